package org.voicerecorder.database.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** Tells what a failure of the database means, by SQLSTATE (Derby Reference Manual, "SQL error messages"). */
public final class Failures {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String TOO_LONG = "22001";
    /** Deadlock; waited too long for a lock; the same with a list of locks. */
    private static final Set<String> TRANSIENT = Set.of("40001", "40XL1", "40XL2");
    /** The log cannot be written; a container has no space. */
    private static final Set<String> NO_SPACE = Set.of("XSLA4", "XSDG6");

    /** Changes asked of a database that was started for reading only. */
    private static final Set<String> READ_ONLY = Set.of("25501", "25502", "25503", "25505");

    /** What the database needs to be opened for writing, in bytes. */
    private static final long LEAST_ROOM = 1_000_000;

    /** Failed to start; what for is said by its causes. */
    private static final String CANNOT_START = "XJ040";

    private static final int DEEPEST = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    public static boolean isUniqueViolation(Throwable failure) {
        return state(failure, UNIQUE_VIOLATION::equals);
    }

    /** Whether the same transaction may succeed when it is tried again. */
    public static boolean isTransient(Throwable failure) {
        return state(failure, TRANSIENT::contains);
    }

    public static boolean isDiskFull(Throwable failure) {
        return state(failure, NO_SPACE::contains) || anyCause(failure, Failures::saysNoSpace);
    }

    /** The product's exception for a failure within a transaction. */
    public static VoiceRecorderException of(Throwable failure) {
        if (failure instanceof VoiceRecorderException known) {
            return known;
        }
        if (isDiskFull(failure)) {
            return new VoiceRecorderException(
                    ErrorCode.ERR_DISK_FULL, "The database could not be written: the disk is full", failure);
        }
        if (state(failure, TOO_LONG::equals)) {
            return new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT, "A text is too long for the database", failure);
        }
        if (state(failure, CANNOT_START::equals)) {
            return new VoiceRecorderException(
                    ErrorCode.ERR_DATABASE,
                    "The library's database cannot be opened, it may be damaged: " + deepest(failure),
                    "The audio is not touched by this. Put the folder 'db' back from a copy of the library. Without one,"
                            + " move 'db' away and make an empty folder 'db': the audio then comes in as recovered"
                            + " recordings.",
                    failure);
        }
        String reason = sql(failure).map(SQLException::getMessage).orElse(failure.toString());
        return new VoiceRecorderException(ErrorCode.ERR_DATABASE, "The database failed: " + reason, failure);
    }

    public static boolean isReadOnly(Throwable failure) {
        return state(failure, READ_ONLY::contains);
    }

    /** The product's exception for a change asked of a database that only reads; the room on its disk tells why. */
    static VoiceRecorderException readOnly(Throwable failure, Path folder) {
        String message = "The database can only be read: its disk was %s when it was opened";
        return hasRoom(folder)
                ? new VoiceRecorderException(
                        ErrorCode.ERR_PERMISSION, message.formatted("not to be written to"), failure)
                : new VoiceRecorderException(ErrorCode.ERR_DISK_FULL, message.formatted("full"), failure);
    }

    private static boolean hasRoom(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() >= LEAST_ROOM;
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("The room on the disk of the database is not known");
            return true;
        }
    }

    /** The product's exception for a failure with the files of the database. */
    public static VoiceRecorderException io(String message, IOException failure) {
        ErrorCode code = saysNoSpace(failure)
                ? ErrorCode.ERR_DISK_FULL
                : failure instanceof AccessDeniedException ? ErrorCode.ERR_PERMISSION : ErrorCode.ERR_IO;
        return new VoiceRecorderException(code, message + ": " + failure.getMessage(), failure);
    }

    private static boolean saysNoSpace(Throwable failure) {
        if (!(failure instanceof IOException) || failure.getMessage() == null) {
            return false;
        }
        String message = failure.getMessage().toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("disk quota exceeded");
    }

    private static boolean state(Throwable failure, java.util.function.Predicate<String> wanted) {
        return anyCause(
                failure, t -> t instanceof SQLException e && e.getSQLState() != null && wanted.test(e.getSQLState()));
    }

    private static Optional<SQLException> sql(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    /** What went wrong in the first place. */
    private static String deepest(Throwable failure) {
        Throwable last = failure;
        for (int i = 0; i < DEEPEST; i++) {
            Throwable next = last instanceof SQLException e && e.getNextException() != null
                    ? e.getNextException()
                    : last.getCause();
            if (next == null || next.getMessage() == null) {
                break;
            }
            last = next;
        }
        return last.getMessage();
    }

    private static boolean anyCause(Throwable failure, java.util.function.Predicate<Throwable> wanted) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++, cause = cause.getCause()) {
            if (wanted.test(cause)) {
                return true;
            }
            if (cause instanceof SQLException e
                    && e.getNextException() != null
                    && anyCause(e.getNextException(), wanted)) {
                return true;
            }
        }
        return false;
    }
}
