package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.DuplicateRecordingException;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;

/**
 * The last steps of every way into the library: a complete, forced file in {@code incoming} gets its final name, then
 * its row. Between the two lies a note (the row as JSON), so that a kill there is finished at the next start:
 *
 * <ol>
 *   <li>the {@link OpenMark}, forced: a file without a row will be looked for
 *   <li>note in {@code incoming/<id>.add}
 *   <li>atomic rename into {@code raw}, folder forced: from here on the audio outlives a power failure
 *   <li>one transaction
 *   <li>note deleted
 * </ol>
 */
final class Settlement {
    static final String NOTE_SUFFIX = ".add";
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final Library library;
    private final RecordingRepository repository;
    private final FileIo io;
    private final OpenMark mark;
    private final EventPublisher events;

    Settlement(Library library, RecordingRepository repository, FileIo io, OpenMark mark, EventPublisher events) {
        this.library = library;
        this.repository = repository;
        this.io = io;
        this.mark = mark;
        this.events = events;
    }

    /**
     * Brings a forced file under its final name and its row into the database.
     *
     * @param markers that the file brings
     * @param file in the folder {@code incoming}; gone afterwards, unless this fails before the rename
     * @throws DuplicateRecordingException when another add was quicker; the file is gone then
     */
    void settle(Path file, Recording recording, List<Marker> markers) {
        Path note = note(recording);
        try {
            mark.make();
            write(note, RecordingJson.write(recording, markers));
            io.moveAtomically(file, recording.path());
            io.forceDirectory(library.raw());
            commit(recording, markers);
        } catch (IOException e) {
            lookAgain(recording);
            deleteQuietly(note, !Files.exists(recording.path()));
            throw IoFailures.of(e, "store", recording.path());
        } catch (RuntimeException e) {
            lookAgain(recording);
            throw e;
        }
        deleteQuietly(note, true);
        events.publish(new RecordingEvent.Added(List.of(recording)));
    }

    /** Finishes what a note speaks of: the row, when the audio has its final name. */
    void resume(Path note, Recording recording, List<Marker> markers) throws IOException {
        if (Files.isRegularFile(recording.path())
                && repository.find(recording.id()).isEmpty()) {
            try {
                add(recording, markers);
            } catch (DuplicateRecordingException e) {
                LOG.atInfo().addKeyValue("existing", e.existing().id()).log("An interrupted add was a duplicate");
                io.delete(recording.path());
            }
        }
        io.delete(note);
    }

    /** Not forced: what a power failure takes of it, the mark makes good (docs/decisions). */
    private void write(Path note, String text) throws IOException {
        if (Files.exists(note)) {
            io.delete(note);
        }
        try (var out = io.create(note)) {
            out.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private Path note(Recording recording) {
        return library.incoming().resolve(recording.id() + NOTE_SUFFIX);
    }

    private void add(Recording recording, List<Marker> markers) {
        repository.add(List.of(recording), markers.isEmpty() ? Map.of() : Map.of(recording.id(), markers));
    }

    private void commit(Recording recording, List<Marker> markers) throws IOException {
        try {
            add(recording, markers);
        } catch (DuplicateRecordingException e) {
            takeBack(recording);
            throw e;
        } catch (VoiceRecorderException e) {
            // Whether the row came through may be unknown; audio that exists nowhere else always stays.
            if (recording.source().equals(IngestSource.IMPORT) && !hasRow(recording)) {
                takeBack(recording);
            }
            throw e;
        }
    }

    private boolean hasRow(Recording recording) {
        try {
            return repository.find(recording.id()).isPresent();
        } catch (VoiceRecorderException e) {
            LOG.atWarn().setCause(e).log("The next start decides whether the recording came in");
            return true;
        }
    }

    private void takeBack(Recording recording) throws IOException {
        io.delete(recording.path());
        io.delete(note(recording));
    }

    /**
     * Audio that may have no row has only a note, which is not forced: after a clean end the mark would be gone, and a power
     * loss could take the note, so that nobody looked for the audio any more.
     */
    private void lookAgain(Recording recording) {
        if (!Files.exists(recording.path())) {
            return;
        }
        try {
            mark.keep();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The next start may not look at every stored file");
        }
    }

    private void deleteQuietly(Path note, boolean wanted) {
        if (!wanted) {
            return;
        }
        try {
            io.delete(note);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("A note stays behind; the next start removes it");
        }
    }
}
