package org.voicerecorder.audio.pulse.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many frames have been heard: what the server reported, carried on by the clock until it reports again. Fed by the
 * thread that plays, asked by any.
 */
final class HeardFrames {
    /**
     * @param frames heard at {@code nanos} of {@link System#nanoTime}
     * @param running whether time makes it more
     * @param written no more than these can be heard
     */
    private record Report(long frames, long nanos, boolean running, long written) {
        long at(long now, int sampleRate) {
            long since = running ? Math.max(0, now - nanos) : 0;
            // Split, so that an hour's nanoseconds times the rate fit.
            long second = TimeUnit.SECONDS.toNanos(1);
            long more = since / second * sampleRate + since % second * sampleRate / second;
            return Math.clamp(frames + more, 0, written);
        }
    }

    private final int sampleRate;
    private volatile Report report = new Report(0, 0, false, 0);
    /** Nobody saw more: a report that corrects the clock must not turn it back. */
    private volatile AtomicLong highest = new AtomicLong();

    HeardFrames(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** So many had been heard then. */
    void report(long frames, long nanos, boolean running) {
        report = new Report(frames, nanos, running, report.written());
    }

    /** So many were written since the last {@link #restart}. */
    void written(long frames) {
        Report last = report;
        report = new Report(last.frames(), last.nanos(), last.running(), frames);
    }

    /** Counting begins anew. */
    void restart() {
        report = new Report(0, 0, false, 0);
        highest = new AtomicLong();
    }

    /** Nothing more will be heard. */
    void stop() {
        report(now(), 0, false);
    }

    long now() {
        AtomicLong seen = highest;
        long frames = report.at(System.nanoTime(), sampleRate);
        return seen.accumulateAndGet(frames, Math::max);
    }
}
