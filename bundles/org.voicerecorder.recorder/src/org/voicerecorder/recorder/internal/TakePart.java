package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.BroadcastExtension;
import org.voicerecorder.audio.TakeForcer;
import org.voicerecorder.audio.TakeHistory;
import org.voicerecorder.audio.TakeJournal;
import org.voicerecorder.audio.TakeTrailer;
import org.voicerecorder.audio.TakeWriter;
import org.voicerecorder.audio.WavMarkers;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.storage.TakeNote;

/**
 * A file of a take: its audio, the note and the journal beside it, and the thread that forces them. The thread that writes
 * the take writes it; another one finishes it.
 */
final class TakePart {
    private static final Logger LOG = LoggerFactory.getLogger(TakePart.class);

    private final FileIo io;
    private final Path incoming;
    private final TakeMarkers markers;
    private final TakeWriter writer;
    private final TakeJournal journal;
    private final TakeForcer forcer;
    private final AtomicBoolean diskToldOff = new AtomicBoolean();
    private volatile TakeNote note;
    private volatile long firstFrame = -1;
    private volatile long end = Long.MAX_VALUE;
    /** The markers that are in the journal, as they are there; of the thread that forces. */
    private final Map<UUID, Marker> kept = new HashMap<>();

    // What the file says of itself; guarded by this, several threads get to know of it.
    private TakeHistory history;

    private TakePart(
            FileIo io,
            Path incoming,
            TakeNote note,
            Optional<TakeHistory.Part> place,
            TakeMarkers markers,
            TakeJournal journal) {
        this.io = io;
        this.incoming = incoming;
        this.note = note;
        this.markers = markers;
        this.journal = journal;
        history = new TakeHistory(place, Optional.empty(), List.of());
        writer = new TakeWriter(io, note.audio(incoming), format());
        describe(history);
        forcer = new TakeForcer(writer, this::keepMarkers, this::diskFailed);
    }

    /**
     * Makes the files of a part, durable.
     *
     * @param place which part of which take it is, for its file; empty for a take of one piece
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_DISK_FULL}, {@code ERR_PERMISSION}, {@code ERR_IO}
     */
    static TakePart create(
            FileIo io, Path incoming, TakeNote note, Optional<TakeHistory.Part> place, TakeMarkers markers) {
        try {
            note.write(io, incoming);
            TakeJournal journal = new TakeJournal(io, note.journal(incoming));
            try {
                return new TakePart(io, incoming, note, place, markers, journal);
            } catch (RuntimeException e) {
                journal.close();
                throw e;
            }
        } catch (IOException e) {
            remove(io, incoming, note);
            throw IoFailures.of(e, "begin a take in", incoming);
        } catch (RuntimeException e) {
            remove(io, incoming, note);
            throw e;
        }
    }

    private static void remove(FileIo io, Path incoming, TakeNote note) {
        delete(io, note.journal(incoming));
        delete(io, note.file(incoming));
    }

    UUID id() {
        return note.id();
    }

    TakeNote note() {
        return note;
    }

    CaptureFormat format() {
        return note.format().orElseThrow();
    }

    /** Where the part begins in the take; what is written from now on is durable within {@link TakeForcer}'s time. */
    void begin(long frame) {
        firstFrame = frame;
        change(h -> new TakeHistory(h.part().map(p -> p.from(frame)), h.lost(), h.remarks()));
    }

    /** The part after this one begins at a frame of the take. */
    void endsAt(long frame) {
        end = frame;
    }

    /** What was lost of the part so far, and what else is to be known of it, should the take be cut off. */
    void remember(TakeHistory known) {
        change(h -> new TakeHistory(h.part(), known.lost(), known.remarks()));
    }

    long firstFrame() {
        return Math.max(0, firstFrame);
    }

    long frames() {
        return writer.frames();
    }

    /** Where the audio begins in {@link #audio}, in bytes. */
    long dataOffset() {
        return writer.dataOffset();
    }

    /** Frames of the part that a power loss leaves. */
    long forcedFrames() {
        return writer.forcedFrames();
    }

    /** @throws org.voicerecorder.api.VoiceRecorderException when the disk is full or fails; see {@link TakeWriter#write} */
    void write(byte[] pcm, int offset, int length) {
        writer.write(pcm, offset, length);
    }

    /** The moment of the first sample, when it is not the one at which the files were made. */
    void begun(TakeNote known) {
        note = known;
        try {
            journal.append(List.of(new TakeJournal.Entry.Begun(known.startedAt())));
            known.write(io, incoming);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("take", id())
                    .setCause(e)
                    .log("A take's note keeps the time at which it was armed");
        }
        change(h -> h);
    }

