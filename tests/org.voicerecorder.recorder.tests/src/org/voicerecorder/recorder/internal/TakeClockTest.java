package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TakeClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant system = Instant.parse("2026-11-29T10:00:00Z");

    @Test
    void aClockThatIsSetChangesNothingInATakeThatRuns() {
        Instant begun = system;
        TakeClock clock = new TakeClock(() -> system);
        Instant first = clock.now();
        system = begun.minus(HOUR);
        Instant second = clock.now();
        system = begun.plus(HOUR);
        Instant third = clock.now();

        assertFalse(first.isBefore(begun));
        assertFalse(second.isBefore(first));
        assertFalse(third.isBefore(second));
        assertTrue(third.isBefore(begun.plus(HOUR)), "the time that went by, not that of the system");
    }

    @Test
    void aTakeThatWasArmedBeginsAtTheTimeThatHoldsThen() {
        TakeClock clock = new TakeClock(() -> system);
        system = system.minus(HOUR);
        clock.begin();

        assertEquals(0, Duration.between(system, clock.now()).toMinutes());
    }
}
