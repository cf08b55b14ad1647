package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.voicerecorder.audio.CaptureBacklog;

class CaptureBacklogTest {
    private static final int RATE = 48_000;
    private static final int FRAGMENT = 960;
    private static final long FRAGMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** Five seconds. */
    private static final long BUFFER = 5 * RATE;

    private final CaptureBacklog backlog = new CaptureBacklog(RATE, BUFFER);
    private long now = 1;
    private long waiting;
    private long frames;

    /** Reads in time for so long. */
    private void read(long millis) {
        long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
        while (now < end) {
            long began = now;
            if (waiting == 0) {
                now += FRAGMENT_NANOS;
            } else {
                // Far faster than the clock, and not in no time.
                now += FRAGMENT_NANOS / 20;
                waiting += FRAGMENT / 20 - FRAGMENT;
                waiting = waiting < FRAGMENT ? 0 : waiting;
            }
            backlog.read(began, now, FRAGMENT);
            frames += FRAGMENT;
        }
    }

    /** Nobody reads for so long. @return how many frames the buffer loses meanwhile */
    private long leave(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        long came = millis * RATE / 1000;
        long kept = Math.min(came, BUFFER);
        waiting = kept - kept % FRAGMENT;
        return came - kept;
    }

    @Test
    void whatTheBufferKeepsIsNotLost() {
        read(1_000);
        leave(4_900);
        read(3_000);
        assertEquals(0, backlog.overruns());
        assertEquals(0, backlog.droppedFrames());
    }

    @Test
    void aBufferThatKeptMoreThanItSaidLostNothing() {
        read(1_000);
        leave(4_900);
        now += TimeUnit.MILLISECONDS.toNanos(2_000);
        waiting += 2 * RATE;
        read(3_000);
        assertEquals(0, backlog.overruns());
    }

    @Test
    void howMuchWaitsIsToldByTheClock() {
        assertEquals(0, backlog.unreadFrames(now), "nothing is known yet");
        read(1_000);
        assertEquals(0, backlog.unreadFrames(now));
        leave(3_000);
        assertEquals(3 * RATE, backlog.unreadFrames(now), FRAGMENT);
        read(10);
        assertEquals(3 * RATE - 10 * FRAGMENT + RATE / 100, backlog.unreadFrames(now), FRAGMENT);
        read(1_000);
        assertEquals(0, backlog.unreadFrames(now));
        leave(100_000);
        assertEquals(BUFFER, backlog.unreadFrames(now), "more it does not keep");
    }

    @Test
    void aReaderThatWaitsHasReadAll() {
        read(1_000);
        backlog.reading(now);
        assertEquals(0, backlog.unreadFrames(now + TimeUnit.MILLISECONDS.toNanos(300)));
        assertEquals(
                3 * RATE,
                backlog.unreadFrames(now + TimeUnit.SECONDS.toNanos(3)),
                FRAGMENT,
                "no device is waited for so long: the program was halted");
        backlog.nothingRead();
        assertEquals(RATE, backlog.unreadFrames(now + TimeUnit.SECONDS.toNanos(1)), FRAGMENT);
    }

    @Test
    void whatIsLostIsCountedToAFragment() {
        read(1_000);
        assertEquals(0, backlog.framesSinceLoss());
        long kept = frames + BUFFER;
        long lost = leave(8_000);
        read(3_000);
        assertEquals(1, backlog.overruns());
        assertEquals(lost, backlog.droppedFrames(), 2 * FRAGMENT);
        assertEquals(kept, frames - backlog.framesSinceLoss(), 2 * FRAGMENT, "where it was");

        lost += leave(5_400);
        read(3_000);
        assertEquals(2, backlog.overruns());
        assertEquals(lost, backlog.droppedFrames(), 4 * FRAGMENT);
    }

    /** The process was halted in the middle of a read. */
    @Test
    void aReadThatLastedTooLongIsAnAbsenceToo() {
        read(1_000);
        long began = now;
        long lost = leave(8_000);
        waiting -= FRAGMENT;
        backlog.read(began, now, FRAGMENT);
        read(3_000);
        assertEquals(1, backlog.overruns());
        assertEquals(lost, backlog.droppedFrames(), 2 * FRAGMENT);
    }

    @Test
    void itIsNotToldBeforeTheReaderHasCaughtUp() {
        read(1_000);
        leave(60_000);
        read(200);
        assertEquals(0, backlog.overruns());
        read(2_000);
        assertEquals(1, backlog.overruns());
        assertEquals(55 * RATE, backlog.droppedFrames(), 2 * FRAGMENT);
    }
}
