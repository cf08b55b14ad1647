package org.voicerecorder.search.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Text without case and accents: decomposed (Unicode NFKD), marks taken away, letters that do not decompose replaced. */
final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"),
            Map.entry('ł', "l"),
            Map.entry('ı', "i"),
            Map.entry('ħ', "h"),
            Map.entry('ŧ', "t"),
            Map.entry('ς', "σ"));

    private Folding() {}

    static String fold(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String plain =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        var folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            String replacement = c < 128 ? null : LETTERS.get(c);
            if (replacement == null) {
                folded.append(c);
            } else {
                folded.append(replacement);
            }
        }
        return folded.toString();
    }
}
