package org.voicerecorder.audio;

import java.util.concurrent.TimeUnit;

/**
 * Notices audio that was lost because nobody read in time, which no sound system tells, and how much it was. After an
 * absence longer than the system's buffer the reader catches up; what it has not caught up with when it is no longer faster
 * than the clock is lost. Right to about two deliveries of the device (40 ms), and told half a second later; it was behind
 * the last frame that the system's buffer had room for.
 *
 * <p>Also tells how much waits to be read: a reader that had to wait for audio had read all there was; from then on the clock
 * says how much came.
 *
 * <p>Times are those of {@link System#nanoTime}. Fed by one thread, asked by any.
 */
public final class CaptureBacklog {
    /** Less than this may be the reader's own delay. */
    private static final long TOLERANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    /** A reader that did not gain {@link #GAIN_NANOS} on the clock for so long is not catching up any more. */
    private static final long STEADY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long GAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    /** A read that takes so long had to wait for the device; */
    private static final long WAITED_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    /** but not one that takes so long: the program was halted meanwhile, or the device had not begun. */
    private static final long HALTED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int sampleRate;
    private final long bufferFrames;
    private final long bufferNanos;
    private long lastRead;
    private long absentSince;
    private long caughtUp;
    private boolean catchingUp;
    private long least;
    private long leastAt;
    private long leastFrame;
    private long fullAt;
    private long total;
    private long lossFrame;
    /** When what was read last was captured; 0 before the first that was waited for. */
    private volatile long readUpTo;
    /** When the read that goes on began; 0 while none does. */
    private volatile long readingSince;

    private volatile long overruns;
    private volatile long droppedFrames;
    private volatile long framesSinceLoss;

    /** @param bufferFrames how much the system keeps while nobody reads */
    public CaptureBacklog(int sampleRate, long bufferFrames) {
        this.sampleRate = sampleRate;
        this.bufferFrames = bufferFrames;
        this.bufferNanos = nanos(bufferFrames);
    }

    /** A read begins. */
    public void reading(long began) {
        readingSince = began;
    }

    /** A read ended without audio. */
    public void nothingRead() {
        readingSince = 0;
    }

    /** Audio was read, between these times. */
    public void read(long began, long ended, long frames) {
        readingSince = 0;
        if (hasWaited(ended - began)) {
            readUpTo = ended;
        } else if (readUpTo != 0) {
            readUpTo = readUpTo + nanos(frames);
        }
        if (catchingUp) {
            catchUp(began, began - absentSince - nanos(caughtUp));
        } else if (lastRead != 0 && ended - lastRead > bufferNanos) {
            // By its end: a process that is halted is halted while it waits in a read, most of the time.
            catchingUp = true;
            absentSince = lastRead;
            fullAt = total + bufferFrames;
            caughtUp = 0;
            least = Long.MAX_VALUE;
        }
        caughtUp += frames;
        total += frames;
        framesSinceLoss = overruns == 0 ? 0 : total - lossFrame;
        lastRead = ended;
    }

    private void catchUp(long now, long missing) {
        if (missing <= TOLERANCE_NANOS) {
            catchingUp = false;
        } else if (missing < least - GAIN_NANOS) {
            least = missing;
            leastAt = now;
            leastFrame = total;
        } else if (now - leastAt > STEADY_NANOS) {
            catchingUp = false;
            droppedFrames = droppedFrames + least / SECOND * sampleRate + least % SECOND * sampleRate / SECOND;
            overruns = overruns + 1;
            lossFrame = Math.min(leastFrame, fullAt);
        }
    }

    /** How often audio was lost. */
    public long overruns() {
        return overruns;
    }

    /** How much. */
    public long droppedFrames() {
        return droppedFrames;
    }

    /** How many frames were read since audio was lost last; 0 when none was. */
    public long framesSinceLoss() {
        return framesSinceLoss;
    }

    private static boolean hasWaited(long nanos) {
        return nanos > WAITED_NANOS && nanos < HALTED_NANOS;
    }

    /** How many frames wait to be read; 0 when it is less than the reader's own delay. */
    public long unreadFrames(long now) {
        long reading = readingSince;
        long upTo = readUpTo;
        boolean waits = reading != 0 && hasWaited(now - reading);
        long unread = waits || upTo == 0 ? 0 : now - upTo;
        return unread <= TOLERANCE_NANOS
                ? 0
                : Math.min(bufferFrames, unread / SECOND * sampleRate + unread % SECOND * sampleRate / SECOND);
    }

    private long nanos(long frames) {
        return frames / sampleRate * SECOND + frames % sampleRate * SECOND / sampleRate;
    }
}
