package org.voicerecorder.recorder.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.recorder.FlacCopy;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.audio.VoiceClassifiers;
import org.voicerecorder.recorder.internal.TakeStates.Event;

/**
 * A take: {@link CaptureLoop} reads the device, {@link WriterLoop} writes the file, each in a thread of its own with a
 * bounded buffer between them; {@link TakeWatch} looks after disk and device. Whatever ends the take, what was read is
 * written, and the file goes into the library.
 */
final class TakeSession implements Take {
    private static final Logger LOG = LoggerFactory.getLogger(TakeSession.class);

    private final TakeRequest request;
    private final CaptureFormat format;
    private final TakeStates states;
    private final BlockQueue queue;
    private final TakeMarkers markers = new TakeMarkers();
    private final FlacCopying flac;
    private final TakeParts parts;
    private final TakePart first;
    private final CaptureLoop capture;
    private final WriterLoop writer;
    private final TakeWatch watch;
    private final Consumer<TakeSession> ended;
    private final CompletableFuture<Recording> result = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);
    // Between what a person asks for and what the capture thread does with a block; held for moments only.
    private final Object turn = new Object();
    private final Belated<Boolean> paused = new Belated<>(false);

    private volatile boolean ending;
    private volatile boolean discardWanted;
    private volatile VoiceRecorderException problem;

    /** Makes the files of a new take; {@link #run} begins to hear. */
    TakeSession(
            TakeParts.Place place,
            InputDevices devices,
            InputDevices.OpenInput input,
            VoiceClassifiers voices,
            TakeRequest request,
            FlacCopying flac,
            State begin,
            Consumer<TakeSession> ended) {
        this.request = request;
        this.format = input.stream().format();
        this.ended = ended;
        this.flac = flac;
        states = new TakeStates(begin);
        Duration leadIn = request.course()
                .voice()
                .map(v -> v.leadIn().plus(VoiceTrack.DELAY))
                .orElse(Duration.ZERO);
        Duration preRoll = request.course().preRoll();
        queue = new BlockQueue(
                format,
                preRoll.compareTo(leadIn) > 0 ? preRoll : leadIn,
                request.course().length().map(l -> Frames.ofLong(l, format)).orElse(Long.MAX_VALUE));
        parts = new TakeParts(place, request, format, input.device().name(), markers, flac);
        try {
            first = parts.first();
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
        first.begin(0);
        flac.begin(first);
        capture = new CaptureLoop(this, devices, input, voices);
        writer = new WriterLoop(this, first);
        watch = new TakeWatch(this, place.library().incoming());
    }

    /**
     * Nothing is read before there is somebody who writes it: on a busy machine a thread may take long to begin. When no
     * thread is to be had, the take has failed.
     */
    void run() {
        Thread writing = Thread.ofPlatform().name("take-writer-" + id()).unstarted(writer);
        try {
            writing.start();
            writer.awaitReady();
            Thread.ofPlatform()
                    .name("capture-" + id())
                    .priority(Thread.MAX_PRIORITY)
                    .start(capture);
            watch.start();
        } catch (Error e) {
            end(new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The take could not begin: " + e, e));
            if (writing.isAlive()) {
                queue.end();
            } else {
                settle(first);
            }
            throw e;
        }
    }

    @Override
    public UUID id() {
        return first.id();
    }

    @Override
    public TakeRequest request() {
        return request;
    }

    @Override
    public String title() {
        return parts.title(writer.part());
    }

    CaptureFormat format() {
        return format;
    }

    BlockQueue queue() {
        return queue;
    }

    TakeMarkers marks() {
        return markers;
    }

    TakeParts takeParts() {
        return parts;
    }

    CaptureLoop capture() {
        return capture;
    }

    WriterLoop writer() {
        return writer;
    }

    FlacCopying flac() {
        return flac;
    }

    TakeWatch watch() {
        return watch;
    }

    State state() {
        return states.state();
    }

    State wanted() {
        return states.wanted();
    }

    Optional<VoiceRecorderException> problem() {
        return Optional.ofNullable(problem);
    }

    Duration time(long frames) {
        return AudioProperties.duration(frames, format.sampleRate());
    }

    @Override
    public TakeStatus status() {
        return new TakeReport(this).status();
    }

    /** A block was read and measured: where it goes depends on the state. */
    void heard(BlockQueue.Block block, VoiceTrack voice) {
        synchronized (turn) {
            switch (stateFor(block)) {
                case ARMED -> queue.hold(block);
                case LISTENING -> {
                    queue.hold(block);
                    if (voice.speaks() && fire(Event.VOICE)) {
                        queue.release(voice.takeNewPart());
                    }
                }
                case RECORDING -> {
                    block.startsPart = voice.takeNewPart();
                    queue.put(block);
                    if (voice.fellQuiet()) {
                        fire(Event.QUIET);
                    }
                }
                default -> queue.giveBack(block);
            }
        }
    }

    /** Of a pause or its end, what was captured before does not know, however late it is read. */
    private State stateFor(BlockQueue.Block block) {
        boolean pausedThen = paused.forNext(block.length / format.bytesPerFrame());
        State now = states.state();
        return switch (now) {
            case PAUSED -> pausedThen ? now : State.RECORDING;
            case RECORDING -> pausedThen ? State.PAUSED : now;
            default -> now;
        };
    }

    /** What was captured and not read is gone. */
    void deviceLost() {
        fire(Event.DEVICE_LOST);
        paused.forget();
    }

    boolean fire(Event event) {
        boolean led = states.fire(event);
        if (led) {
            LOG.atDebug().addKeyValue("take", id()).addKeyValue("event", event).log("A take changes its state");
        }
        return led;
    }

    @Override
    public void begin() {
        synchronized (turn) {
            boolean armed = states.state() == State.ARMED || states.state() == State.DEVICE_LOST;
            if (armed && fire(Event.BEGIN)) {
                long before = queue.heldFrames();
                markers.begin(queue.release(false));
                parts.clock().begin();
                parts.begun(first, parts.clock().now().minus(time(before)));
            }
        }
    }

    @Override
    public void pause() {
        synchronized (turn) {
            boolean recording = state() == State.RECORDING;
            if (fire(Event.PAUSE)) {
                paused.set(true, recording ? capture.unreadFrames() : 0);
                queue.dropHeld();
            }
        }
    }

    @Override
    public void resume() {
        synchronized (turn) {
            capture.listenAnew();
            if (fire(Event.RESUME)) {
                paused.set(false, capture.unreadFrames());
            }
        }
    }

    @Override
    public void mute(boolean muted) {
        if (!muted && capture.chain().isMuted()) {
            capture.listenAnew();
        }
        capture.chain().mute(muted, capture.unreadFrames());
    }

    /**
     * Whether it matters what is heard. Of an input that nobody wants to record now, because the take is paused or muted, it
     * does not: its silence is meant.
     */
    boolean isInputWanted() {
        return state() != State.PAUSED && !capture.chain().isMuted();
    }

    @Override
    public void gain(double decibels) {
        capture.chain().gain(TakeRequest.requireGain(decibels));
    }

    @Override
    public Marker mark(String text) {
        synchronized (turn) {
            boolean ends = state() == State.STOPPING || state().isOver();
            if (ends) {
                return Marker.at(0, text);
            }
            if (states.isArmed()) {
                return TakeMarkers.counted(
                        markers.addEarly(queue.everHeldFrames() + capture.unreadFrames(), text), forgotten());
            }
            long unread = state() == State.RECORDING ? capture.unreadFrames() : 0;
            Marker marker = markers.add(queue.acceptedFrames() + unread, text);
            long frame = Math.max(0, marker.frame() - writer.part().firstFrame());
            return new Marker(marker.id(), frame, 0, marker.text());
        }
    }

    /** Marks what the recorder noticed. @param back so many frames before the end of what was heard */
    Marker note(long back, String text) {
        synchronized (turn) {
            return states.isArmed()
                    ? markers.addEarly(Math.max(0, queue.everHeldFrames() - back), text)
                    : markers.add(Math.max(0, queue.acceptedFrames() - back), text);
        }
    }

    /** How much of what was heard while the take is armed has fallen out of the pre-roll. */
    private long forgotten() {
        return queue.everHeldFrames() - queue.heldFrames();
    }

    @Override
    public void describe(UUID marker, String text) {
        markers.describe(marker, text);
    }

    @Override
    public List<Marker> markers() {
        return states.isArmed()
                ? markers.early(forgotten())
                : markers.between(writer.part().firstFrame(), Long.MAX_VALUE);
    }

    @Override
    public CompletableFuture<Recording> stop() {
        synchronized (turn) {
            if (states.isArmed()) {
                discardWanted = true;
            }
        }
        end();
        return result;
    }

    @Override
    public void discard() {
        discardWanted = true;
        end();
    }

    /** Ends the take by itself; what was read is kept. */
    void end(VoiceRecorderException why) {
        synchronized (turn) {
            if (!ending) {
                blame(why);
            }
        }
        end();
    }

    /** What the take failed of, however it ends; the first reason counts. */
    void blame(VoiceRecorderException why) {
        synchronized (turn) {
            if (problem == null) {
                LOG.atError().addKeyValue("take", id()).setCause(why).log("A take fails");
                problem = why;
            }
        }
    }

    private void end() {
        ending = true;
        if (discardWanted) {
            capture.close();
        } else {
            capture.stop();
        }
    }

    boolean isEnding() {
        return ending;
    }

    @Override
    public CompletableFuture<Recording> result() {
        return result;
    }

    @Override
    public CompletableFuture<List<FlacCopy>> flacCopies() {
        return flac.all();
    }

    @Override
    public List<Recording> parts() {
        return parts.kept();
    }

    /** Waits until the take is in the library, or failed to get there. */
    void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                over.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that was read is written; called by the writer's thread. */
    void settle(TakePart last) {
        try {
            synchronized (turn) {
                // A marker is set before this, and kept, or not at all.
                fire(Event.END);
            }
            keepOrDiscard(last);
        } catch (RuntimeException | Error e) {
            LOG.atError().addKeyValue("take", id()).setCause(e).log("A take could not be finished");
            if (problem == null) {
                problem = new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The take failed: " + e, e);
            }
            fire(Event.FAILED);
            closeQuietly();
            result.completeExceptionally(e);
        } finally {
            // Whatever happened, nobody waits for this take any more: not the device, not the thread that reads it.
            ending = true;
            capture.close();
            queue.abandon();
            watch.close();
            over.countDown();
            ended.accept(this);
            flac.close();
        }
    }

    private void keepOrDiscard(TakePart last) {
        boolean empty = last.frames() == 0;
        if (discardWanted || empty && parts.kept().isEmpty() && parts.number() == 1) {
            parts.discard(last);
            parts.close();
            boolean failed = !discardWanted;
            fire(failed ? Event.FAILED : Event.DISCARDED);
            result.completeExceptionally(failed ? neverHeard() : new CancelledException());
            return;
        }
        Recording recording = parts.last(last, writer.marks());
        parts.close();
        fire(Event.FINISHED);
        LOG.atInfo()
                .addKeyValue("take", id())
                .addKeyValue("parts", parts.number())
                .addKeyValue("frames", writer.frames())
                .addKeyValue("overruns", capture.overruns())
                .addKeyValue("droppedFrames", capture.droppedFrames())
                .log("Take finished");
        result.complete(recording);
    }

    private void closeQuietly() {
        try {
            parts.close();
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("take", id()).setCause(e).log("A part that was made ahead stays behind");
        }
    }

    private VoiceRecorderException neverHeard() {
        return problem()
                .orElseGet(() -> new VoiceRecorderException(
                        ErrorCode.ERR_DEVICE_UNAVAILABLE, "The take ended before the device gave any audio"));
    }
}
