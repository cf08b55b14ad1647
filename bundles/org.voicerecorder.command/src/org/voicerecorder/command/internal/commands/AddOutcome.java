package org.voicerecorder.command.internal.commands;

import java.nio.file.Path;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;

/** What became of one file that was to be added. */
sealed interface AddOutcome {
    /** The file as it was named. */
    Path path();

    /** Whether it was not added because the user wanted the end. */
    default boolean isCancelled() {
        return this instanceof Failed failed && failed.why().code() == ErrorCode.ERR_CANCELLED;
    }

    /** Whether it failed for a reason that may be gone the next time: a full disk, another program that is writing. */
    default boolean mayPass() {
        return this instanceof Failed failed
                && (failed.why().code().retryable() || failed.why().code() == ErrorCode.ERR_PERMISSION);
    }

    record Added(Path path, Recording recording) implements AddOutcome {}

    /** @param healed whether the stored audio was missing or damaged, and the file took its place */
    record Duplicate(Path path, Recording existing, boolean healed) implements AddOutcome {}

    record Failed(Path path, VoiceRecorderException why) implements AddOutcome {}
}
