package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.storage.FlacCopies;

/** Keeps the bytes of copies; that the real one compares and mends them is tested with storage. */
final class ShelfCopies implements FlacCopies {
    private final Library library;
    private final Map<UUID, byte[]> kept = new ConcurrentHashMap<>();

    ShelfCopies(Library library) {
        this.library = library;
    }

    byte[] of(UUID recording) {
        return kept.get(recording);
    }

    int count() {
        return kept.size();
    }

    @Override
    public Path unfinished(UUID recording) {
        return library.incoming().resolve(recording + ".flac.part");
    }

    @Override
    public long keep(Recording recording, Path encoded, Cancellation cancel) {
        cancel.throwIfCancelled();
        try {
            byte[] bytes = Files.readAllBytes(encoded);
            Files.delete(encoded);
            kept.put(recording.id(), bytes);
            return bytes.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Path> intact(Recording recording, Cancellation cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Condition verify(Recording recording, Cancellation cancel) {
        throw new UnsupportedOperationException();
    }
}
