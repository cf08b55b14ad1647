package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * Finds the files that are meant: a file that was named is taken whatever it is called, in a folder those that look
 * like audio, in all folders below, by name. Hidden files and folders, and the library itself, are passed over; links
 * to files are followed, links to folders only when they are what was named (others can go round in circles).
 */
final class AudioSources {
    private final Predicate<Path> looksLikeAudio;
    private final Optional<Path> library;
    private final Cancellation cancel;

    /** @param library the library's root, which is not taken into itself */
    AudioSources(Predicate<Path> looksLikeAudio, Optional<Path> library, Cancellation cancel) {
        this.looksLikeAudio = looksLikeAudio;
        this.library = library.map(AudioSources::real);
        this.cancel = cancel;
    }

    /** @param failures folders that could not be read */
    record Found(List<Path> files, List<AddOutcome.Failed> failures) {}

    Found in(Path named) {
        if (!Files.isDirectory(named)) {
            return new Found(List.of(named), List.of());
        }
        List<Path> files = new ArrayList<>();
        List<AddOutcome.Failed> failures = new ArrayList<>();
        try {
            Path root = named.toRealPath();
            Files.walkFileTree(
                    root, Set.<FileVisitOption>of(), Integer.MAX_VALUE, visitor(root, named, files, failures));
        } catch (IOException e) {
            failures.add(failure(named, e));
        }
        files.sort(null);
        return new Found(files, failures);
    }

    /** Without links; as it is when it cannot be told, e.g. because it is not there. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            // What uses it reports what is wrong with it.
            return path;
        }
    }

    /** @param named the root as the user calls it, by which the files are told */
    private FileVisitor<Path> visitor(Path root, Path named, List<Path> files, List<AddOutcome.Failed> failures) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                cancel.throwIfCancelled();
                boolean passOver = !folder.equals(root) && isHidden(folder);
                boolean isLibrary = library.map(folder::equals).orElse(false);
                return passOver || isLibrary ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isHidden(file) && looksLikeAudio.test(file) && Files.isRegularFile(file)) {
                    files.add(named.resolve(root.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                failures.add(failure(named.resolve(root.relativize(file)), e));
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private static boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    private static AddOutcome.Failed failure(Path path, IOException e) {
        ErrorCode code = e instanceof AccessDeniedException ? ErrorCode.ERR_PERMISSION : ErrorCode.ERR_IO;
        return new AddOutcome.Failed(path, new VoiceRecorderException(code, "It cannot be read", e));
    }
}
