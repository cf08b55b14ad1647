package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
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
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.audio.LevelMeter;
import org.voicerecorder.audio.TakeWriter;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.storage.TakeNote;
import org.voicerecorder.storage.UnderWay;

/**
 * A take: one thread reads the device, one writes the file; a bounded buffer lies between them. Whatever ends the take,
 * what was read is written, and the file goes into the library.
 */
final class TakeSession implements Take {
    private static final Logger LOG = LoggerFactory.getLogger(TakeSession.class);
    private static final DateTimeFormatter TITLE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss");

    private final Library library;
    private final CaptureStream device;
    private final CaptureFormat format;
    private final TakeRequest request;
    private final TakeNote note;
    private final TakeWriter writer;
    private final TakeFinish finish;
    private final Consumer<TakeSession> ended;
    private final BlockQueue queue;
    private final LevelMeter meter;
    private final CompletableFuture<Recording> result = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private volatile State state = State.RECORDING;
    private volatile Levels levels;
    private volatile long framesWritten;
    private volatile boolean stopWanted;
    private volatile boolean discardWanted;
    private volatile VoiceRecorderException problem;

    private TakeSession(
            Library library,
            Ingest ingest,
            CaptureStream device,
            TakeRequest request,
            FileIo io,
            TakeNote note,
            TakeWriter writer,
            Consumer<TakeSession> ended) {
        this.library = library;
        this.device = device;
        this.format = device.format();
        this.request = request;
        this.note = note;
        this.writer = writer;
        this.finish = new TakeFinish(library, ingest, io, note);
        this.ended = ended;
        this.queue = new BlockQueue(format);
        this.meter = new LevelMeter(format);
        this.levels = Levels.silence(format.channels());
    }

    /** Makes the note and the file of a new take; {@link #run} begins to record. */
    static TakeSession begin(
            Library library,
            Ingest ingest,
            UnderWay underWay,
            FileIo io,
            CaptureStream device,
            TakeRequest request,
            Consumer<TakeSession> ended) {
        var now = LocalDateTime.now();
        var note = new TakeNote(
                UUID.randomUUID(),
                request.text()
                        .title()
                        .map(String::strip)
                        .filter(t -> !t.isEmpty())
                        .orElse("Recording " + TITLE_TIME.format(now)),
                request.text().description(),
                request.text().tags(),
                "Recording %s.wav".formatted(FILE_TIME.format(now)),
                Instant.now(),
                Optional.of(device.format()));
        underWay.begin(note.id());
        try {
            note.write(io, library.incoming());
        } catch (IOException e) {
            throw IoFailures.of(e, "begin a take in", library.incoming());
        }
        var writer = new TakeWriter(io, note.audio(library.incoming()), device.format());
        return new TakeSession(library, ingest, device, request, io, note, writer, ended);
    }

    void run() {
        Thread.ofPlatform()
                .name("capture-" + note.id())
                .priority(Thread.MAX_PRIORITY)
                .start(this::capture);
        Thread.ofPlatform().name("take-writer-" + note.id()).start(this::write);
    }

    @Override
    public UUID id() {
        return note.id();
    }

    @Override
    public TakeRequest request() {
        return request;
    }

    @Override
    public TakeStatus status() {
        return new TakeStatus(
                state,
                1,
                AudioProperties.duration(framesWritten, format.sampleRate()),
                new TakeStatus.Buffer(buffered(), BlockQueue.CAPACITY, buffered()),
                new TakeStatus.Input(
                        device.deviceId(),
                        device.deviceFormat(),
                        levels,
                        false,
                        0,
                        device.overruns(),
                        0,
                        InputCondition.listening(format.channels()),
                        Optional.empty()),
                Optional.empty(),
                List.of(),
                Optional.ofNullable(problem));
    }

    private Duration buffered() {
        return AudioProperties.duration(queue.bufferedBytes() / format.bytesPerFrame(), format.sampleRate());
    }

    @Override
    public void begin() {
        throw unavailable();
    }

    @Override
    public void mute(boolean muted) {
        throw unavailable();
    }

    @Override
    public void gain(double decibels) {
        throw unavailable();
    }

    @Override
    public Marker mark(String text) {
        throw unavailable();
    }

