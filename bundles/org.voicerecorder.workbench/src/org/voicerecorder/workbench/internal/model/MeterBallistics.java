package org.voicerecorder.workbench.internal.model;

/**
 * How one bar of a level meter moves: up at once, down at 20 dB/s, with a mark that holds the highest peak for 1.5 s
 * (after IEC 60268-10, type I, without its slow attack). Times in nanoseconds of {@link System#nanoTime}.
 */
public final class MeterBallistics {
    /** Where the scale begins, in dBFS. */
    public static final double BOTTOM = -60;

    private static final double FALL_PER_SECOND = 20;
    private static final long HOLD = 1_500_000_000L;

    private double level = BOTTOM;
    private double held = BOTTOM;
    private long heldAt;
    private long last;
    private boolean started;

    /** Takes a measured peak in dBFS. */
    public void measure(double peak, long now) {
        double elapsed = started ? Math.max(0, now - last) / 1e9 : 0;
        started = true;
        last = now;
        level = Math.max(clamp(peak), level - FALL_PER_SECOND * elapsed);
        level = Math.max(level, BOTTOM);
        if (level >= held) {
            held = level;
            heldAt = now;
        } else if (now - heldAt > HOLD) {
            held = Math.max(level, held - FALL_PER_SECOND * elapsed);
        }
    }

    public void reset() {
        level = BOTTOM;
        held = BOTTOM;
        started = false;
    }

    /** What the bar shows, in dBFS. */
    public double level() {
        return level;
    }

    /** What the peak mark shows, in dBFS. */
    public double held() {
        return held;
    }

    /** Where a level lies on the scale: 0 at the bottom, 1 at full scale. */
    public static double fraction(double decibels) {
        return (clamp(decibels) - BOTTOM) / -BOTTOM;
    }

    private static double clamp(double decibels) {
        return Math.min(0, Math.max(BOTTOM, decibels));
    }
}
