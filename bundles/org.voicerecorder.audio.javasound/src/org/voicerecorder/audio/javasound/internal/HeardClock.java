package org.voicerecorder.audio.javasound.internal;

/**
 * Frames heard, going on smoothly between the device's own reports, which come in steps of up to some 25 ms: from the last
 * step on the clock counts, but never further than a device may be late, than what was written, nor back. Thread-safe.
 */
final class HeardClock {
    /** A device that reports nothing new for longer does not play. */
    private static final double MOST_AHEAD_SECONDS = 0.05;

    private final int sampleRate;
    private long reported;
    private long reportedAt;
    private boolean running;
    private long written;
    private long shown;

    HeardClock(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** Counting begins anew. */
    synchronized void reset() {
        reported = 0;
        written = 0;
        shown = 0;
        running = false;
    }

    synchronized void wrote(long frames) {
        written += frames;
    }

    /** @param nanos now, in this and the other methods, as {@link System#nanoTime} says */
    synchronized void run(long nanos) {
        running = true;
        reportedAt = nanos;
    }

    synchronized void stop(long nanos) {
        shown = heard(nanos);
        running = false;
    }

    /** What the device says: frames played of those written. */
    synchronized void report(long frames, long nanos) {
        if (frames != reported) {
            reported = frames;
            reportedAt = nanos;
        }
    }

    synchronized long heard(long nanos) {
        if (running) {
            double since = Math.clamp((nanos - reportedAt) / 1e9, 0, MOST_AHEAD_SECONDS);
            long estimate = reported > 0 ? reported + Math.round(since * sampleRate) : 0;
            shown = Math.max(shown, Math.min(estimate, written));
        }
        return shown;
    }

    synchronized long written() {
        return written;
    }

    /** Everything was heard, whatever the device says. */
    synchronized void finish() {
        reported = written;
        shown = written;
    }
}
