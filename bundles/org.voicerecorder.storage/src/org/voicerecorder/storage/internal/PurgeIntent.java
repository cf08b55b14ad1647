package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.audio.io.FileIo;

/**
 * A note of audio that is about to leave the library, written before its rows go. Whoever finds the note carries it
 * out for every file that has no row any more: a purge that was cut off half-way is neither half done nor undone.
 *
 * @param file the note itself
 * @param keep the folder in {@code backups} where the audio goes; empty when it is deleted
 */
record PurgeIntent(Path file, Optional<Path> keep, List<String> storedNames) {
    static final String SUFFIX = ".purge";
    private static final String DELETE = "-";

    /** The note is on the disk when this returns, its name too: without it the files would come back as recovered. */
    static PurgeIntent write(FileIo io, Library library, Optional<Path> keep, List<String> storedNames)
            throws IOException {
        Path file = library.incoming().resolve(UUID.randomUUID() + SUFFIX);
        var lines = new ArrayList<String>();
        lines.add(keep.map(folder -> folder.getFileName().toString()).orElse(DELETE));
        lines.addAll(storedNames);
        DurableText.write(io, file, String.join("\n", lines));
        io.forceDirectory(library.incoming());
        return new PurgeIntent(file, keep, storedNames);
    }

    /** The folder counts by its name: the library may have been moved since. */
    static PurgeIntent read(Path file, Library library) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Optional<Path> keep = lines.getFirst().equals(DELETE)
                ? Optional.empty()
                : Optional.of(
                        library.backups().resolve(Path.of(lines.getFirst()).getFileName()));
        return new PurgeIntent(file, keep, List.copyOf(lines.subList(1, lines.size())));
    }

    /**
     * Moves or deletes the audio, then, when that is on the disk, the note.
     *
     * @param stillNeeded stored names that have a row: the transaction had not come through
     * @return size of what went, in bytes
     */
    long carryOut(FileIo io, Path raw, Set<String> stillNeeded) throws IOException {
        long bytes = 0;
        if (keep.isPresent()) {
            Files.createDirectories(keep.get());
        }
        for (String name : storedNames) {
            Path audio = raw.resolve(name);
            if (stillNeeded.contains(name) || !Files.isRegularFile(audio)) {
                continue;
            }
            bytes += Files.size(audio);
            if (keep.isPresent()) {
                move(io, audio, keep.get().resolve(name));
            } else {
                io.delete(audio);
            }
        }
        if (keep.isPresent()) {
            io.forceDirectory(keep.get());
        }
        io.forceDirectory(raw);
        io.delete(file);
        return bytes;
    }

    /** The backups may lie on another disk, by a link. */
    private static void move(FileIo io, Path from, Path to) throws IOException {
        try {
            io.moveAtomically(from, to);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
