package org.voicerecorder.command.internal.text;

/**
 * Makes text from outside (titles, file names) harmless for a terminal: control characters and the characters that
 * reorder text (Unicode TR 36, bidirectional overrides) are shown as visible signs instead of being obeyed.
 */
public final class Escapes {
    private Escapes() {}

    /** One line: also line ends become visible. */
    public static String visible(String text) {
        return escape(text, false);
    }

    /** Keeps line ends, as in a description of several lines. */
    public static String visibleLines(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean keepLines) {
        int i = 0;
        while (i < text.length() && isHarmless(text.charAt(i), keepLines)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            safe.append(isHarmless(c, keepLines) ? c : picture(c));
        }
        return safe.toString();
    }

    private static boolean isHarmless(char c, boolean keepLines) {
        if (c < 0x20) {
            return keepLines && c == '\n';
        }
        if (c < 0x7F) {
            return true;
        }
        boolean control = c <= 0x9F;
        boolean lineEnd = c == '\u2028' || c == '\u2029';
        boolean reorders = c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
        return !control && !lineEnd && !reorders;
    }

    /** The control pictures of Unicode stand for the controls of ASCII. */
    private static char picture(char c) {
        if (c < 0x20) {
            return (char) ('\u2400' + c);
        }
        return c == 0x7F ? '\u2421' : '\uFFFD';
    }
}
