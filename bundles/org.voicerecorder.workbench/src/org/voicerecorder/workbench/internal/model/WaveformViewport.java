package org.voicerecorder.workbench.internal.model;

import java.time.Duration;

/** Which part of a recording the waveform shows, and how time and pixels convert. All times in seconds. */
public final class WaveformViewport {
    /** The closest look when nothing is known of the samples: so many seconds fill the width. */
    private static final double SHORTEST = 0.05;

    /** The closest look at samples: so many fill the width. */
    private static final int FEWEST_FRAMES = 24;

    private static final double[] STEPS = {
        0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2,
        5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 43200
    };

    private double length = 1;
    private int width = 1;
    private double start;
    private double span = 1;
    private double shortest = SHORTEST;
    private int frameRate;

    /** Another recording: all of it is shown. */
    public void reset(Duration duration) {
        length = Math.max(shortest, duration.toNanos() / 1e9);
        start = 0;
        span = length;
    }

    /** The same recording with another length: what is shown stays where it is as far as it can. */
    public void lengthen(Duration duration) {
        boolean all = span >= length;
        length = Math.max(shortest, duration.toNanos() / 1e9);
        span = all ? length : Math.min(span, length);
        moveTo(start);
    }

    /** Lets one look as closely as single samples; places of the picture then mean whole frames. */
    public void showFrames(int rate) {
        frameRate = rate;
        shortest = (double) FEWEST_FRAMES / rate;
    }

    /** How long the steps are that places are rounded to; 0 for none. */
    public double quantum() {
        return frameRate == 0 ? 0 : 1.0 / frameRate;
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
        double time = Math.min(length, Math.max(0, start + span * x / width));
        return frameRate == 0 ? time : (double) Math.round(time * frameRate) / frameRate;
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
        span = Math.min(length, Math.max(Math.min(shortest, length), span / factor));
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
