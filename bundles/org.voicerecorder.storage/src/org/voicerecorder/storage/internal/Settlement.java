package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
     * A file on its way in.
     *
     * @param file in the folder {@code incoming}, complete and forced
     * @param markers that the file brings
     */
    record Arrival(Path file, Recording recording, List<Marker> markers) {}

    /**
     * Brings forced files under their final names and their rows into the database, all or none. The files are gone
     * afterwards, unless this fails before the last rename.
     *
     * @throws DuplicateRecordingException when another add was quicker; the file is gone then
     */
    void settle(List<Arrival> arrivals) {
        List<Recording> recordings = arrivals.stream().map(Arrival::recording).toList();
        try {
            mark.make();
            writeNotes(arrivals);
            for (Arrival arrival : arrivals) {
                io.moveAtomically(arrival.file(), arrival.recording().path());
            }
            io.forceDirectory(library.raw());
            commit(arrivals);
        } catch (IOException e) {
            giveBack(arrivals, e);
            recordings.forEach(this::lookAgain);
            recordings.forEach(each -> deleteQuietly(note(each), !Files.exists(each.path())));
            throw IoFailures.of(e, "store", recordings.getFirst().path());
        } catch (RuntimeException e) {
            recordings.forEach(this::lookAgain);
            throw e;
        }
        recordings.forEach(each -> deleteQuietly(note(each), true));
        events.publish(new RecordingEvent.Added(recordings));
    }

    /** All notes before the first rename: where there is one, they tell which others were whole then, too. */
    private void writeNotes(List<Arrival> arrivals) throws IOException {
        List<String> together = arrivals.size() == 1
                ? List.of()
                : arrivals.stream().map(each -> each.recording().storedName()).toList();
        for (Arrival arrival : arrivals) {
            write(note(arrival.recording()), RecordingJson.write(arrival.recording(), arrival.markers(), together));
        }
    }

    /** Of several none is to come in: what has got its final name loses it. A single one stays, its note finishes it. */
    private void giveBack(List<Arrival> arrivals, IOException cause) {
        if (arrivals.size() == 1) {
            return;
        }
        for (Arrival arrival : arrivals) {
            Path stored = arrival.recording().path();
            try {
                if (Files.exists(stored) && !Files.exists(arrival.file())) {
                    io.moveAtomically(stored, arrival.file());
                }
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    /**
     * Finishes what a note speaks of: the row, when the audio has its final name, or when another one has that comes in
     * together with it.
     */
    void resume(Path note, Recording recording, List<Marker> markers, List<String> together) throws IOException {
        Path part = library.incoming().resolve(recording.id() + IngestService.PART_SUFFIX);
        boolean begun = together.stream()
                .anyMatch(name -> Files.isRegularFile(library.raw().resolve(name)));
        if (begun && Files.isRegularFile(part) && Files.size(part) == recording.sizeBytes()) {
            io.moveAtomically(part, recording.path());
            io.forceDirectory(library.raw());
        }
        if (Files.isRegularFile(recording.path())
                && repository.find(recording.id()).isEmpty()) {
            try {
                add(List.of(new Arrival(part, recording, markers)));
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

    private void add(List<Arrival> arrivals) {
        Map<UUID, List<Marker>> markers = arrivals.stream()
                .filter(each -> !each.markers().isEmpty())
                .collect(Collectors.toMap(each -> each.recording().id(), Arrival::markers));
        repository.add(arrivals.stream().map(Arrival::recording).toList(), markers);
    }

    private void commit(List<Arrival> arrivals) throws IOException {
        try {
            add(arrivals);
        } catch (DuplicateRecordingException e) {
            for (Arrival arrival : arrivals) {
                takeBack(arrival.recording());
            }
            throw e;
        } catch (VoiceRecorderException e) {
            // Whether the rows came through may be unknown; audio that exists nowhere else always stays.
            for (Arrival arrival : arrivals) {
                Recording recording = arrival.recording();
                if (recording.source().equals(IngestSource.IMPORT) && !hasRow(recording)) {
                    takeBack(recording);
                }
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
