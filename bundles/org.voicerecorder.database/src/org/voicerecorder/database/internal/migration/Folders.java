package org.voicerecorder.database.internal.migration;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/** Whole folders: copied, forced to disk, moved, deleted. */
final class Folders {
    private Folders() {}

    /** Copies a folder that nobody writes to. */
    static void copy(Path from, Path to) throws IOException {
        for (Path path : tree(from)) {
            Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Forces every file and every folder of a tree to disk. */
    static void force(Path folder) throws IOException {
        for (Path path : tree(folder)) {
            if (Files.isDirectory(path)) {
                forceFolder(path);
            } else {
                try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Renames atomically within one parent, and forces the parent. */
    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(to.getParent());
    }

    /** Moves a folder, by copying where the target is on another disk: the target is whole before the source goes. */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Path partial = to.resolveSibling(to.getFileName() + ".partial");
            copy(from, partial);
            force(partial);
            Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
            Path discarded = from.resolveSibling(from.getFileName() + ".unfinished");
            rename(from, discarded);
            delete(discarded);
        }
        forceFolder(from.getParent());
        forceFolder(to.getParent());
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> children =
                    tree(folder).stream().sorted(Comparator.reverseOrder()).toList();
            for (Path path : children) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.toList();
        }
    }

    /** Makes renames in a folder last; where a system cannot open folders (Windows) it needs no such thing. */
    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
