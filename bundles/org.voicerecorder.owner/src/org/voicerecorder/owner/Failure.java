package org.voicerecorder.owner;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Duration;

/**
 * Why a command could not be handed to anybody, in the codes and statuses of the api's {@code ErrorCode} and
 * {@code ExitStatus}; repeated here because a guest loads neither.
 */
public record Failure(String code, String message, String advice, int exitStatus) {
    private static final int USAGE = 2;
    private static final int BUSY = 7;
    private static final int INVALID_INPUT = 4;
    private static final int STORAGE = 5;
    private static final int DEFECT = 70;
    private static final int CANCELLED = 130;

    static Failure version(String owner, String guest) {
        return new Failure(
                "ERR_VERSION",
                "Another version of the program (" + owner + ") has this library open; this is " + guest + ".",
                "Close it, or run that version.",
                BUSY);
    }

    public static Failure ownerLost() {
        return new Failure(
                "ERR_OWNER_LOST",
                "The program that was executing this command ended unexpectedly.",
                "Look at the result with 'voicerec list' before you repeat it.",
                BUSY);
    }

    public static Failure locked(String library) {
        return new Failure(
                "ERR_LIBRARY_LOCKED",
                "Another program uses the library " + library + " and does not serve others.",
                "Close it and try again.",
                BUSY);
    }

    static Failure silent(Duration patience) {
        return new Failure(
                "ERR_LIBRARY_LOCKED",
                "The program that has this library open has not answered for " + patience.toSeconds() + " seconds.",
                "It may be suspended (Ctrl-Z; 'fg' in its terminal lets it go on) or hang: end it, then try again.",
                BUSY);
    }

    public static Failure notALibrary(String folder) {
        return new Failure(
                "ERR_NOT_A_LIBRARY",
                folder + " is neither an empty folder nor a library.",
                "Name an empty folder or an existing library.",
                INVALID_INPUT);
    }

    public static Failure permission(String path) {
        return new Failure(
                "ERR_PERMISSION",
                "No permission to use " + path + ".",
                "Check the owner and the permissions of the file and its folder.",
                STORAGE);
    }

    static Failure usage(String message) {
        return new Failure("ERR_USAGE", message, "See 'voicerec --help'.", USAGE);
    }

    /** @param e says why the library's folder cannot be used, e.g. that its disk may only be read */
    public static Failure unusable(FileSystemException e) {
        String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
        return new Failure(
                reason.contains("Read-only") ? "ERR_PERMISSION" : "ERR_IO",
                e.getFile() + " cannot be used: " + reason + ".",
                "A library must lie where it can be written to.",
                STORAGE);
    }

    /**
     * The library is there and cannot be written to: it lies on a medium that may only be read, or belongs to somebody else.
     * It is not opened for reading either: who opens a library holds its lock, and database, search index and log are
     * written from then on, so that two who did it at once would not see each other.
     */
    public static Failure readOnly(String library, FileSystemException e) {
        String reason = e.getReason() == null ? "no permission" : e.getReason();
        return new Failure(
                "ERR_PERMISSION",
                "The library " + library + " may only be read, and to open one is to write to it (" + e.getFile() + ": "
                        + reason + ").",
                "Copy the whole folder to where you may write, and name the copy with --library; nothing in the original"
                        + " changes. Its audio can be played by any program: recordings/raw in it, one file for each recording.",
                STORAGE);
    }

    public static Failure io(String message) {
        return new Failure("ERR_IO", message, "Check the disk and try again.", STORAGE);
    }

    public static Failure cancelled() {
        return new Failure("ERR_CANCELLED", "Cancelled before the command began.", "Nothing was changed.", CANCELLED);
    }

    /** @param cause what nobody expected */
    public static Failure internal(Throwable cause) {
        return new Failure(
                "ERR_INTERNAL",
                "Unexpected: " + cause,
                "This is a defect. Report it with what is written above.",
                DEFECT);
    }

    /** Tells the user: as JSON on standard output, else as text on standard error. */
    public void print(boolean json, OutputStream out, OutputStream err) throws IOException {
        if (json) {
            String text = "{\"error\":{\"code\":" + quoted(code) + ",\"message\":" + quoted(message) + ",\"advice\":"
                    + quoted(advice) + "}}\n";
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } else {
            err.write(
                    ("voicerec: " + message + " (" + code + ")\n  " + advice + "\n").getBytes(StandardCharsets.UTF_8));
            err.flush();
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
