package org.voicerecorder.audio.pulse.internal;

import static org.voicerecorder.audio.pulse.internal.LibPulse.INT;
import static org.voicerecorder.audio.pulse.internal.LibPulse.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;

/**
 * What recording and playing streams ({@code pa_stream}) have in common. Owns its connection. Used between the loop's
 * {@code enter} and {@code exit}, but for {@link #loop}.
 */
final class NativeStream implements AutoCloseable {
    private static final MethodHandle NEW =
            LibPulse.function("pa_stream_new", POINTER, POINTER, POINTER, POINTER, POINTER);
    private static final MethodHandle DISCONNECT = LibPulse.function("pa_stream_disconnect", INT, POINTER);
    private static final MethodHandle UNREF = LibPulse.procedure("pa_stream_unref", POINTER);
    private static final MethodHandle STATE = LibPulse.function("pa_stream_get_state", INT, POINTER);
    private static final MethodHandle DEVICE_NAME = LibPulse.function("pa_stream_get_device_name", POINTER, POINTER);
    private static final MethodHandle DEVICE_INDEX = LibPulse.function("pa_stream_get_device_index", INT, POINTER);
    private static final MethodHandle BUFFER_ATTR = LibPulse.function("pa_stream_get_buffer_attr", POINTER, POINTER);
    private static final MethodHandle SET_BUFFER_ATTR =
            LibPulse.function("pa_stream_set_buffer_attr", POINTER, POINTER, POINTER, POINTER, POINTER);
    private static final MethodHandle CORK =
            LibPulse.function("pa_stream_cork", POINTER, POINTER, INT, POINTER, POINTER);
    private static final MethodHandle UPDATE_TIMING =
            LibPulse.function("pa_stream_update_timing_info", POINTER, POINTER, POINTER, POINTER);
    private static final MethodHandle LATENCY =
            LibPulse.function("pa_stream_get_latency", INT, POINTER, POINTER, POINTER);

    /** {@code PA_STREAM_READY}; what is above it has failed or ended. */
    private static final int READY = 2;

    // pa_stream_flags_t
    static final int START_CORKED = 0x1;
    static final int INTERPOLATE_TIMING = 0x2;
    static final int AUTO_TIMING_UPDATE = 0x8;
    static final int DONT_MOVE = 0x200;
    static final int ADJUST_LATENCY = 0x2000;
    static final int START_UNMUTED = 0x10000;

    /** {@code pa_buffer_attr}: five numbers of 32 bits. */
    private static final long ATTR_SIZE = 20;

    /** In a {@code pa_buffer_attr}: the server chooses, the most it gives. */
    static final int SERVER_CHOOSES = -1;

    private final Connection connection;
    private final String device;
    private MemorySegment stream;

    /**
     * @param title what the server's other clients see
     * @param device what error messages call the device
     */
    NativeStream(Connection connection, String title, String device, CaptureFormat format) {
        this.connection = connection;
        this.device = device;
        try (Arena arena = Arena.ofConfined()) {
            stream = (MemorySegment) NEW.invokeExact(
                    connection.context(),
                    arena.allocateFrom(title),
                    SampleSpecs.allocate(arena, format),
                    LibPulse.NULL);
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
        if (stream.equals(LibPulse.NULL)) {
            throw refused();
        }
    }

    Mainloop loop() {
        return connection.loop();
    }

    Connection connection() {
        return connection;
    }

    MemorySegment pointer() {
        return stream;
    }

    static MemorySegment bufferAttr(
            SegmentAllocator allocator, int maxLength, int targetLength, int preBuffer, int minRequest, int fragment) {
        return allocator.allocateFrom(ValueLayout.JAVA_INT, maxLength, targetLength, preBuffer, minRequest, fragment);
    }

    /** Waits for the server's answer after connecting. @param sent what connecting returned */
    void awaitReady(int sent) {
        if (sent < 0 || !connection.await(() -> state() >= READY || !connection.isReady()) || !isReady()) {
            throw refused();
        }
    }

    private VoiceRecorderException refused() {
        Reason reason = Reason.of(connection.errno());
        return new VoiceRecorderException(
                reason.code(), "'%s' could not be opened: %s".formatted(device, reason.text()));
    }

    boolean isReady() {
        return state() == READY && connection.isReady();
    }

    private int state() {
        return number(STATE);
    }

    /** The server's number of the device that is heard now. */
    int deviceIndex() {
        return number(DEVICE_INDEX);
    }

    private int number(MethodHandle question) {
        try {
            return (int) question.invokeExact(stream);
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /** Name of the device that is heard now. */
    String deviceName() {
        return LibPulse.text(pointed(DEVICE_NAME));
    }

    /** How many bytes the server keeps at most. */
    int maxLength() {
        MemorySegment attr = pointed(BUFFER_ATTR);
        return attr.equals(LibPulse.NULL) ? 0 : attr.reinterpret(ATTR_SIZE).get(ValueLayout.JAVA_INT, 0);
    }

    private MemorySegment pointed(MethodHandle question) {
        try {
            return (MemorySegment) question.invokeExact(stream);
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /** Asks the server for buffers of other lengths, see {@link #bufferAttr}; what is in them stays. */
    void resizeBuffer(int targetLength, int minRequest) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr =
                    bufferAttr(arena, SERVER_CHOOSES, targetLength, SERVER_CHOOSES, minRequest, SERVER_CHOOSES);
            Connection.release((MemorySegment) SET_BUFFER_ATTR.invokeExact(stream, attr, LibPulse.NULL, LibPulse.NULL));
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /** Stops (or starts) the flow of audio; the server does so when it hears of it. */
    void cork(boolean stop) {
        try {
            Connection.release((MemorySegment) CORK.invokeExact(stream, stop ? 1 : 0, LibPulse.NULL, LibPulse.NULL));
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /** Asks the server for its figures. @return whether it answered; what it sent before has come in then */
    boolean updateTiming() {
        try {
            return connection.await((MemorySegment) UPDATE_TIMING.invokeExact(stream, LibPulse.NULL, LibPulse.NULL));
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /** Time from the device to here, or from here to the device, by the server's latest figures. */
    Optional<Duration> latency() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment micros = arena.allocate(ValueLayout.JAVA_LONG);
            MemorySegment negative = arena.allocate(ValueLayout.JAVA_INT);
            boolean known = (int) LATENCY.invokeExact(stream, micros, negative) >= 0;
            long value = negative.get(ValueLayout.JAVA_INT, 0) == 0 ? micros.get(ValueLayout.JAVA_LONG, 0) : 0;
            return known ? Optional.of(Duration.of(value, ChronoUnit.MICROS)) : Optional.empty();
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /** What to throw when the server took the device away, or is gone. */
    VoiceRecorderException lost() {
        String reason = connection.isReady() ? "its device was taken away" : "the connection to the sound server broke";
        return lost(reason);
    }

    VoiceRecorderException lost(String reason) {
        return new VoiceRecorderException(ErrorCode.ERR_DEVICE_LOST, "'%s' was lost: %s".formatted(device, reason));
    }

    /** Gives everything back, the connection, too. */
    @Override
    public void close() {
        try {
            if (isReady()) {
                int ignored = (int) DISCONNECT.invokeExact(stream);
            }
            UNREF.invokeExact(stream);
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        } finally {
            connection.close();
        }
    }
}
