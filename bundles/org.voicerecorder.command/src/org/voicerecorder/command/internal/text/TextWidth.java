package org.voicerecorder.command.internal.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * How many columns text takes in a terminal: East Asian wide and full-width characters and emoji take two, combining
 * marks none (Unicode TR 11, TR 51). Text is counted and cut by what a reader takes for one character (TR 29).
 */
public final class TextWidth {
    private static final String ELLIPSIS = "…";
    private static final int VARIATION_EMOJI = 0xFE0F;

    /** First and last code points of the wide and full-width blocks (EastAsianWidth.txt, W and F). */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97C,
        0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0,
                0x18DFF,
        0x1AFF0, 0x1B2FB, 0x1D300, 0x1D376, 0x1F200, 0x1F265, 0x20000, 0x2FFFD, 0x30000, 0x3FFFD
    };

    private TextWidth() {}

    public static int of(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        int width = 0;
        BreakIterator characters = characters(text);
        int start = characters.first();
        for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
            width += ofCharacter(text, start, end);
            start = end;
        }
        return width;
    }

    /** The text, or its beginning and an ellipsis, in at most so many columns. */
    public static String ellipsize(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        return columns < 1 ? "" : cut(text, columns - 1) + ELLIPSIS;
    }

    /** The text, cut without a sign when it is longer. */
    public static String fit(String text, int columns) {
        return of(text) <= columns ? text : cut(text, Math.max(0, columns));
    }

    private static String cut(String text, int columns) {
        BreakIterator characters = characters(text);
        int width = 0;
        int start = characters.first();
        for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
            width += ofCharacter(text, start, end);
            if (width > columns) {
                return text.substring(0, start);
            }
            start = end;
        }
        return text;
    }

    private static int ofCharacter(String text, int start, int end) {
        int width = 0;
        for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (codePoint == VARIATION_EMOJI) {
                return 2;
            }
            width = Math.max(width, ofCodePoint(codePoint));
        }
        return width;
    }

    private static int ofCodePoint(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        if (codePoint < WIDE[0]) {
            return false;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (codePoint >= WIDE[i] && codePoint <= WIDE[i + 1]) {
                return true;
            }
        }
        return Character.isEmojiPresentation(codePoint);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7E && (c < 0xA1 || c > 0x2FF || c == 0xAD)) {
                return false;
            }
        }
        return true;
    }

    private static BreakIterator characters(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters;
    }
}
