package org.voicerecorder.audio.pulse.internal;

import static org.voicerecorder.audio.pulse.internal.LibPulse.INT;
import static org.voicerecorder.audio.pulse.internal.LibPulse.POINTER;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.audio.CaptureBacklog;

/**
 * A recording stream. The server must not move it: it is lost together with its source, and says so. The thread that
 * reads runs the connection's loop; the server keeps what comes while nobody reads, for as long as it can.
 */
final class PulseCapture implements CaptureStream {
    private static final Logger LOG = LoggerFactory.getLogger(PulseCapture.class);
    private static final MethodHandle CONNECT =
            LibPulse.function("pa_stream_connect_record", INT, POINTER, POINTER, POINTER, INT);

    /** The device is asked to deliver this often, which is also what waits in the server. */
    private static final int FRAGMENT_MILLIS = 20;
    /** How long a device may take to begin: one that sleeps, or a radio link. */
    private static final long START_MICROS = TimeUnit.SECONDS.toMicros(5);
    /** How long it may give nothing afterwards; a live one always gives something. */
    private static final long SILENCE_MICROS = TimeUnit.SECONDS.toMicros(3);

    private static final int STEP_MICROS = 100_000;

    /** Once it was stopped: how often the server is asked for what is left of it, and how long each time, without getting any. */
    private static final int MOST_QUESTIONS = 20;

    private static final int QUESTION_MICROS = 10_000;

    private final NativeStream stream;
    private final Mainloop loop;
    private final CaptureFormat format;
    private final Fragments fragments;
    private final CaptureBacklog backlog;

    private volatile boolean closed;
    private volatile boolean stopped;
    private volatile String deviceId;
    private volatile Optional<CaptureFormat> deviceFormat;
    private volatile long overruns;
    private volatile long droppedFrames;
    private volatile long framesSinceLoss;

    // What follows belongs to who is in the loop.
    private boolean released;
    private int deviceIndex;
    private boolean started;
    private boolean flowed;
    private boolean corked;

    /** @param source to be opened; on failure the connection is closed */
    static PulseCapture open(Connection connection, Inventory.Device source, CaptureFormat format) {
        NativeStream stream = new NativeStream(connection, "Recording", source.name(), format);
        try (Arena arena = Arena.ofConfined()) {
            int fragment = Math.max(1, format.sampleRate() * FRAGMENT_MILLIS / 1000) * format.bytesPerFrame();
            int any = NativeStream.SERVER_CHOOSES;
            stream.awaitReady((int) CONNECT.invokeExact(
                    stream.pointer(),
                    arena.allocateFrom(source.name()),
                    NativeStream.bufferAttr(arena, any, any, any, any, fragment),
                    NativeStream.START_CORKED
                            | NativeStream.DONT_MOVE
                            | NativeStream.ADJUST_LATENCY
                            | NativeStream.START_UNMUTED));
            return new PulseCapture(stream, source, format);
        } catch (Throwable e) {
            stream.close();
            throw LibPulse.failure(e);
        }
    }

    private PulseCapture(NativeStream stream, Inventory.Device source, CaptureFormat format) {
        this.stream = stream;
        this.loop = stream.loop();
        this.format = format;
        this.deviceIndex = stream.deviceIndex();
        this.deviceId = stream.deviceName();
        this.deviceFormat = Optional.of(source.format());
        this.backlog = new CaptureBacklog(format.sampleRate(), stream.maxLength() / format.bytesPerFrame());
        this.fragments = new Fragments(stream);
    }

    /** How much audio the server keeps while nobody reads. */
    Duration buffer() {
        return Duration.ofNanos(TimeUnit.SECONDS.toNanos(stream.maxLength()) / format.bytesPerSecond());
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int wanted = length - length % format.bytesPerFrame();
        if (wanted <= 0) {
            throw new IllegalArgumentException("Room for less than a frame: " + length);
        }
        loop.enter();
        try {
            if (closed) {
                return -1;
            }
            begin();
            backlog.reading(System.nanoTime());
            return awaitAudio(buffer, offset, wanted);
        } finally {
            backlog.nothingRead();
            loop.exit();
        }
    }

    private void begin() {
        if (!started && !stopped) {
            started = true;
            stream.cork(false);
        }
    }

