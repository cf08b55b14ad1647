package org.voicerecorder.api.command;

/** Executes command lines, for this process's own terminal and for guests. Thread-safe: several run at once. */
public interface CommandRunner {
    /** @return the exit status; see {@link org.voicerecorder.api.ExitStatus} */
    int run(CommandRequest request);
}
