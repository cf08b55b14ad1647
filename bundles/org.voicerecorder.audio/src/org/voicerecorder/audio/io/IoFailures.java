package org.voicerecorder.audio.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** Gives the system's I/O failures the product's codes. */
public final class IoFailures {
    private IoFailures() {}

    /**
     * The exception to throw.
     *
     * @param what what could not be done, e.g. {@code "write"}
     */
    public static VoiceRecorderException of(IOException cause, String what, Path file) {
        return new VoiceRecorderException(
                code(cause), "Could not %s %s: %s".formatted(what, file, reason(cause, file)), cause);
    }

    /** The code of a failure. */
    public static ErrorCode code(IOException cause) {
        if (isDiskFull(cause)) {
            return ErrorCode.ERR_DISK_FULL;
        }
        return switch (cause) {
            case AccessDeniedException _ -> ErrorCode.ERR_PERMISSION;
            case NoSuchFileException _ -> ErrorCode.ERR_FILE_NOT_FOUND;
            case FileAlreadyExistsException _ -> ErrorCode.ERR_EXISTS;
            default -> isReadOnly(cause) ? ErrorCode.ERR_PERMISSION : ErrorCode.ERR_IO;
        };
    }

    private static boolean isReadOnly(IOException cause) {
        return cause.getCause() instanceof ReadOnlyFileSystemException
                || String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("read-only file system");
    }

    /** Whether the disk, or what the user may use of it, is full. Java has no type for this: the message tells. */
    public static boolean isDiskFull(IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left on device")
                || message.contains("disk quota exceeded")
                || message.contains("not enough space on the disk")
                || message.contains("file too large");
    }

    private static String reason(IOException cause, Path file) {
        return switch (cause) {
            // A name on the command line that is not UTF-8 cannot be handed to a Java program as it is.
            case NoSuchFileException _
            when file.toString().indexOf('\uFFFD') >= 0 ->
                "its name is not valid UTF-8; rename it, or name the folder that it lies in";
            case NoSuchFileException _ -> "it does not exist";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it exists already";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
