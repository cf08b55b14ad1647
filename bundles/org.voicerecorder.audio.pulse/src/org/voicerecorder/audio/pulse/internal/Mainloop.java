package org.voicerecorder.audio.pulse.internal;

import static org.voicerecorder.audio.pulse.internal.LibPulse.INT;
import static org.voicerecorder.audio.pulse.internal.LibPulse.POINTER;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * The event loop of one connection. It has no thread of its own: whoever waits for audio runs it meanwhile, so that a
 * block of audio costs one wake-up, and no thread of the library's ever enters the virtual machine.
 *
 * <p>Everything that belongs to the loop is touched only between {@link #enter} and {@link #exit}. A thread that waits
 * in {@link #step} makes way for one that wants to enter.
 */
final class Mainloop implements AutoCloseable {
    private static final MethodHandle NEW = LibPulse.function("pa_mainloop_new", POINTER);
    private static final MethodHandle FREE = LibPulse.procedure("pa_mainloop_free", POINTER);
    private static final MethodHandle API = LibPulse.function("pa_mainloop_get_api", POINTER, POINTER);
    private static final MethodHandle PREPARE = LibPulse.function("pa_mainloop_prepare", INT, POINTER, INT);
    private static final MethodHandle POLL = LibPulse.function("pa_mainloop_poll", INT, POINTER);
    private static final MethodHandle DISPATCH = LibPulse.function("pa_mainloop_dispatch", INT, POINTER);
    private static final MethodHandle WAKEUP = LibPulse.procedure("pa_mainloop_wakeup", POINTER);

    private final MemorySegment loop;
    /** Fair: who makes way must not overtake. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private final AtomicInteger wanting = new AtomicInteger();
    /** Guarded by this object's monitor: a loop is not woken after it was freed. */
    private boolean freed;

    private boolean broken;

    Mainloop() {
        try {
            loop = (MemorySegment) NEW.invokeExact();
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
        if (loop.equals(LibPulse.NULL)) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DEVICE_UNAVAILABLE, "No connection to the sound server can be made here");
        }
    }

    /** The {@code pa_mainloop_api} for what is to live in this loop. */
    MemorySegment api() {
        try {
            return (MemorySegment) API.invokeExact(loop);
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /** Waits for the turn of this thread; another that waits for audio is woken. */
    void enter() {
        if (lock.tryLock()) {
            return;
        }
        wanting.incrementAndGet();
        wakeUp();
        lock.lock();
        wanting.decrementAndGet();
    }

    /** Like {@link #enter}, but does not wait. @return whether it is this thread's turn */
    boolean tryEnter() {
        return lock.tryLock();
    }

    void exit() {
        lock.unlock();
    }

    /** Has a thread that waits in {@link #step} look. Any thread; does not wait. */
    synchronized void wakeUp() {
        if (!freed) {
            try {
                WAKEUP.invokeExact(loop);
            } catch (Throwable e) {
                throw LibPulse.failure(e);
            }
        }
    }

    /**
     * Waits until something happens, and lets it happen. Then others may have entered, and even closed everything: the
     * caller has to look.
     *
     * @param micros how long at most
     * @return whether something happened
     */
    boolean step(int micros) {
        // Whoever wants to enter may have woken the loop before it waited.
        boolean happened = stepAlone(wanting.get() > 0 ? 0 : micros);
        if (wanting.get() > 0) {
            lock.unlock();
            Thread.yield();
            lock.lock();
            return true;
        }
        return happened;
    }

    /** Like {@link #step}, but makes way for nobody. */
    boolean stepAlone(int micros) {
        try {
            // The library ends the process when a loop that failed is used again.
            broken = broken || (int) PREPARE.invokeExact(loop, micros) < 0 || (int) POLL.invokeExact(loop) < 0;
            int handled = broken ? -1 : (int) DISPATCH.invokeExact(loop);
            broken = handled < 0;
            if (broken) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_DEVICE_LOST, "The sound server cannot be waited for any more");
            }
            return handled > 0;
        } catch (Throwable e) {
            throw LibPulse.failure(e);
        }
    }

    /** To be called between {@link #enter} and {@link #exit}, when nothing lives in the loop any more. */
    @Override
    public synchronized void close() {
        if (!freed) {
            freed = true;
            try {
                FREE.invokeExact(loop);
            } catch (Throwable e) {
                throw LibPulse.failure(e);
            }
        }
    }
}
