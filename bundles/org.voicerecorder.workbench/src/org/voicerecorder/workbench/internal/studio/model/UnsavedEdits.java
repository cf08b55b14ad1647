package org.voicerecorder.workbench.internal.studio.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.edit.EditState;

/** Keeps in mind, over restarts, which edits have steps that no recording was made of. Display thread. */
final class UnsavedEdits {
    private final Drafts drafts;

    UnsavedEdits(Drafts drafts) {
        this.drafts = drafts;
    }

    boolean isUnsaved(EditState edit) {
        Optional<String> saved = drafts.saved(edit.recording().id());
        return edit.canUndo()
                && saved.filter(StepTexts.fingerprint(edit.list())::equals).isEmpty();
    }

    /** The latest first. */
    List<UUID> recordings() {
        return drafts.unsaved();
    }

    /** The edit stands so now. */
    void remember(EditState now) {
        if (!now.canUndo()) {
            forget(now.recording().id());
        } else if (isUnsaved(now)) {
            drafts.markUnsaved(now.recording().id());
        }
    }

    /** A recording was made of these steps. */
    void saved(EditState made) {
        drafts.markSaved(made.recording().id(), Optional.of(StepTexts.fingerprint(made.list())));
    }

    /** There are no steps any more. */
    void forget(UUID recording) {
        drafts.markSaved(recording, Optional.empty());
    }
}
