package org.voicerecorder.audio.pulse.internal;

import static org.voicerecorder.audio.pulse.internal.LibPulse.INT;
import static org.voicerecorder.audio.pulse.internal.LibPulse.LONG;
import static org.voicerecorder.audio.pulse.internal.LibPulse.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/** Takes the audio that has come in for a recording stream, in pieces as large as the caller wants them. */
final class Fragments implements AutoCloseable {
    private static final MethodHandle READABLE = LibPulse.function("pa_stream_readable_size", LONG, POINTER);
    private static final MethodHandle PEEK = LibPulse.function("pa_stream_peek", INT, POINTER, POINTER, POINTER);
    private static final MethodHandle DROP = LibPulse.function("pa_stream_drop", INT, POINTER);

    private final NativeStream stream;
    /** Closed by another thread than reads, perhaps. */
    private final Arena arena = Arena.ofShared();

    private final MemorySegment data = arena.allocate(ValueLayout.ADDRESS);
    private final MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
    /** What is being taken: the library's memory until it is dropped. A hole has no memory. */
    private MemorySegment fragment = LibPulse.NULL;

    private long length;
    private long taken;
    private int holes;
    private long missing;

    Fragments(NativeStream stream) {
        this.stream = stream;
    }

    /** How often the server had to say that audio is missing; it is silence then, so that time goes on. */
    int holes() {
        return holes;
    }

    /** How many bytes those were. */
    long missing() {
        return missing;
    }

    /** @return the number of bytes put into the buffer; 0 when nothing is there */
    int take(byte[] buffer, int offset, int wanted) {
        try {
            if (length == 0 && !next()) {
                return 0;
            }
            int n = (int) Math.min(wanted, length - taken);
            if (fragment.equals(LibPulse.NULL)) {
                Arrays.fill(buffer, offset, offset + n, (byte) 0);
            } else {
                MemorySegment.copy(fragment, ValueLayout.JAVA_BYTE, taken, buffer, offset, n);
            }
            taken += n;
            if (taken == length) {
                length = 0;
                int ignored = (int) DROP.invokeExact(stream.pointer());
            }
            return n;
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    private boolean next() throws Throwable {
        // Less than 0 once the stream has failed.
        if ((long) READABLE.invokeExact(stream.pointer()) <= 0
                || (int) PEEK.invokeExact(stream.pointer(), data, size) < 0) {
            return false;
        }
        length = size.get(ValueLayout.JAVA_LONG, 0);
        taken = 0;
        fragment = data.get(ValueLayout.ADDRESS, 0).reinterpret(length);
        if (length > 0 && fragment.equals(LibPulse.NULL)) {
            holes++;
            missing += length;
        }
        return length > 0;
    }

    @Override
    public void close() {
        arena.close();
    }
}