    @Override
    public void describe(UUID marker, String text) {
        throw unavailable();
    }

    @Override
    public List<Marker> markers() {
        return List.of();
    }

    @Override
    public List<Recording> parts() {
        return List.of();
    }

    private static VoiceRecorderException unavailable() {
        return new VoiceRecorderException(ErrorCode.ERR_UNAVAILABLE, "Not offered yet");
    }

    @Override
    public synchronized void pause() {
        if (state == State.RECORDING) {
            state = State.PAUSED;
        }
    }

    @Override
    public synchronized void resume() {
        if (state == State.PAUSED) {
            state = State.RECORDING;
        }
    }

    @Override
    public CompletableFuture<Recording> stop() {
        stopWanted = true;
        device.close();
        return result;
    }

    @Override
    public void discard() {
        discardWanted = true;
        stop();
    }

    @Override
    public CompletableFuture<Recording> result() {
        return result;
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

    private void capture() {
        long framesLeft = request.course()
                .length()
                .map(l -> Math.max(1, Math.round(l.toNanos() / 1e9 * format.sampleRate())))
                .orElse(Long.MAX_VALUE);
        try {
            while (!stopWanted && framesLeft > 0 && problem == null) {
                var free = queue.nextFree();
                if (free.isEmpty()) {
                    break;
                }
                var block = free.get();
                int n = device.read(block.bytes, 0, block.bytes.length);
                if (n < 0) {
                    break;
                }
                meter.accept(block.bytes, 0, n);
                levels = meter.levels();
                boolean wanted = state == State.RECORDING;
                long frames = wanted ? Math.min(framesLeft, n / format.bytesPerFrame()) : 0;
                block.length = (int) frames * format.bytesPerFrame();
                framesLeft -= frames;
                queue.put(block);
            }
        } catch (VoiceRecorderException e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The capture failed: " + e.getMessage(), e));
        } finally {
            device.close();
            queue.end();
        }
    }

    private void write() {
        try {
            for (var block = queue.take(); block.isPresent(); block = queue.take()) {
                writeBlock(block.get());
                queue.recycle(block.get());
            }
            synchronized (this) {
                state = State.STOPPING;
            }
            settle();
        } catch (RuntimeException | Error e) {
            LOG.atError().addKeyValue("take", note.id()).setCause(e).log("A take could not be finished");
            if (problem == null) {
                problem = new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The take failed: " + e, e);
            }
            state = State.FAILED;
            result.completeExceptionally(e);
        } finally {
            // Whatever happened, nobody waits for this take any more: not the device, not the thread that reads it.
            device.close();
            queue.abandon();
            over.countDown();
            ended.accept(this);
        }
    }

    /** A disk that fails ends the take; what came before stays. The rest of the buffer is let go. */
    private void writeBlock(BlockQueue.Block block) {
        if (problem != null && problem.code() != ErrorCode.ERR_DEVICE_LOST) {
            return;
        }
        try {
            writer.write(block.bytes, 0, block.length);
            framesWritten = writer.frames();
        } catch (VoiceRecorderException e) {
            fail(e);
            framesWritten = writer.frames();
        }
    }

    private void fail(VoiceRecorderException e) {
        LOG.atError().addKeyValue("take", note.id()).setCause(e).log("A take ended by itself");
        problem = e;
        device.close();
    }

    private void settle() {
        if (discardWanted) {
            finish.discard(writer);
            state = State.DISCARDED;
            result.completeExceptionally(new CancelledException());
            return;
        }
        if (writer.frames() == 0) {
            finish.discard(writer);
            state = State.FAILED;
            result.completeExceptionally(Optional.ofNullable(problem)
                    .orElseGet(() -> new VoiceRecorderException(
                            ErrorCode.ERR_DEVICE_UNAVAILABLE, "The take ended before the device gave any audio")));
            return;
        }
        Recording recording = finish.keep(writer);
        state = State.FINISHED;
        LOG.atInfo()
                .addKeyValue("take", note.id())
                .addKeyValue("frames", framesWritten)
                .addKeyValue("overruns", device.overruns())
                .addKeyValue("library", library.root())
                .log("Take finished");
        result.complete(recording);
    }
}
