package org.voicerecorder.audio.pulse.internal;

import static org.voicerecorder.audio.pulse.internal.LibPulse.INT;
import static org.voicerecorder.audio.pulse.internal.LibPulse.LONG;
import static org.voicerecorder.audio.pulse.internal.LibPulse.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PlaybackLine;

/**
 * A playing stream. A device that was chosen is heard or lost; the default follows what the server makes the default.
 * The thread that writes runs the connection's loop while it waits.
 */
final class PulsePlayback implements PlaybackLine {
    private static final MethodHandle CONNECT =
            LibPulse.function("pa_stream_connect_playback", INT, POINTER, POINTER, POINTER, INT, POINTER, POINTER);
    private static final MethodHandle WRITABLE = LibPulse.function("pa_stream_writable_size", LONG, POINTER);
    private static final MethodHandle WRITE =
            LibPulse.function("pa_stream_write", INT, POINTER, POINTER, LONG, POINTER, LONG, INT);
    private static final MethodHandle FLUSH = LibPulse.function("pa_stream_flush", POINTER, POINTER, POINTER, POINTER);
    private static final MethodHandle DRAIN = LibPulse.function("pa_stream_drain", POINTER, POINTER, POINTER, POINTER);
    private static final MethodHandle UNDERFLOW = LibPulse.function("pa_stream_get_underflow_index", LONG, POINTER);

    /** {@code PA_SEEK_RELATIVE}: after what was written before. */
    private static final int SEEK_RELATIVE = 0;

    /** The server asks for more when there is room for this. */
    private static final long REQUEST_MILLIS = 20;

    /** A line that ran empty holds twice as much from then on, up to this: the machine is busy. */
    private static final long LONGEST_BUFFER_MILLIS = 1_200;

    private static final int STEP_MICROS = 20_000;

    private final NativeStream stream;
    private final Mainloop loop;
    private final CaptureFormat format;
    private final HeardFrames heard;
    /** Closed by another thread than writes, perhaps. */
    private final Arena arena = Arena.ofShared();

    private final MemorySegment block;

    private volatile boolean closed;
    private volatile String deviceId;
    private volatile long underruns;

    // What follows belongs to who is in the loop.
    private boolean released;
    private boolean paused;
    private int deviceIndex;
    private long written;
    /** The server's position at which counting began. */
    private long begin;

    private long lastReport;
    /** Position at which the buffer last ran empty, and at which it may, because nothing more was to come. */
    private long lastUnderflow = -1;

    private long expectedUnderflow;
    private long bufferMillis = BUFFER.toMillis();

    /** @param sink empty for the server's default; on failure the connection is closed */
    static PulsePlayback open(Connection connection, Optional<String> sink, CaptureFormat format) {
        NativeStream stream = new NativeStream(connection, "Playback", sink.orElse("the default output"), format);
        try (Arena arena = Arena.ofConfined()) {
            int any = NativeStream.SERVER_CHOOSES;
            int flags = NativeStream.AUTO_TIMING_UPDATE
                    | NativeStream.ADJUST_LATENCY
                    | (sink.isPresent() ? NativeStream.DONT_MOVE : 0);
            stream.awaitReady((int) CONNECT.invokeExact(
                    stream.pointer(),
                    sink.map(arena::allocateFrom).orElse(LibPulse.NULL),
                    NativeStream.bufferAttr(
                            arena, any, bytes(format, BUFFER.toMillis()), any, bytes(format, REQUEST_MILLIS), any),
                    flags,
                    LibPulse.NULL,
                    LibPulse.NULL));
            return new PulsePlayback(stream, format);
        } catch (Throwable e) {
            stream.close();
            throw LibPulse.failure(e);
        }
    }

    private static int bytes(CaptureFormat format, long millis) {
        return (int) (format.sampleRate() * millis / 1000) * format.bytesPerFrame();
    }

