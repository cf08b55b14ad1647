package org.voicerecorder.command.internal;

/** {@link org.voicerecorder.api.ExitStatus} in words, as the help of commands shows it. */
public final class ExitCodes {
    public static final String OK = "0:Done.";
    public static final String PARTIAL = "1:Some of several things failed; the output says which and why.";
    public static final String USAGE = "2:The command line is not understood.";
    public static final String NOT_FOUND = "3:No such recording or file, or the id is ambiguous.";
    public static final String INVALID_INPUT = "4:The file, name or value is not acceptable.";
    public static final String STORAGE = "5:Disk full, no permission, or the disk failed.";
    public static final String DAMAGED = "6:Audio is damaged or missing.";
    public static final String BUSY = "7:The library is in use, of another version, or a part is missing.";
    public static final String DEVICE = "8:The microphone, the loudspeaker or the audio tools failed.";
    public static final String DATABASE = "9:The database or the search index failed.";
    public static final String TIMEOUT = "10:It took too long.";
    public static final String INTERNAL = "70:A defect of the program.";
    public static final String CANCELLED = "130:Cancelled with Ctrl-C.";

    private ExitCodes() {}
}
