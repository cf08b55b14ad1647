package org.voicerecorder.database.internal.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * By what titles are sorted: without case and accents, each run of blanks one blank. The database compares it code unit
 * by code unit and ignores trailing blanks, so there are none.
 */
public final class SortTitle {
    static final int LENGTH = 250;

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Z}]+");

    private SortTitle() {}

    public static String of(String title) {
        String plain =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        String folded =
                BLANKS.matcher(plain).replaceAll(" ").toLowerCase(Locale.ROOT).strip();
        if (folded.length() <= LENGTH) {
            return folded;
        }
        int end = Character.isHighSurrogate(folded.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
        return folded.substring(0, end).strip();
    }
}
