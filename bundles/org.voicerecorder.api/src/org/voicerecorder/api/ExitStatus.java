package org.voicerecorder.api;

/** Exit statuses of the command line, one per class of failure. The numbers are a stable contract. */
public enum ExitStatus {
    OK(0),
    /** Some of the things asked for failed; the output says which. */
    PARTIAL(1),
    USAGE(2),
    NOT_FOUND(3),
    INVALID_INPUT(4),
    STORAGE(5),
    /** Stored or given audio is damaged or missing. */
    DAMAGED(6),
    /** The library is in use, of another version, or its owner went away. */
    BUSY(7),
    DEVICE(8),
    DATABASE(9),
    TIMEOUT(10),
    INTERNAL(70),
    CANCELLED(130);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /** The number given to the operating system. */
    public int code() {
        return code;
    }
}
