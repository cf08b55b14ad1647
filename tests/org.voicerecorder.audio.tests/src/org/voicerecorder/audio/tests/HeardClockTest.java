package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.voicerecorder.audio.javasound.internal.HeardClock;

/** What of a Java Sound line counts as heard. */
class HeardClockTest {
    private static final int RATE = 48_000;

    private final HeardClock clock = new HeardClock(RATE);

    private static long millis(long time) {
        return TimeUnit.MILLISECONDS.toNanos(time);
    }

    /** A sound server took six seconds at once, and the device says that they were played. */
    @Test
    void whatThereWasNoTimeForIsNotHeard() {
        clock.run(0);
        clock.wrote(6 * RATE);
        clock.report(6 * RATE, millis(10));

        assertFalse(clock.isAllHeard(millis(3_400)));
        assertEquals(3.4 * RATE, clock.heard(millis(3_400)), 0.01 * RATE);
        assertFalse(clock.isAllHeard(millis(5_950)));
        assertTrue(clock.isAllHeard(millis(6_000)));
    }

    @Test
    void timeStandsStillWhilePausedAndBeginsAnewAfterAFlush() {
        clock.run(0);
        clock.wrote(RATE);
        clock.report(RATE, millis(10));
        clock.stop(millis(600));
        clock.run(millis(9_000));
        assertFalse(clock.isAllHeard(millis(9_350)));
        assertTrue(clock.isAllHeard(millis(9_400)));

        clock.reset();
        clock.run(millis(20_000));
        clock.wrote(RATE);
        clock.report(RATE, millis(20_001));
        assertFalse(clock.isAllHeard(millis(20_900)));
        assertTrue(clock.isAllHeard(millis(21_000)));
    }

    @Test
    void aDeviceThatIsBehindIsBelieved() {
        clock.run(0);
        clock.wrote(RATE);
        clock.report(RATE / 2, millis(3_000));

        assertFalse(clock.isAllHeard(millis(3_000)));
        assertEquals(RATE / 2, clock.heard(millis(3_000)));
    }
}
