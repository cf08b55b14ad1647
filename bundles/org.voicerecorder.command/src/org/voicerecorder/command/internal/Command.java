package org.voicerecorder.command.internal;

import org.voicerecorder.api.ExitStatus;

/** A command whose options have been set. */
@FunctionalInterface
public interface Command {
    /**
     * Does it. What fails as a whole is thrown; what fails in part is told in the output and by the status.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException which becomes the error report and the exit status
     */
    ExitStatus run();
}