    private int awaitAudio(byte[] buffer, int offset, int wanted) {
        // What is counted is time spent waiting: a process that was stopped meanwhile has not waited.
        long waited = 0;
        long began = System.nanoTime();
        while (!closed) {
            int n = fragments.take(buffer, offset, wanted);
            if (n > 0) {
                flowed = true;
                count(began, n / format.bytesPerFrame());
                return n;
            }
            if (!stream.isReady()) {
                throw stream.lost();
            }
            if (stopped) {
                int rest = takeRest(buffer, offset, wanted);
                count(began, Math.max(0, rest) / format.bytesPerFrame());
                return rest;
            }
            noticeMove();
            waited += loop.step(STEP_MICROS) ? 0 : STEP_MICROS;
            if (waited > (flowed ? SILENCE_MICROS : START_MICROS)) {
                throw silent();
            }
        }
        return -1;
    }

    /** What came before the server heard that no more is wanted: it answers after what it sent, and says what it still has. */
    private int takeRest(byte[] buffer, int offset, int wanted) {
        cork();
        for (int i = 0; i < MOST_QUESTIONS && !closed && stream.isReady(); i++) {
            boolean answered = stream.updateTiming();
            boolean all = Timing.of(stream)
                    .filter(timing -> timing.written() <= timing.read())
                    .isPresent();
            int n = fragments.take(buffer, offset, wanted);
            if (n > 0) {
                return n;
            }
            if (all || !answered) {
                break;
            }
            loop.step(QUESTION_MICROS);
        }
        return -1;
    }

    private void cork() {
        if (!corked) {
            corked = true;
            stream.cork(true);
        }
    }

    private void count(long began, int frames) {
        long lostBefore = backlog.overruns();
        long holesBefore = overruns - lostBefore;
        backlog.read(began, System.nanoTime(), frames);
        framesSinceLoss += frames;
        if (backlog.overruns() > lostBefore) {
            framesSinceLoss = backlog.framesSinceLoss();
        } else if (fragments.holes() > holesBefore) {
            framesSinceLoss = frames;
        }
        overruns = backlog.overruns() + fragments.holes();
        droppedFrames = backlog.droppedFrames() + fragments.missing() / format.bytesPerFrame();
    }

    private VoiceRecorderException silent() {
        return stream.lost(flowed ? "it stopped giving audio" : "it gives no audio");
    }

    /** A server may do so all the same, when its user wants it. */
    private void noticeMove() {
        int now = stream.deviceIndex();
        if (now != deviceIndex) {
            deviceIndex = now;
            deviceId = stream.deviceName();
            deviceFormat = formatOf(now);
        }
    }

    /** A server that does not answer here is noticed where audio is missing. */
    private Optional<CaptureFormat> formatOf(int source) {
        try {
            return new Inventory(stream.connection()).source(source).map(Inventory.Device::format);
        } catch (VoiceRecorderException e) {
            LOG.atDebug().addKeyValue("source", source).setCause(e).log("The format of the device is not known");
            return Optional.empty();
        }
    }

    @Override
    public long unreadFrames() {
        return backlog.unreadFrames(System.nanoTime());
    }

    @Override
    public long overruns() {
        return overruns;
    }

    @Override
    public long droppedFrames() {
        return droppedFrames;
    }

    @Override
    public long framesSinceLoss() {
        return framesSinceLoss;
    }

    @Override
    public Optional<String> deviceId() {
        return Optional.of(deviceId);
    }

    @Override
    public Optional<CaptureFormat> deviceFormat() {
        return deviceFormat;
    }

    @Override
    public Optional<Duration> latency() {
        loop.enter();
        try {
            if (closed || !stream.isReady()) {
                return Optional.empty();
            }
            stream.updateTiming();
            return stream.latency();
        } finally {
            loop.exit();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        if (!loop.tryEnter()) {
            // Who reads waits there, and looks.
            loop.wakeUp();
            return;
        }
        try {
            if (!released && stream.isReady()) {
                cork();
                loop.stepAlone(0);
            }
        } catch (VoiceRecorderException e) {
            LOG.atDebug().setCause(e).log("Who reads finds out that the stream is lost");
        } finally {
            loop.exit();
        }
    }

    @Override
    public void close() {
        closed = true;
        loop.enter();
        try {
            if (!released) {
                released = true;
                fragments.close();
                stream.close();
            }
        } finally {
            loop.exit();
        }
    }
}
