package org.voicerecorder.audio.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Files on their way into a folder that is the user's: hidden, beside what they become, and known by their name, {@code
 * .voicerec-<uuid>.part}, as left by this program when a kill left them. Thread-safe.
 */
public final class UnfinishedFiles {
    private static final Pattern NAME = Pattern.compile("\\.voicerec-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");

    /** Whoever is writing, or reads back what was written, has done something to the file since. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private UnfinishedFiles() {}

    /** A name that nothing has yet, in the folder of a file. */
    public static Path beside(Path target) {
        return target.resolveSibling(".voicerec-%s.part".formatted(UUID.randomUUID()));
    }

    /**
     * Gives a finished file its name. The other name may stay: who made the file deletes that, whatever comes of it.
     *
     * @param replace whether a file of that name is replaced
     * @throws FileAlreadyExistsException when something has that name and is not to be replaced, however lately it came
     */
    public static void publish(FileIo io, Path part, Path target, boolean replace) throws IOException {
        if (replace) {
            io.moveAtomically(part, target);
        } else if (!link(part, target)) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            io.moveAtomically(part, target);
        }
    }

    /** A second name is given or refused in one step, which a rename is not. @return false where there are no links */
    private static boolean link(Path part, Path target) throws IOException {
        try {
            Files.createLink(target, part);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException _) {
            return false;
        }
    }

    /**
     * Removes what killed programs left in a folder a day ago or earlier.
     *
     * @return what was removed
     */
    public static List<Path> removeAbandoned(FileIo io, Path folder) throws IOException {
        Instant before = Instant.now().minus(ABANDONED);
        List<Path> removed = new ArrayList<>();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".voicerec-*.part")) {
            for (Path part : parts) {
                boolean ours = NAME.matcher(part.getFileName().toString()).matches()
                        && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS);
                if (ours && Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    io.delete(part);
                    removed.add(part);
                }
            }
        }
        return removed;
    }
}