    private synchronized void change(UnaryOperator<TakeHistory> how) {
        history = how.apply(history);
        describe(history);
    }

    private void describe(TakeHistory known) {
        CaptureFormat format = format();
        String coding = "A=PCM,F=%d,W=%d,M=%s,%s\r\n"
                .formatted(
                        format.sampleRate(),
                        format.bitDepth(),
                        format.channels() == 1 ? "mono" : "stereo",
                        known.text());
        LocalDateTime origination = LocalDateTime.ofInstant(note.startedAt(), ZoneId.systemDefault());
        String reference = id().toString().replace("-", "");
        writer.describe(new BroadcastExtension(note.title(), reference, origination, format.sampleRate(), coding));
    }

    private void keepMarkers() throws IOException {
        if (firstFrame >= 0) {
            // What lies behind what was written may come to lie in the part after this one: that one keeps it, too.
            List<Marker> fresh = markers.between(firstFrame, end).stream()
                    .filter(m -> !m.equals(kept.get(m.id())))
                    .toList();
            journal.append(entries(fresh));
            fresh.forEach(m -> kept.put(m.id(), m));
        }
    }

    private static List<TakeJournal.Entry> entries(List<Marker> list) {
        List<TakeJournal.Entry> entries = new ArrayList<>();
        list.forEach(m -> entries.add(new TakeJournal.Entry.Mark(m)));
        return entries;
    }

    private void diskFailed(IOException e) {
        if (diskToldOff.compareAndSet(false, true)) {
            LOG.atError().addKeyValue("take", id()).setCause(e).log("A take could not be forced to the disk");
        }
    }

    /** The markers of the part, by place. @param last whether those at its very end are of no part after it */
    private List<Marker> markers(boolean last) {
        long frames = frames();
        return markers.between(firstFrame(), last ? Long.MAX_VALUE : firstFrame() + frames).stream()
                .map(m -> m.frame() < frames ? m : new Marker(m.id(), Math.max(0, frames - 1), 0, m.text()))
                .toList();
    }

    /**
     * Ends the file.
     *
     * @param last whether no part follows
     * @param known what is to be known of how it came about, e.g. that audio was lost
     * @throws org.voicerecorder.api.VoiceRecorderException as {@link TakeWriter#finish}
     */
    void finish(boolean last, TakeHistory known) {
        forcer.close();
        List<Marker> all = markers(last);
        WavMarkers.Chunks chunks = WavMarkers.chunks(all);
        List<String> remarks = new ArrayList<>(known.remarks());
        keepBeside(chunks.leftOut()).ifPresent(remarks::add);
        change(h -> new TakeHistory(last ? h.part().map(TakeHistory.Part::asLast) : h.part(), known.lost(), remarks));
        writer.finish(new TakeTrailer(chunks.bytes(), bytes -> {
            List<TakeJournal.Entry> lines = entries(all);
            lines.add(new TakeJournal.Entry.End(bytes));
            journal.append(lines);
        }));
    }

    /** Markers that lie further back than a WAV file can count go into the library only. @return how the file says so */
    private Optional<String> keepBeside(List<Marker> leftOut) {
        if (leftOut.isEmpty()) {
            return Optional.empty();
        }
        LOG.atWarn()
                .addKeyValue("take", id())
                .addKeyValue("markers", leftOut)
                .log("Markers lie further back than a WAV file can say; they are in the library only");
        try {
            journal.append(entries(leftOut));
        } catch (IOException e) {
            diskFailed(e);
        }
        return Optional.of("%d markers are in the library only".formatted(leftOut.size()));
    }

    /** Removes the note and the journal: the recording is in the library. */
    void forget() {
        close();
        remove(io, incoming, note);
    }

    /** Throws the part away. */
    void discard() {
        forcer.close();
        try {
            writer.close();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("take", id()).setCause(e).log("A discarded take could not be closed");
        }
        delete(io, writer.path());
        forget();
    }

    /** Leaves the files to the next start. */
    void leave() {
        forcer.close();
        try {
            writer.close();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("take", id()).setCause(e).log("A take could not be closed");
        }
        close();
    }

    private void close() {
        try {
            journal.close();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("take", id()).setCause(e).log("The journal of a take could not be closed");
        }
    }

    private static void delete(FileIo io, Path file) {
        try {
            io.delete(file);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("A file of a take stays behind");
        }
    }

    Path audio() {
        return writer.path();
    }

    /** When the first sample was recorded. */
    Instant startedAt() {
        return note.startedAt();
    }
}
