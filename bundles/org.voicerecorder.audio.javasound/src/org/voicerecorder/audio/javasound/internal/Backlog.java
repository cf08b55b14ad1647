package org.voicerecorder.audio.javasound.internal;

import java.util.concurrent.TimeUnit;

/**
 * Notices audio that was lost because nobody read in time, which Java Sound does not tell: after an absence longer than
 * the line's buffer, what can be read without waiting must make up for the time that went by. (A sound server may have
 * kept more than the line did; then nothing is lost.) Fed by one thread, asked by any.
 */
final class Backlog {
    /** A read that takes longer had to wait: the backlog is used up. */
    private static final long WAITED_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    /** Less than this may be the reader's own delay. */
    private static final long TOLERANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private final int sampleRate;
    private final long bufferNanos;
    private long lastRead;
    private long absentSince;
    private boolean catchingUp;
    private long framesCaughtUp;
    private volatile long overruns;

    Backlog(int sampleRate, long bufferFrames) {
        this.sampleRate = sampleRate;
        this.bufferNanos = nanos(bufferFrames);
    }

    /** A read began and ended at these times of {@link System#nanoTime}. */
    void read(long began, long ended, long frames) {
        if (!catchingUp && lastRead != 0 && began - lastRead > bufferNanos) {
            catchingUp = true;
            absentSince = lastRead;
            framesCaughtUp = 0;
        }
        if (catchingUp) {
            framesCaughtUp += frames;
            if (ended - began > WAITED_NANOS) {
                catchingUp = false;
                if (ended - absentSince - nanos(framesCaughtUp) > TOLERANCE_NANOS) {
                    overruns = overruns + 1;
                }
            }
        }
        lastRead = ended;
    }

    long overruns() {
        return overruns;
    }

    private long nanos(long frames) {
        return frames * TimeUnit.SECONDS.toNanos(1) / sampleRate;
    }
}
