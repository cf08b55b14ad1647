package org.voicerecorder.storage.internal;

import java.util.Locale;
import java.util.Set;
import org.voicerecorder.api.storage.PortableName;

/** Parts of original names, which are portable: an export can use them anywhere. */
final class FileNames {
    private static final Set<String> AUDIO_EXTENSIONS =
            Set.of("wav", "wave", "rf64", "bwf", "mp3", "m4a", "mp4", "flac", "ogg", "oga", "opus", "aif", "aiff");

    private FileNames() {}

    /**
     * The name, if it can be kept, or with every character that {@link PortableName} refuses replaced by {@code _} and
     * cut to length, its extension kept.
     */
    static String fix(String name) {
        if (PortableName.problems(name).isEmpty()) {
            return name;
        }
        String fixed = PortableName.replaced(name);
        String extension = extension(fixed);
        String suffix = extension.isEmpty() || extension.length() > 8 ? "" : "." + extension;
        return PortableName.of(fixed.substring(0, fixed.length() - suffix.length()), suffix, "_");
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
