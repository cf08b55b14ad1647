package org.voicerecorder.workbench.internal.studio.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which edits were not made into recordings yet, as far as this window knows; remembered from one start to the next. The
 * edits themselves are the library's.
 */
public interface Drafts {
    /** Those that have steps which no recording was made of, the latest first. */
    List<UUID> unsaved();

    void markUnsaved(UUID recording);

    /** @param steps what the steps were that a recording was made of; empty when there are none */
    void markSaved(UUID recording, Optional<String> steps);

    /** The steps that a recording was made of last. */
    Optional<String> saved(UUID recording);
}
