package org.voicerecorder.api.storage;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which names a file may have to be kept by every file system that people carry audio on: those of Linux, macOS and
 * Windows, FAT and exFAT. What {@code add} refuses (VAL-1) and what an export replaces is the same rule.
 *
 * <p>The reserved names are those of Microsoft's "Naming Files, Paths, and Namespaces".
 */
public final class PortableName {
    /** Of a file's name, in bytes of UTF-8 (NAME_MAX); never more than the 255 UTF-16 units of FAT and NTFS. */
    public static final int LONGEST = 255;

    private static final String FORBIDDEN = "<>:\"/\\|?*";

    /** Devices on Windows, whatever follows after a dot; the superscript digits count as digits there. */
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3])");

    private PortableName() {}

    /** What is wrong with a name for a recording to keep it, as sentences; empty when nothing is. */
    public static List<String> problems(String name) {
        var problems = new ArrayList<String>();
        if (name.isEmpty()) {
            problems.add("the name is empty");
        }
        if (bytes(name) > LONGEST) {
            problems.add("the name is longer than %d".formatted(LONGEST));
        }
        String forbidden = name.chars()
                .filter(c -> FORBIDDEN.indexOf(c) >= 0)
                .distinct()
                .mapToObj(c -> String.valueOf((char) c))
                .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
        if (!forbidden.isEmpty()) {
            problems.add("the name holds " + forbidden);
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            problems.add("the name holds a control character such as a line break");
        }
        return problems;
    }

    /** The text with {@code _} for every character that {@link #problems} refuses, and for halves of characters. */
    public static String replaced(String text) {
        var replaced = new StringBuilder(text.length());
        text.codePoints().forEach(c -> replaced.appendCodePoint(isRefused(c) ? '_' : c));
        return replaced.toString();
    }

    private static boolean isRefused(int c) {
        return FORBIDDEN.indexOf(c) >= 0
                || Character.isISOControl(c)
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /**
     * A file's name made of any text. It does not lead out of a folder, does not hide the file, is no device of
     * Windows, and has no more than {@link #LONGEST} bytes: the text gives way to what follows it, by whole code
     * points.
     *
     * @param end what follows the text and stays as it is, such as {@code .wav} or {@code " (2).wav"}
     * @param otherwise the text instead of one of which nothing is left
     */
    public static String of(String text, String end, String otherwise) {
        String stem = replaced(text).replaceFirst("^[.\\s]+", "");
        if (RESERVED.matcher((stem + end).split("\\.", 2)[0].strip()).matches()) {
            stem = "_" + stem;
        }
        while (bytes(stem + end) > LONGEST && !stem.isEmpty()) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        // After cutting, which may leave a space or a dot at the end.
        String trimmed = stem.replaceFirst("[.\\s]+$", "");
        return (trimmed.isEmpty() ? otherwise : trimmed) + end;
    }

    /**
     * What two names have in common when one folder of some file system cannot hold both: FAT, NTFS and that of macOS
     * do not tell capitals from small letters, the last not a letter with its accent from one that is written as two.
     */
    public static String folded(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
