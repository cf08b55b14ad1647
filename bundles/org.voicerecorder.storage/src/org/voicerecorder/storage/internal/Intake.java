package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.audio.TakeJournal;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.storage.Metadata;

/** Makes a recording of a complete file that lies in the library: for adds, takes and what is recovered. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Library library;
    private final Examination examination;
    private final Settlement settlement;
    private final DerivedFiles derived;

    Intake(
            Library library,
            RecordingRepository repository,
            ComponentServiceObjects<AudioFiles> audioFiles,
            EventPublisher events,
            OpenMark mark,
            FileIo io) {
        this.library = library;
        this.examination = new Examination(audioFiles);
        this.settlement = new Settlement(library, repository, io, mark, events);
        this.derived = new DerivedFiles(library);
    }

    /** Reads the file through, then {@link #settle}s it. Its name begins with the id it gets. */
    Recording adopt(AddRequest request, Progress progress, Cancellation cancel) {
        return adoptAll(List.of(request), progress, cancel).getFirst();
    }

    /** Reads all of the files through before the first of them is settled. */
    List<Recording> adoptAll(List<AddRequest> requests, Progress progress, Cancellation cancel) {
        List<Examined> examined = requests.stream()
                .map(request -> read(request, progress, cancel))
                .toList();
        return settle(examined);
    }

    /** What is known of a file before it comes in. */
    private record Examined(Settlement.Arrival arrival, Peaks peaks) {}

    private Examined read(AddRequest request, Progress progress, Cancellation cancel) {
        Path file = request.file();
        String fileName = file.getFileName().toString();
        UUID id = UUID.fromString(FileNames.stem(fileName));
        StreamPass.Result pass;
        try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
            pass = StreamPass.run(in, in.size(), Optional.empty(), fileName, progress, cancel);
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
        return examine(id, file, request.name().orElse(fileName), request, pass, progress, cancel);
    }

    /** Refuses what is certainly no audio, by its first bytes. */
    void refuseForeign(Path file, String name) {
        examination.refuseForeign(file, name);
    }

    /** Finishes an add whose note was found. */
    void resume(Path note, Recording recording, List<Marker> markers, List<String> together) throws IOException {
        settlement.resume(note, recording, markers, together);
    }

    /**
     * The steps after the pass: what it is, what it is called, its name and its row.
     *
     * @param file in the folder {@code incoming}, complete and forced
     */
    Recording settle(
            UUID id,
            Path file,
            String name,
            AddRequest request,
            StreamPass.Result pass,
            Progress progress,
            Cancellation cancel) {
        return settle(List.of(examine(id, file, name, request, pass, progress, cancel)))
                .getFirst();
    }

    private List<Recording> settle(List<Examined> examined) {
        settlement.settle(examined.stream().map(Examined::arrival).toList());
        var recordings = new ArrayList<Recording>();
        for (Examined each : examined) {
            Recording recording = each.arrival().recording();
            derived.storePeaks(recording, each.peaks());
            LOG.atInfo()
                    .addKeyValue("recording", recording.id())
                    .addKeyValue("bytes", recording.sizeBytes())
                    .addKeyValue("type", recording.mimeType())
                    .addKeyValue("source", recording.source())
                    .log("Recording stored");
            recordings.add(recording);
        }
        return recordings;
    }

    private Examined examine(
            UUID id,
            Path file,
            String name,
            AddRequest request,
            StreamPass.Result pass,
            Progress progress,
            Cancellation cancel) {
        Examination.Result found = pass.wav().orElseGet(() -> examination.examine(file, name, progress, cancel));
        AudioContent content = found.content();
        String storedName = id + "." + content.extension();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var problems = new ArrayList<String>();
        String title = request.title()
                .or(() -> Optional.ofNullable(content.tags().get("title")))
                .filter(t -> !t.isBlank())
                .orElseGet(() -> FileNames.stem(name));
        var tags = Metadata.tags(request.tags(), problems);
        if (request.source().equals(IngestSource.IMPORT)) {
            Metadata.throwIfAny(problems);
        }
        var recording = new Recording(
                id,
                name,
                storedName,
                library.raw().resolve(storedName),
                Metadata.fit(title),
                request.description().flatMap(Metadata::fitDescription).or(() -> describe(content)),
                List.copyOf(tags),
                Optional.of(content.properties()),
                pass.bytes(),
                content.mimeType(),
                pass.checksum(),
                RecordingStatus.ACTIVE,
                SyncStatus.UNSYNCED,
                request.source(),
                request.createdAt().map(t -> t.truncatedTo(ChronoUnit.MILLIS)).orElse(now),
                now,
                Optional.empty(),
                library.appVersion(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
        boolean isTake = request.source().equals(IngestSource.RECORDER)
                || request.source().equals(IngestSource.RECOVERED);
        List<Marker> markers = isTake
                ? FileMarkers.ofTake(file, content, library.incoming().resolve(id + TakeJournal.SUFFIX))
                : FileMarkers.of(file, content);
        return new Examined(new Settlement.Arrival(file, recording, markers), found.peaks());
    }

    /** Artist and date of the file's own tags, for whoever looks at the recording later. */
    private static Optional<String> describe(AudioContent content) {
        var parts = new ArrayList<String>();
        for (String key : List.of("artist", "date", "comment")) {
            Optional.ofNullable(content.tags().get(key))
                    .map(String::strip)
                    .filter(v -> !v.isEmpty())
                    .ifPresent(parts::add);
        }
        return Metadata.fitDescription(String.join(", ", parts));
    }
}
