package org.voicerecorder.workbench.internal.model;

import java.time.Duration;

/** Which part of a recording the waveform shows, and how time and pixels convert. All times in seconds. */
public final class WaveformViewport {
    /** The closest look: so many seconds fill the width. */
    private static final double SHORTEST = 0.05;

    private static final double[] STEPS = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600,
        7200, 21600, 43200
    };

    private double length = 1;
    private int width = 1;
    private double start;
    private double span = 1;

    /** Another recording: all of it is shown. */
    public void reset(Duration duration) {
        length = Math.max(SHORTEST, duration.toNanos() / 1e9);
        start = 0;
        span = length;
    }

    public void resize(int pixels) {
        width = Math.max(1, pixels);
    }

    public double start() {
        return start;
    }

    public double span() {
        return span;
    }

    public double length() {
        return length;
    }

    public double zoom() {
        return length / span;
    }

    public double timeAt(int x) {
        return Math.min(length, Math.max(0, start + span * x / width));
    }

    public int pixelAt(double time) {
        return (int) Math.round((time - start) / span * width);
    }

    public double secondsPerPixel() {
        return span / width;
    }

    /** Looks closer (factor above 1) or from farther away; the given time keeps its place. */
    public void zoom(double factor, double around) {
        double fixed = (around - start) / span;
        span = Math.min(length, Math.max(Math.min(SHORTEST, length), span / factor));
        moveTo(around - fixed * span);
    }

    public void moveTo(double newStart) {
        start = Math.max(0, Math.min(length - span, newStart));
    }

    /** Turns the page when the time is not in sight. @return whether it turned */
    public boolean follow(double time) {
        if (time >= start && time < start + span) {
            return false;
        }
        double before = start;
        moveTo(time);
        return before != start;
    }

    /** Seconds between two labelled marks of the ruler, so that labels of the given width do not touch. */
    public double rulerStep(int labelPixels) {
        double least = secondsPerPixel() * labelPixels;
        for (double step : STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }
}
