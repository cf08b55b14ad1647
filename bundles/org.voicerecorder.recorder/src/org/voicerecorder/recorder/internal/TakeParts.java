package org.voicerecorder.recorder.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.audio.TakeHistory;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.storage.TakeNote;
import org.voicerecorder.storage.UnderWay;

/**
 * The parts of a take: makes the next one before it is needed, and brings finished ones into the library, each in a thread of
 * its own: neither keeps the take from being written, and the hours of a part that is read once more for its checksum do not
 * keep the next one from being made.
 */
final class TakeParts {
    private static final Logger LOG = LoggerFactory.getLogger(TakeParts.class);
    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss");

    private final Place place;
    private final TakeRequest request;
    private final CaptureFormat format;
    private final String device;
    private final TakeMarkers markers;
    private final TakeTitle title;
    private final FlacCopying flac;
    private final TakeClock clock = new TakeClock();
    private final ExecutorService beside;
    /** Makes parts, and writes when they began. */
    private final ExecutorService ahead;

    private final List<UUID> ids = new CopyOnWriteArrayList<>();
    private final List<Recording> kept = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<TakePart> next = CompletableFuture.failedFuture(new IllegalStateException());
    private volatile int number;

    /** Where takes go. */
    record Place(Library library, Ingest ingest, UnderWay underWay, FileIo io) {}

