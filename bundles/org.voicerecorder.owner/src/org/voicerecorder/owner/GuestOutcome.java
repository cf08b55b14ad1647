package org.voicerecorder.owner;

/** How handing a command to the owner ended. */
public sealed interface GuestOutcome {
    /** The command ran and ended with this exit status. */
    record Exited(int status) implements GuestOutcome {}

    /** The owner did not want it, or ended while executing it. */
    record Failed(Failure failure) implements GuestOutcome {}

    /** There is no owner, or it ended before the command began; the caller may become the owner. */
    record NotServed() implements GuestOutcome {}
}
