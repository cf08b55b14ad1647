package org.voicerecorder.storage.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which names a recording may keep as its original name (VAL-1): 1 to 255 characters and none that some file system
 * refuses, so that an export can use the name anywhere.
 */
final class FileNames {
    static final int MAXIMUM_LENGTH = 255;

    private static final String FORBIDDEN = "<>:\"/\\|?*";
    private static final Set<String> AUDIO_EXTENSIONS =
            Set.of("wav", "wave", "rf64", "bwf", "mp3", "m4a", "mp4", "flac", "ogg", "oga", "opus", "aif", "aiff");

    private FileNames() {}

    /** What is wrong with the name, as sentences; empty when nothing is. */
    static List<String> problems(String name) {
        var problems = new ArrayList<String>();
        if (name.isEmpty()) {
            problems.add("the name is empty");
        }
        if (name.length() > MAXIMUM_LENGTH || name.getBytes(StandardCharsets.UTF_8).length > MAXIMUM_LENGTH) {
            problems.add("the name is longer than %d".formatted(MAXIMUM_LENGTH));
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

    /** The name with every refused character replaced by {@code _} and cut to length, its extension kept. */
    static String fix(String name) {
        var fixed = new StringBuilder(name.length());
        name.chars()
                .forEach(c -> fixed.append(FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c) ? '_' : (char) c));
        String extension = extension(fixed.toString());
        String suffix = extension.isEmpty() || extension.length() > 8 ? "" : "." + extension;
        String stem = fixed.substring(0, fixed.length() - suffix.length());
        while (!problems(stem + suffix).isEmpty() && stem.length() > 1) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem.isEmpty() && suffix.isEmpty() ? "_" : stem + suffix;
    }

    /** The part after the last dot, lower case; empty without one. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name without its extension: what a recording is called until somebody titles it. */
    static String stem(String name) {
        String extension = extension(name);
        return extension.isEmpty() ? name : name.substring(0, name.length() - extension.length() - 1);
    }

    static boolean looksLikeAudio(String name) {
        return !name.startsWith(".") && AUDIO_EXTENSIONS.contains(extension(name));
    }
}