    /** @param device its name */
    TakeParts(
            Place place,
            TakeRequest request,
            CaptureFormat format,
            String device,
            TakeMarkers markers,
            FlacCopying flac) {
        this.place = place;
        this.request = request;
        this.format = format;
        this.device = device;
        this.markers = markers;
        this.flac = flac;
        title = new TakeTitle(request.text().title());
        beside = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("take-parts").factory());
        ahead = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("take-ahead").factory());
    }

    private boolean isSplit() {
        return request.course().split().isPresent();
    }

    /** Makes the first part, in the thread of the caller, who is told what is wrong; and begins to make the second. */
    TakePart first() {
        TakePart part = create(1);
        number = 1;
        prepare(2);
        return part;
    }

    private void prepare(int which) {
        if (isSplit()) {
            next = CompletableFuture.supplyAsync(() -> create(which), ahead);
        }
    }

    private TakePart create(int which) {
        UUID id = UUID.randomUUID();
        ids.add(id);
        place.underWay().begin(id);
        try {
            TakeNote note = note(id, clock.now(), which);
            return TakePart.create(place.io(), place.library().incoming(), note, place(which), markers);
        } catch (RuntimeException e) {
            ids.remove(id);
            place.underWay().end(id);
            throw e;
        }
    }

    /** What the file of a part says of where it belongs: the first part by its id, and the one before. */
    private Optional<TakeHistory.Part> place(int which) {
        if (!isSplit()) {
            return Optional.empty();
        }
        Optional<UUID> before = which == 1 ? Optional.empty() : Optional.of(ids.get(which - 2));
        return Optional.of(new TakeHistory.Part(which, ids.getFirst(), before, OptionalLong.empty(), false));
    }

    private TakeNote note(UUID id, Instant begun, int which) {
        LocalDateTime local = LocalDateTime.ofInstant(begun, ZoneId.systemDefault());
        return new TakeNote(
                id,
                title.of(local, device, isSplit() ? Optional.of(which) : Optional.empty()),
                request.text().description(),
                request.text().tags(),
                "Recording %s.wav".formatted(FILE_TIME.format(local)),
                begun,
                Optional.of(format),
                false);
    }

    TakeClock clock() {
        return clock;
    }

    /** Number of the part that is being written. */
    int number() {
        return number;
    }

    /** The part's first sample was recorded then, not when its files were made. Does not wait for the disk. */
    void begun(TakePart part, Instant when) {
        int which = number;
        ahead.execute(() -> part.begun(note(part.id(), when, which)));
    }

    /**
     * The part that follows; waits until its files are there.
     *
     * @param ending which is finished and brought into the library beside
     * @param history see {@link TakePart#finish}
     * @throws VoiceRecorderException when they could not be made; the take goes on in the part it has
     */
    TakePart after(TakePart ending, long frame, Marks marks) {
        TakePart part = Waiting.uninterruptibly(next);
        ending.endsAt(frame);
        part.begin(frame);
        flac.begin(part);
        number++;
        begun(part, clock.now());
        beside.execute(() -> {
            try {
                keep(ending, marks, false);
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("take", ending.id())
                        .setCause(e)
                        .log("A part of a take comes in at the next start");
            }
        });
        prepare(number + 1);
        return part;
    }

    /** Whether the files of the next part are there, or could not be made; waits for that, but no longer. */
    boolean isNextThere(Duration patience) {
        return next.isDone()
                || Waiting.uninterruptibly(next.handle((_, _) -> true)
                        .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Tries again to make the part that could not be made. */
    void prepareAgain() {
        prepare(number + 1);
    }

    /** What is known of a part when it is over. @param history see {@link TakePart#finish} @param tags to be added */
    record Marks(TakeHistory history, List<String> tags) {}

    /**
     * Ends the take with its last part; waits until all parts are in the library.
     *
     * @throws VoiceRecorderException when the last one could not be brought there
     */
    Recording last(TakePart part, Marks marks) {
        return Waiting.uninterruptibly(settled().thenApplyAsync(_ -> keep(part, marks, true), beside));
    }

    /** When all that was to be written of parts that begin has been. */
    private CompletableFuture<Void> settled() {
        return CompletableFuture.runAsync(() -> {}, ahead);
    }

    private Recording keep(TakePart part, Marks marks, boolean last) {
        Recording recording;
        try {
            part.finish(last, marks.history());
            recording = adopt(part, marks, !last || number > 1);
        } catch (VoiceRecorderException e) {
            part.leave();
            flac.forget(part, e);
            throw new VoiceRecorderException(
                    e.code(),
                    "%s is not in the library yet: %s"
                            .formatted(number > 1 ? "A part of the take" : "The take", e.getMessage()),
                    "What was recorded is kept and comes in at the next start. " + e.advice(),
                    e);
        }
        part.forget();
        place.underWay().end(part.id());
        kept.add(recording);
        flac.finish(part, recording);
        return recording;
    }

    /** What the part is called when it is the last. */
    String title(TakePart part) {
        return title(part.note(), number > 1);
    }

    /** A take that was never split needs no number. */
    private String title(TakeNote note, boolean numbered) {
        LocalDateTime begun = LocalDateTime.ofInstant(note.startedAt(), ZoneId.systemDefault());
        return numbered ? note.title() : title.of(begun, device, Optional.empty());
    }

    private Recording adopt(TakePart part, Marks marks, boolean numbered) {
        TakeNote note = part.note();
        List<String> tags = new ArrayList<>(note.tags());
        marks.tags().stream().filter(t -> !tags.contains(t)).forEach(tags::add);
        return place.ingest()
                .adopt(
                        new AddRequest(
                                part.audio(),
                                Optional.of(note.originalName()),
                                false,
                                Optional.of(title(note, numbered)),
                                note.description(),
                                tags,
                                AddRequest.DEFAULT_MAXIMUM_SIZE,
                                IngestSource.RECORDER,
                                Optional.of(note.startedAt())),
                        Progress.NONE,
                        Cancellation.none());
    }

    /** Parts that are in the library. */
    List<Recording> kept() {
        return List.copyOf(kept);
    }

    /** Throws the current part away; those before stay. */
    void discard(TakePart part) {
        flac.forget(part, new CancelledException());
        Waiting.uninterruptibly(settled().thenRunAsync(part::discard, beside));
    }

    /** Nothing more comes: the part that was made ahead goes. */
    void close() {
        if (isSplit()) {
            next.handleAsync(
                            (part, _) -> {
                                if (part != null && part.frames() == 0) {
                                    part.discard();
                                }
                                return part;
                            },
                            beside)
                    .join();
        }
        beside.shutdown();
        ahead.shutdown();
        ids.forEach(place.underWay()::end);
    }
}
