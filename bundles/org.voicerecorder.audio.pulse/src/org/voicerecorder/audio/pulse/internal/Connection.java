package org.voicerecorder.audio.pulse.internal;

import static org.voicerecorder.audio.pulse.internal.LibPulse.INT;
import static org.voicerecorder.audio.pulse.internal.LibPulse.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * A connection to the sound server ({@code pa_context}) with a loop of its own, so that no two streams wait for each
 * other. Where the server is, the library finds out each time: from {@code PULSE_SERVER}, its configuration, or the
 * user's runtime folder. A server that does not run is not started.
 */
final class Connection implements AutoCloseable {
    private static final MethodHandle NEW = LibPulse.function("pa_context_new", POINTER, POINTER, POINTER);
    private static final MethodHandle CONNECT =
            LibPulse.function("pa_context_connect", INT, POINTER, POINTER, INT, POINTER);
    private static final MethodHandle DISCONNECT = LibPulse.procedure("pa_context_disconnect", POINTER);
    private static final MethodHandle UNREF = LibPulse.procedure("pa_context_unref", POINTER);
    private static final MethodHandle STATE = LibPulse.function("pa_context_get_state", INT, POINTER);
    private static final MethodHandle ERRNO = LibPulse.function("pa_context_errno", INT, POINTER);
    private static final MethodHandle OPERATION_STATE = LibPulse.function("pa_operation_get_state", INT, POINTER);
    private static final MethodHandle OPERATION_CANCEL = LibPulse.procedure("pa_operation_cancel", POINTER);
    private static final MethodHandle OPERATION_UNREF = LibPulse.procedure("pa_operation_unref", POINTER);

    /** Under this name the server's other clients see us. */
    private static final String CLIENT = "Voice Recorder Pro";
    /** {@code PA_CONTEXT_NOAUTOSPAWN}. */
    private static final int NO_AUTOSPAWN = 1;
    /** {@code PA_CONTEXT_READY}; what is above it has failed or ended. */
    private static final int READY = 4;
    /** {@code PA_OPERATION_RUNNING}. */
    private static final int RUNNING = 0;

    /** How long a server may take to answer. One that is there answers within milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int STEP_MICROS = 100_000;

    private final Mainloop loop = new Mainloop();
    private MemorySegment context;

    /** Connects. @throws VoiceRecorderException {@code ERR_DEVICE_UNAVAILABLE} when no server answers */
    Connection() {
        loop.enter();
        try (Arena arena = Arena.ofConfined()) {
            context = (MemorySegment) NEW.invokeExact(loop.api(), arena.allocateFrom(CLIENT));
            if (context.equals(LibPulse.NULL)) {
                throw noServer("the client could not be set up");
            }
            int sent = (int) CONNECT.invokeExact(context, LibPulse.NULL, NO_AUTOSPAWN, LibPulse.NULL);
            if (sent < 0 || !await(() -> state() >= READY) || state() != READY) {
                throw noServer(state() < READY ? "no answer" : LibPulse.error(errno()));
            }
        } catch (Throwable e) {
            close();
            throw LibPulse.failure(e);
        } finally {
            loop.exit();
        }
    }

    private static VoiceRecorderException noServer(String reason) {
        return new VoiceRecorderException(
                ErrorCode.ERR_DEVICE_UNAVAILABLE,
                "The sound server cannot be reached: " + reason,
                "See whether PulseAudio or PipeWire runs, and whether PULSE_SERVER names it.",
                null);
    }

    Mainloop loop() {
        return loop;
    }

    MemorySegment context() {
        return context;
    }

    boolean isReady() {
        return state() == READY;
    }

    private int state() {
        try {
            return (int) STATE.invokeExact(context);
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /** Number of what went wrong last. */
    int errno() {
        try {
            return (int) ERRNO.invokeExact(context);
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /**
     * Waits for an answer of the server, and gives the operation back.
     *
     * @param operation as the library returned it; what it calls is not called any more afterwards
     * @return whether the answer came
     */
    boolean await(MemorySegment operation) {
        if (operation.equals(LibPulse.NULL)) {
            return false;
        }
        try {
            boolean answered = await(() -> !isRunning(operation) || !isReady());
            if (isRunning(operation)) {
                OPERATION_CANCEL.invokeExact(operation);
                return false;
            }
            return answered && isReady();
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        } finally {
            release(operation);
        }
    }

    static boolean isRunning(MemorySegment operation) {
        try {
            return (int) OPERATION_STATE.invokeExact(operation) == RUNNING;
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /** Gives back an operation whose end nobody waits for. */
    static void release(MemorySegment operation) {
        if (!operation.equals(LibPulse.NULL)) {
            try {
                OPERATION_UNREF.invokeExact(operation);
            } catch (Throwable e) {
                throw LibPulse.failure(e);
            }
        }
    }

    /** Runs the loop until something holds. @return false when the server took too long */
    boolean await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            loop.stepAlone(STEP_MICROS);
        }
        return true;
    }

    /** To be called between the loop's {@code enter} and {@code exit}; what was made on this connection has been closed. */
    @Override
    public void close() {
        if (context != null && !context.equals(LibPulse.NULL)) {
            try {
                DISCONNECT.invokeExact(context);
                UNREF.invokeExact(context);
            } catch (Throwable e) {
                throw LibPulse.failure(e);
            }
            context = LibPulse.NULL;
        }
        loop.close();
    }
}
