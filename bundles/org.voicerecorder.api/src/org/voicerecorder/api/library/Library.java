package org.voicerecorder.api.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * The library this process owns. The service is there exactly as long as the library is open; everything that works on
 * a library depends on it. All paths are absolute.
 */
public interface Library {
    /** The folder that is the library. */
    Path root();

    /** The database's folder. */
    default Path database() {
        return root().resolve("db");
    }

    /** Stored audio, one file per recording, named by its id; never changed once there. */
    default Path raw() {
        return root().resolve("recordings").resolve("raw");
    }

    /** Whether a file of that name in {@link #raw()} is stored audio: an id and an extension. */
    static boolean isStoredName(String name) {
        return name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.[a-z0-9]{2,5}");
    }

    /** Files on their way in: copies being made and takes being recorded. */
    default Path incoming() {
        return root().resolve("recordings").resolve("incoming");
    }

    /** What can be made anew at any time: peaks, previews, the search index. */
    default Path derived() {
        return root().resolve("derived");
    }

    /** What people did to recordings without changing them: journals of edits, how rendered recordings were made. */
    default Path edits() {
        return root().resolve("edits");
    }

    default Path backups() {
        return root().resolve("backups");
    }

    default Path logs() {
        return root().resolve("logs");
    }

    /**
     * Whether a file, which need not be there, lies in one of the library's folders; also when the way to it, or the
     * folder, is a link.
     */
    default boolean contains(Path file) {
        var folders = List.of(root(), database(), raw(), incoming(), derived(), edits(), backups(), logs());
        for (Path at = real(file); at != null; at = at.getParent()) {
            for (Path folder : folders) {
                if (isSame(at, folder)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Refuses to write into the library: it keeps its files itself.
     *
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT}
     */
    default void requireOutside(Path file) {
        if (contains(file)) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "%s lies in the library's own folder".formatted(file),
                    "Choose a place outside %s.".formatted(root()),
                    null);
        }
    }

    /** Without links, as far as the way is there. */
    private static Path real(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException _) {
            // It is not there, or cannot be looked at: what it lies in decides.
            return absolute.getParent() == null
                    ? absolute
                    : real(absolute.getParent()).resolve(absolute.getFileName());
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException _) {
            // One of them is not there.
            return false;
        }
    }

    /** The program's version that has the library open. */
    String appVersion();
}