    private PulsePlayback(NativeStream stream, CaptureFormat format) {
        this.stream = stream;
        this.loop = stream.loop();
        this.format = format;
        this.heard = new HeardFrames(format.sampleRate());
        this.deviceIndex = stream.deviceIndex();
        this.deviceId = stream.deviceName();
        this.block = arena.allocate(bytes(format, BUFFER.toMillis()));
        begin();
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public int write(byte[] pcm, int offset, int length) {
        int wanted = length - length % format.bytesPerFrame();
        if (wanted <= 0) {
            throw new IllegalArgumentException("Less than a frame: " + length);
        }
        loop.enter();
        try {
            if (paused && !closed) {
                throw new IllegalStateException("The line is paused");
            }
            int room = awaitRoom();
            return room == 0 ? 0 : put(pcm, offset, Math.min(room, wanted));
        } finally {
            loop.exit();
        }
    }

    /** @return whole frames in bytes; 0 when the line was closed */
    private int awaitRoom() {
        long waited = 0;
        while (!closed) {
            requireReady();
            int room = room();
            if (room > 0) {
                return room;
            }
            waited += step() ? 0 : STEP_MICROS;
            if (waited > TimeUnit.NANOSECONDS.toMicros(PATIENCE.toNanos())) {
                throw lost("it takes no more audio");
            }
        }
        return 0;
    }

    private int room() {
        try {
            long writable = Math.min((long) WRITABLE.invokeExact(stream.pointer()), block.byteSize());
            return (int) Math.max(0, writable - writable % format.bytesPerFrame());
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    private int put(byte[] pcm, int offset, int length) {
        MemorySegment.copy(pcm, offset, block, ValueLayout.JAVA_BYTE, 0, length);
        try {
            int failed =
                    (int) WRITE.invokeExact(stream.pointer(), block, (long) length, LibPulse.NULL, 0L, SEEK_RELATIVE);
            if (failed < 0) {
                throw lost("it takes no more audio");
            }
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
        written += length / format.bytesPerFrame();
        heard.written(written);
        look();
        return length;
    }

    /** Waits for something to happen, and looks what it was. */
    private boolean step() {
        boolean happened = loop.step(STEP_MICROS);
        if (!closed) {
            look();
        }
        return happened;
    }

    private void look() {
        Timing.of(stream).filter(timing -> timing.micros() != lastReport).ifPresent(this::report);
        int index = stream.deviceIndex();
        if (index != deviceIndex && stream.isReady()) {
            deviceIndex = index;
            deviceId = stream.deviceName();
        }
        long underflow = underflow();
        if (underflow != lastUnderflow) {
            lastUnderflow = underflow;
            if (underflow != expectedUnderflow) {
                underruns++;
                holdMore();
            }
        }
    }

    private void holdMore() {
        if (bufferMillis < LONGEST_BUFFER_MILLIS && stream.isReady()) {
            bufferMillis = Math.min(LONGEST_BUFFER_MILLIS, 2 * bufferMillis);
            stream.resizeBuffer(bytes(format, bufferMillis), bytes(format, REQUEST_MILLIS));
        }
    }

    private long underflow() {
        try {
            return (long) UNDERFLOW.invokeExact(stream.pointer());
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    private void report(Timing timing) {
        lastReport = timing.micros();
        long given = (timing.read() - begin) / format.bytesPerFrame();
        // What is in the device of a paused stream is taken back, or heard at once.
        long inDevice = paused ? 0 : timing.latency() * format.sampleRate() / TimeUnit.SECONDS.toMicros(1);
        heard.report(given - inDevice, timing.nanos(), timing.playing() && !paused);
    }

    /** Counting begins at what is written next. */
    private void begin() {
        stream.updateTiming();
        begin = Timing.of(stream).map(Timing::written).orElse(0L);
        expectedUnderflow = begin;
        lastUnderflow = underflow();
        written = 0;
        heard.restart();
    }

    @Override
    public long heardFrames() {
        return heard.now();
    }

    @Override
    public long underruns() {
        return underruns;
    }

    @Override
    public Optional<String> deviceId() {
        return Optional.of(deviceId);
    }

    @Override
    public void pause() {
        steer(() -> cork(true));
    }

    @Override
    public void resume() {
        steer(() -> cork(false));
    }

    private void cork(boolean stop) {
        paused = stop;
        stream.cork(stop);
        // Answered after the order before it was carried out.
        stream.updateTiming();
        look();
    }

    @Override
    public void flush() {
        steer(() -> {
            await(operation(FLUSH));
            begin();
        });
    }

    private MemorySegment operation(MethodHandle order) {
        try {
            return (MemorySegment) order.invokeExact(stream.pointer(), LibPulse.NULL, LibPulse.NULL);
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    private void await(MemorySegment operation) {
        if (!stream.connection().await(operation)) {
            throw lost("it does not answer");
        }
    }

    private void steer(Runnable order) {
        loop.enter();
        try {
            if (!closed) {
                requireReady();
                order.run();
                requireReady();
            }
        } finally {
            loop.exit();
        }
    }

    @Override
    public boolean drain(Duration atMost) {
        boolean[] empty = {false};
        steer(() -> empty[0] = paused ? heard.now() >= written : drained(System.nanoTime() + atMost.toNanos()));
        return empty[0];
    }

    private boolean drained(long end) {
        MemorySegment drain = operation(DRAIN);
        try {
            while (!closed && stream.isReady() && Connection.isRunning(drain) && System.nanoTime() - end < 0) {
                step();
            }
            boolean done = !closed && stream.isReady() && !Connection.isRunning(drain);
            if (done) {
                expectedUnderflow = begin + written * format.bytesPerFrame();
                heard.report(written, System.nanoTime(), false);
            }
            return done;
        } finally {
            Connection.release(drain);
        }
    }

    private void requireReady() {
        if (!closed && !stream.isReady()) {
            heard.stop();
            throw stream.lost();
        }
    }

    private RuntimeException lost(String reason) {
        heard.stop();
        return stream.lost(reason);
    }

    @Override
    public void close() {
        closed = true;
        loop.enter();
        try {
            if (!released) {
                released = true;
                heard.stop();
                stream.close();
                arena.close();
            }
        } finally {
            loop.exit();
        }
    }
}
