package org.voicerecorder.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.voicerecorder.owner.Failure;
import org.voicerecorder.owner.LibraryLock;

/** A folder of somebody's documents must not become a library by a slip of the hand. */
final class FolderCheck {
    private FolderCheck() {}

    /** Why a folder cannot be a library; empty when it is one, or is empty, or is not there yet. */
    static Optional<Failure> problem(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of(Failure.notALibrary(folder.toString()));
        }
        if (isLibrary(folder) || Files.exists(folder.resolve(LibraryLock.FILE))) {
            return Optional.empty();
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            return entries.iterator().hasNext()
                    ? Optional.of(Failure.notALibrary(folder.toString()))
                    : Optional.empty();
        }
    }

    /** Whether a library has been made there. */
    static boolean isLibrary(Path folder) {
        return Files.exists(folder.resolve("library.properties"));
    }

    /** Whether a lock could not be had because the library, which is one, may only be read. */
    static boolean isReadOnlyLibrary(Path folder, FileSystemException why) {
        boolean denied = why instanceof AccessDeniedException
                || String.valueOf(why.getReason()).contains("Read-only");
        return denied && Files.isReadable(folder.resolve("library.properties"));
    }
}
