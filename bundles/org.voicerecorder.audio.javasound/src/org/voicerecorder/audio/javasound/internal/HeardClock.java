package org.voicerecorder.audio.javasound.internal;

/**
 * Frames heard, going on smoothly between the device's own reports, which come in steps of up to some 25 ms: from the last
 * step on the clock counts, but never further than a device may be late, than what was written, nor back. Thread-safe.
 *
 * <p>A device may report what it has handed on to a sound server, which holds it for seconds: more than time has passed
 * for is not heard, whatever it says.
 */
public final class HeardClock {
    /** A device that reports nothing new for longer does not play. */
    private static final double MOST_AHEAD_SECONDS = 0.05;

    /** By how much a device's clock may be faster than ours. */
    private static final double DRIFT = 1.0005;

    private final int sampleRate;
    private long reported;
    private long reportedAt;
    private boolean running;
    private long runningSince;
    private long ranBefore;
    private long written;
    private long shown;

    public HeardClock(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** Counting begins anew. */
    public synchronized void reset() {
        reported = 0;
        written = 0;
        shown = 0;
        running = false;
        ranBefore = 0;
    }

    public synchronized void wrote(long frames) {
        written += frames;
    }

    /** @param nanos now, in this and the other methods, as {@link System#nanoTime} says */
    public synchronized void run(long nanos) {
        if (!running) {
            runningSince = nanos;
        }
        running = true;
        reportedAt = nanos;
    }

    public synchronized void stop(long nanos) {
        shown = heard(nanos);
        ranBefore = ran(nanos);
        running = false;
    }

    /** What the device says: frames played of those written. */
    public synchronized void report(long frames, long nanos) {
        if (frames != reported) {
            reported = frames;
            reportedAt = nanos;
        }
    }

    public synchronized long heard(long nanos) {
        if (running) {
            double since = Math.clamp((nanos - reportedAt) / 1e9, 0, MOST_AHEAD_SECONDS);
            long estimate = reported > 0 ? reported + Math.round(since * sampleRate) : 0;
            shown = Math.max(shown, Math.min(Math.min(estimate, written), possible(nanos)));
        }
        return shown;
    }

    private long ran(long nanos) {
        return ranBefore + (running ? nanos - runningSince : 0);
    }

    /** How many frames there was time for. */
    private long possible(long nanos) {
        return (long) Math.ceil(ran(nanos) / 1e9 * sampleRate * DRIFT);
    }

    /** Whether the device says that it has nothing left, and there was time to play it. */
    public synchronized boolean isAllHeard(long nanos) {
        return reported >= written && possible(nanos) >= written;
    }

    public synchronized long written() {
        return written;
    }

    /** Everything was heard, whatever the device says. */
    public synchronized void finish() {
        reported = written;
        shown = written;
    }
}
