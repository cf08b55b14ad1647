package org.voicerecorder.owner;

import java.io.OutputStream;

/** Executes guests' commands. Called by one thread per guest, several at once. */
@FunctionalInterface
public interface GuestHandler {
    /**
     * @param out and {@code err} block while the guest does not read; they fail when the guest is gone
     * @param stop requested by the guest's Ctrl-C and when the guest is gone
     * @return the command's exit status
     */
    int run(GuestRequest request, OutputStream out, OutputStream err, StopSignal stop);

    /** As the other one, with the keyboard of the guest's terminal. @param keys ends with the command */
    default int run(GuestRequest request, OutputStream out, OutputStream err, StopSignal stop, KeySource keys) {
        return run(request, out, err, stop);
    }
}
