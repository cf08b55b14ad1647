package org.voicerecorder.audio.pulse.internal;

import static org.voicerecorder.audio.pulse.internal.LibPulse.POINTER;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server's latest report of a stream ({@code pa_timing_info}), as it is to be read for one that plays. Of one that records,
 * {@code written} is where the device writes, and {@code read} how far it was taken here.
 *
 * @param micros when it was made, by the wall clock
 * @param nanos the same, by {@link System#nanoTime}
 * @param written the server's position of the writer in its buffer, in bytes
 * @param read position up to which the buffer was given to the device
 * @param latency in the device after that, in microseconds
 * @param playing whether the device takes from the buffer
 */
record Timing(long micros, long nanos, long written, long read, long latency, boolean playing) {
    private static final MethodHandle INFO = LibPulse.function("pa_stream_get_timing_info", POINTER, POINTER);

    private static final long SIZE = 104;
    private static final long SECONDS = 0;
    private static final long MICROS = 8;
    private static final long SINK_MICROS = 24;
    private static final long PLAYING = 48;
    private static final long WRITE_INDEX = 56;
    private static final long READ_INDEX = 72;

    /** A report that seems to be older was made before the wall clock was set. */
    private static final long OLDEST_MICROS = TimeUnit.SECONDS.toMicros(2);

    static Optional<Timing> of(NativeStream stream) {
        try {
            MemorySegment info = (MemorySegment) INFO.invokeExact(stream.pointer());
            return info.equals(LibPulse.NULL) ? Optional.empty() : Optional.of(read(info.reinterpret(SIZE)));
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    private static Timing read(MemorySegment info) {
        long made = TimeUnit.SECONDS.toMicros(number(info, SECONDS)) + number(info, MICROS);
        long age = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - made;
        long nanos = System.nanoTime() - TimeUnit.MICROSECONDS.toNanos(age < 0 || age > OLDEST_MICROS ? 0 : age);
        return new Timing(
                made,
                nanos,
                number(info, WRITE_INDEX),
                number(info, READ_INDEX),
                number(info, SINK_MICROS),
                info.get(ValueLayout.JAVA_INT, PLAYING) != 0);
    }

    private static long number(MemorySegment info, long offset) {
        return info.get(ValueLayout.JAVA_LONG, offset);
    }
}
