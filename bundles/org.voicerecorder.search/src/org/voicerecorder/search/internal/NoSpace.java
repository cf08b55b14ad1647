package org.voicerecorder.search.internal;

import java.util.Locale;

/** Whether a failure comes from a disk that is full. Java has no type for this: the message of the system tells. */
final class NoSpace {
    private static final int DEEPEST = 20;

    private NoSpace() {}

    static boolean isReasonOf(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++, cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left on device")
                    || message.contains("disk quota exceeded")
                    || message.contains("not enough space on the disk")) {
                return true;
            }
        }
        return false;
    }
}
