package org.voicerecorder.command.internal.text;

/** Texts as they are kept: without the control characters that came along when they were pasted or generated. */
public final class CleanText {
    private CleanText() {}

    /** One line: control characters become spaces, as in the title of a file that is added. */
    public static String line(String typed) {
        return typed.replaceAll("\\p{Cntrl}", " ");
    }

    /** Several lines: line ends and tabs are kept, other control characters become spaces. */
    public static String lines(String typed) {
        return typed.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
    }
}
