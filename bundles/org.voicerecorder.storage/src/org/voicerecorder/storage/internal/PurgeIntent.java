package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A note of audio that is about to leave the library, written before its rows go. Whoever finds the note carries it
 * out for every file that has no row any more: a purge that was killed half-way is neither half done nor undone.
 *
 * @param file the note itself
 * @param keep where the audio goes; empty when it is deleted
 */
record PurgeIntent(Path file, Optional<Path> keep, List<String> storedNames) {
    static final String SUFFIX = ".purge";
    private static final String DELETE = "-";

    static PurgeIntent write(Path incoming, Optional<Path> keep, List<String> storedNames) throws IOException {
        Path file = incoming.resolve(UUID.randomUUID() + SUFFIX);
        var lines = new ArrayList<String>();
        lines.add(keep.map(Path::toString).orElse(DELETE));
        lines.addAll(storedNames);
        DurableText.write(file, String.join("\n", lines));
        return new PurgeIntent(file, keep, storedNames);
    }

    static PurgeIntent read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Optional<Path> keep =
                lines.getFirst().equals(DELETE) ? Optional.empty() : Optional.of(Path.of(lines.getFirst()));
        return new PurgeIntent(file, keep, List.copyOf(lines.subList(1, lines.size())));
    }

    /**
     * Moves or deletes the audio, then the note.
     *
     * @param stillNeeded stored names that have a row: the transaction had not come through
     * @return size of what went, in bytes
     */
    long carryOut(Path raw, Set<String> stillNeeded) throws IOException {
        long bytes = 0;
        for (String name : storedNames) {
            Path audio = raw.resolve(name);
            if (stillNeeded.contains(name) || !Files.isRegularFile(audio)) {
                continue;
            }
            bytes += Files.size(audio);
            if (keep.isPresent()) {
                Files.move(audio, keep.get().resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(audio);
            }
        }
        Files.delete(file);
        return bytes;
    }
}
