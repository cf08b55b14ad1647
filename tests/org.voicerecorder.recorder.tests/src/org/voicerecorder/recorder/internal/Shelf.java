package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.LiveEncoders;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.storage.UnderWay;

/**
 * A library without a database, so that a test of takes starts at once: finished takes are moved to their place and
 * described. That the real one keeps them, whatever dies when, is tested with storage.
 */
final class Shelf implements Ingest, Recovery {
    private final Library library;
    private final ShelfCopies flac;
    private final RecorderService recorder;
    private volatile Runnable adopting = () -> {};

    Shelf(Path root, FileIo io, AudioInputs inputs) throws IOException {
        this(root, io, inputs, null);
    }

    /** @param encoders null for a program without */
    Shelf(Path root, FileIo io, AudioInputs inputs, LiveEncoders encoders) throws IOException {
        library = new Library() {
            @Override
            public Path root() {
                return root;
            }

            @Override
            public String appVersion() {
                return "test";
            }
        };
        Files.createDirectories(library.incoming());
        Files.createDirectories(library.raw());
        flac = new ShelfCopies(library);
        recorder = new RecorderService(library, this, new UnderWay(), this, flac, io);
        recorder.addInputs(inputs);
        if (encoders != null) {
            recorder.addEncoders(encoders);
        }
    }

    /** What happens before a part comes in. */
    void whileAdopting(Runnable what) {
        adopting = what;
    }

    ShelfCopies flac() {
        return flac;
    }

    RecorderService recorder() {
        return recorder;
    }

    List<String> incoming() throws IOException {
        try (var files = Files.list(library.incoming())) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    Path audio(UUID take) {
        return library.incoming().resolve(take + ".wav");
    }

    Path journal(UUID take) {
        return library.incoming().resolve(take + ".marks");
    }

    @Override
    public Recording add(AddRequest request, Progress progress, Cancellation cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Recording> adoptAll(List<AddRequest> requests, Progress progress, Cancellation cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Recording adopt(AddRequest request, Progress progress, Cancellation cancel) {
        adopting.run();
        String name = request.file().getFileName().toString();
        Path stored = library.raw().resolve(name);
        try {
            Files.move(request.file(), stored);
            return new Recording(
                    UUID.fromString(name.substring(0, name.indexOf('.'))),
                    request.name().orElseThrow(),
                    name,
                    stored,
                    request.title().orElseThrow(),
                    request.description(),
                    request.tags(),
                    Optional.of(WavFile.read(stored).properties()),
                    Files.size(stored),
                    "audio/wav",
                    "",
                    RecordingStatus.ACTIVE,
                    SyncStatus.values()[0],
                    request.source(),
                    request.createdAt().orElseThrow(),
                    Instant.now(),
                    Optional.empty(),
                    "test",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean looksLikeAudio(Path file) {
        return true;
    }

    @Override
    public List<Recording> recovered() {
        return List.of();
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }
}
