package org.voicerecorder.workbench.internal.studio.model;

import java.util.function.Consumer;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.workbench.internal.Tasks;

/**
 * Starts work that shows how far it is and can be cancelled. One of the consumers is called in the display thread at its
 * end, but for work that was cancelled.
 */
@FunctionalInterface
public interface LongWork {
    <R> void start(String name, Tasks.Work<R> work, Consumer<R> then, Consumer<VoiceRecorderException> failed);
}
