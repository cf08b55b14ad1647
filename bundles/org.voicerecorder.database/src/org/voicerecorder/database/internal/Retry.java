package org.voicerecorder.database.internal;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Tries again what failed for a reason that passes, with exponential backoff and jitter. The first try runs without any
 * of that, so that a program that only reads a page does not load it.
 *
 * @param tries in all
 * @param base the wait before the second try; doubled for each further one, ± 30 %
 */
public record Retry(int tries, Duration base) {
    public static final Retry DEFAULT = new Retry(3, Duration.ofSeconds(1));

    private static final int LONGEST_WAIT = 30;
    private static final double JITTER = 0.3;

    <T> T transientFailures(Sessions.Work<T> work) throws Exception {
        try {
            return work.run();
        } catch (Exception e) {
            if (tries <= 1 || !Failures.isTransient(e)) {
                throw e;
            }
            return again(work, e);
        }
    }

    private <T> T again(Sessions.Work<T> work, Exception first) throws Exception {
        var tried = new boolean[1];
        var policy = RetryPolicy.<T>builder()
                .handleIf(Failures::isTransient)
                .withMaxRetries(tries - 1)
                .withBackoff(
                        base.toMillis(),
                        Math.max(base.multipliedBy(LONGEST_WAIT).toMillis(), 2),
                        ChronoUnit.MILLIS)
                .withJitter(JITTER)
                .build();
        try {
            return Failsafe.with(policy).get(() -> {
                if (!tried[0]) {
                    tried[0] = true;
                    throw first;
                }
                return work.run();
            });
        } catch (dev.failsafe.FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw first;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
