package org.voicerecorder.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A second library as it stands on the disk at this moment, whoever uses the first. */
public final class LibraryCopy {
    private LibraryCopy() {}

    /**
     * Copies a library's folder, without the files by which Derby notices that it is open. Derived files are left out:
     * the search index changes them beside the test, and they can be made anew.
     */
    public static void copy(Path from, Path to) throws IOException {
        Path derived = from.resolve("derived");
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(f -> !f.startsWith(derived)).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.getFileName().toString().endsWith(".lck")) {
                    Files.copy(file, target);
                }
            }
        }
    }
}
