package org.voicerecorder.edit.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.Clipping;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Provenance;
import org.voicerecorder.api.edit.RenderRequest;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.PortableName;
import org.voicerecorder.audio.TakeTrailer;
import org.voicerecorder.audio.TakeWriter;
import org.voicerecorder.audio.WavMarkers;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.edit.internal.graph.TimelineAudio;
import org.voicerecorder.edit.internal.graph.TimelineStream;
import org.voicerecorder.storage.UnderWay;

/**
 * Writes edited audio and brings it into the library. Its files are called as those of an add, {@code
 * incoming/<id>.part}: what a kill leaves of them the next start removes. They become recordings the way takes do, once
 * all of them are complete and forced.
 */
final class Rendering {
    private static final Logger LOG = LoggerFactory.getLogger(Rendering.class);

    /** Kept free for the database and for takes, as when files are added. */
    private static final ByteSize RESERVE = new ByteSize(50_000_000);

    /** The disk gets its work in portions, not all at the end. */
    private static final Duration FORCE_EVERY = Duration.ofMinutes(2);

    private final Library library;
    private final Ingest ingest;
    private final UnderWay underWay;
    private final FileIo io;
    private final ProvenanceFiles provenances;

    Rendering(Library library, Ingest ingest, UnderWay underWay, FileIo io, ProvenanceFiles provenances) {
        this.library = library;
        this.ingest = ingest;
        this.underWay = underWay;
        this.io = io;
        this.provenances = provenances;
    }

    /** A part of the result on its way in. */
    private record Part(UUID id, FrameRange range, Path file) {}

    List<Recording> render(EditorService.Compiled edit, RenderRequest request, Progress progress, Cancellation cancel) {
        TimelineAudio audio = edit.audio();
        if (audio.frames() == 0) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_STATE, "Nothing is left to be rendered", "Undo a step.", null);
        }
        checkSpace(audio);
        var parts = new ArrayList<Part>();
        for (FrameRange range : audio.parts()) {
            UUID id = UUID.randomUUID();
            parts.add(new Part(id, range, library.incoming().resolve(id + ".part")));
        }
        try {
            parts.forEach(part -> underWay.begin(part.id()));
            String name = request.title()
                    .map(String::strip)
                    .filter(t -> !t.isEmpty())
                    .orElseGet(() -> edit.source().recording().title() + " (edited)");
            var clipping = Clipping.NONE;
            for (Part part : parts) {
                clipping = clipping.and(write(audio, part, name, progress, cancel));
            }
            List<Recording> made = bringIn(edit, parts, name);
            request.clipping().accept(clipping);
            return made;
        } finally {
            parts.forEach(this::cleanUp);
        }
    }

    /** @param part counted from 0 */
    private record Place(int part, int parts) {}

    private Clipping write(TimelineAudio audio, Part part, String what, Progress progress, Cancellation cancel) {
        byte[] block = new byte[8192 * audio.format().bytesPerFrame()];
        long total = audio.frames() * 1000 / audio.format().sampleRate();
        long done = part.range().from();
        long forceAfter = FORCE_EVERY.toSeconds() * audio.format().sampleRate();
        try (TimelineStream in = audio.read(part.range(), true);
                var out = new TakeWriter(io, part.file(), audio.format())) {
            for (int n = in.read(block, 0, block.length); n >= 0; n = in.read(block, 0, block.length)) {
                cancel.throwIfCancelled();
                out.write(block, 0, n);
                if (out.frames() - out.forcedFrames() >= forceAfter) {
                    out.force();
                }
                done += n / audio.format().bytesPerFrame();
                progress.report(what, done * 1000 / audio.format().sampleRate(), total, Progress.Unit.MILLISECONDS);
            }
            out.finish(new TakeTrailer(markersOf(audio, part), _ -> {}));
            return in.clipping();
        } catch (IOException e) {
            throw IoFailures.of(e, "write", part.file());
        }
    }

    /** The way in takes them from the file. */
    private static byte[] markersOf(TimelineAudio audio, Part part) {
        WavMarkers.Chunks chunks = WavMarkers.chunks(audio.markers(part.range()));
        if (!chunks.leftOut().isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("markers", chunks.leftOut().size())
                    .log("Markers lie too far behind the beginning for a WAV file and stay with their source");
        }
        return chunks.bytes();
    }

    /** All parts, or none: half of them would look like an edit that is complete, and be made again the next time. */
    private List<Recording> bringIn(EditorService.Compiled edit, List<Part> parts, String name) {
        var requests = new ArrayList<AddRequest>();
        try {
            for (int i = 0; i < parts.size(); i++) {
                String title = parts.size() == 1 ? name : "%s %d".formatted(name, i + 1);
                writeProvenance(edit, parts.get(i), new Place(i, parts.size()));
                requests.add(request(edit.source().recording(), parts.get(i), title));
            }
        } catch (IOException e) {
            throw IoFailures.of(e, "write how it was made to", library.edits());
        }
        return ingest.adoptAll(requests, Progress.NONE, Cancellation.none());
    }

    private void writeProvenance(EditorService.Compiled edit, Part part, Place place) throws IOException {
        var provenance = new Provenance(
                edit.audio().list(),
                place.part(),
                place.parts(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                library.appVersion());
        provenances.write(part.id(), provenance);
    }

    private static AddRequest request(Recording source, Part part, String title) {
        return new AddRequest(
                part.file(),
                Optional.of(PortableName.of(title, ".wav", "Edit")),
                false,
                Optional.of(title),
                source.description(),
                source.tags(),
                AddRequest.DEFAULT_MAXIMUM_SIZE,
                IngestSource.EDIT,
                Optional.empty());
    }

    /** After a failure neither half a file nor the provenance of nothing must stay. */
    private void cleanUp(Part part) {
        try {
            boolean failed = Files.exists(part.file());
            io.delete(part.file());
            if (failed) {
                provenances.delete(part.id());
            }
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("file", part.file())
                    .setCause(e)
                    .log("A half rendering stays; the next start removes it");
        } finally {
            underWay.end(part.id());
        }
    }

    private void checkSpace(TimelineAudio audio) {
        long needed = audio.frames() * audio.format().bytesPerFrame();
        try {
            long free = Files.getFileStore(library.incoming()).getUsableSpace();
            if (free < needed + RESERVE.bytes()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_DISK_FULL,
                        "The result needs %s in the library; %s are free, of which %s stay reserved"
                                .formatted(new ByteSize(needed), new ByteSize(free), RESERVE));
            }
        } catch (IOException e) {
            throw IoFailures.of(e, "read the free space of", library.root());
        }
    }
}
