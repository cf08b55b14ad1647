package org.voicerecorder.api;

/**
 * Stable codes of everything that can go wrong. A code is part of the contract with scripts: it never changes its
 * meaning, and it maps to one {@link ExitStatus}. The sentence that tells a person what to do is
 * {@link #advice()} unless the exception brings a more precise one.
 */
public enum ErrorCode {
    ERR_USAGE(Severity.LOW, false, ExitStatus.USAGE, "Run the command with --help to see its options."),
    ERR_INVALID_NAME(
            Severity.LOW,
            false,
            ExitStatus.INVALID_INPUT,
            "Give another name with --name, or let the program replace the characters with --fix-names."),
    ERR_INVALID_ARGUMENT(Severity.LOW, false, ExitStatus.INVALID_INPUT, "Correct the value and try again."),
    ERR_FILE_NOT_FOUND(Severity.LOW, false, ExitStatus.NOT_FOUND, "Check the path."),
    ERR_NOT_A_FILE(Severity.LOW, false, ExitStatus.INVALID_INPUT, "Name a regular file or a folder of files."),
    ERR_UNSUPPORTED_FORMAT(
            Severity.LOW,
            false,
            ExitStatus.INVALID_INPUT,
            "Supported are WAV, MP3, M4A, FLAC, OGG, OPUS and AIFF. Convert the file first."),
    ERR_FILE_TOO_LARGE(
            Severity.LOW, false, ExitStatus.INVALID_INPUT, "Raise the limit with --max-size, e.g. --max-size 2GB."),
    ERR_EMPTY_FILE(Severity.LOW, false, ExitStatus.INVALID_INPUT, "The file holds no audio; nothing was added."),
    ERR_CORRUPT_FILE(Severity.MEDIUM, false, ExitStatus.DAMAGED, "The file is damaged; get another copy of it."),
    ERR_SOURCE_CHANGED(
            Severity.MEDIUM,
            true,
            ExitStatus.STORAGE,
            "Another program was writing the file. Wait until it is finished and add it again."),
    ERR_DUPLICATE(Severity.LOW, false, ExitStatus.INVALID_INPUT, "The library already holds this recording."),
    ERR_NOT_FOUND(Severity.LOW, false, ExitStatus.NOT_FOUND, "List the recordings with 'voicerec list --all'."),
    ERR_AMBIGUOUS_ID(Severity.LOW, false, ExitStatus.NOT_FOUND, "Give more characters of the id."),
    ERR_STATE(
            Severity.LOW, false, ExitStatus.INVALID_INPUT, "Check the state of the recording with 'voicerec show ID'."),
    ERR_EXISTS(Severity.LOW, false, ExitStatus.INVALID_INPUT, "Choose another file name, or overwrite with --force."),
    ERR_DISK_FULL(
            Severity.CRITICAL,
            true,
            ExitStatus.STORAGE,
            "Free a few megabytes on that disk first; 'voicerec purge --now' then empties the bin."),
    ERR_PERMISSION(
            Severity.HIGH,
            false,
            ExitStatus.STORAGE,
            "Check the owner and the permissions of the file and its folder."),
    ERR_IO(Severity.HIGH, true, ExitStatus.STORAGE, "Check the disk and try again."),
    ERR_CHECKSUM_MISMATCH(
            Severity.CRITICAL,
            false,
            ExitStatus.DAMAGED,
            "The stored audio is not what was stored. Restore it from a backup or another copy."),
    ERR_FILE_MISSING(Severity.CRITICAL, false, ExitStatus.DAMAGED, "Restore the file from a backup or another copy."),
    ERR_NOT_A_LIBRARY(Severity.LOW, false, ExitStatus.INVALID_INPUT, "Name an empty folder or an existing library."),
    ERR_LIBRARY_LOCKED(
            Severity.MEDIUM, true, ExitStatus.BUSY, "Another program uses this library. Close it and try again."),
    ERR_LIBRARY_VERSION(
            Severity.HIGH,
            false,
            ExitStatus.BUSY,
            "The library was written by a newer version. Install that version; nothing was changed."),
    ERR_VERSION(
            Severity.MEDIUM,
            false,
            ExitStatus.BUSY,
            "Another version of the program has this library open. Close it, or run that version."),
    ERR_OWNER_LOST(
            Severity.HIGH,
            false,
            ExitStatus.BUSY,
            "The program that executed the command ended. Look at the result with 'voicerec list' before you repeat"
                    + " it."),
    ERR_DATABASE(Severity.CRITICAL, true, ExitStatus.DATABASE, "Look into the log of the library (logs/voicerec.log)."),
    ERR_MIGRATION(
            Severity.CRITICAL,
            false,
            ExitStatus.DATABASE,
            "The database was put back as it was. Report this with the log of the library."),
    ERR_INDEX(
            Severity.MEDIUM, true, ExitStatus.DATABASE, "Build the search index anew with 'voicerec index --rebuild'."),
    ERR_DEVICE_NOT_FOUND(Severity.MEDIUM, false, ExitStatus.DEVICE, "List the devices with 'voicerec devices'."),
    ERR_DEVICE_UNAVAILABLE(
            Severity.HIGH, true, ExitStatus.DEVICE, "Close other programs that use the device, or choose another one."),
    ERR_DEVICE_LOST(
            Severity.HIGH, true, ExitStatus.DEVICE, "What was recorded is kept. Connect the device and record again."),
    ERR_INPUT_SILENT(
            Severity.HIGH,
            true,
            ExitStatus.DEVICE,
            "What was recorded is kept. See whether the microphone is connected, switched on and not muted."),
    ERR_FORMAT_NOT_SUPPORTED(
            Severity.LOW, false, ExitStatus.DEVICE, "Choose a rate, depth and channels that 'voicerec devices' lists."),
    ERR_AUDIO_TOOL(
            Severity.HIGH, true, ExitStatus.DEVICE, "The audio tools could not be started; reinstall the program."),
    ERR_TIMEOUT(Severity.MEDIUM, true, ExitStatus.TIMEOUT, "Try again; if it stays, look into the log of the library."),
    ERR_UNAVAILABLE(
            Severity.MEDIUM, true, ExitStatus.BUSY, "A part of the program is not installed or could not start."),
    ERR_CANCELLED(Severity.LOW, true, ExitStatus.CANCELLED, "Nothing was changed."),
    ERR_INTERNAL(
            Severity.CRITICAL, false, ExitStatus.INTERNAL, "This is a defect. Report it with the log of the library.");

    private final Severity severity;
    private final boolean retryable;
    private final ExitStatus exitStatus;
    private final String advice;

    ErrorCode(Severity severity, boolean retryable, ExitStatus exitStatus, String advice) {
        this.severity = severity;
        this.retryable = retryable;
        this.exitStatus = exitStatus;
        this.advice = advice;
    }

    /** How bad it is for the user's recordings. */
    public Severity severity() {
        return severity;
    }

    /** Whether the same act may succeed when tried again without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }

    /** The status with which a command that failed for this reason exits. */
    public ExitStatus exitStatus() {
        return exitStatus;
    }

    /** What to do about it, as a sentence to a person. */
    public String advice() {
        return advice;
    }
}
