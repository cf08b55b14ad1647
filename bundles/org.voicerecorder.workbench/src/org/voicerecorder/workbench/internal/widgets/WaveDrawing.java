package org.voicerecorder.workbench.internal.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.voicerecorder.workbench.internal.model.WaveformViewport;
import org.voicerecorder.workbench.internal.model.Waves;

/**
 * Draws one channel: from far away a line from the smallest to the largest sample of each column, from near the curve
 * through the samples, with a dot for each once they can be told apart. Only what lies in the clipping is computed: a
 * cursor that moves uncovers a few columns.
 */
final class WaveDrawing {
    /** With fewer frames in a column than this, the curve is drawn. */
    private static final double CURVE = 3;

    /** Pixels between samples from which on each has a dot. */
    private static final double DOTS = 6;

    private static final int DOT = 4;
    private static final int MARGIN = 4;

    private final GC gc;
    private final Palette palette;
    private final WaveformViewport viewport;
    private final Waves waves;
    private final int width;
    private final double scale;

    /** @param scale how many times taller than it is the wave is drawn; what would be outside is cut off */
    WaveDrawing(GC gc, Palette palette, WaveformViewport viewport, Waves waves, int width, double scale) {
        this.gc = gc;
        this.palette = palette;
        this.viewport = viewport;
        this.waves = waves;
        this.width = width;
        this.scale = scale;
    }

    void draw(int channel, int top, int height) {
        Rectangle clip = gc.getClipping();
        int from = Math.max(0, clip.x - 1);
        int count = Math.min(width, clip.x + clip.width + 1) - from;
        if (count <= 0) {
            return;
        }
        int middle = top + height / 2;
        gc.setForeground(palette.waveFaint());
        gc.drawLine(from, middle, from + count, middle);
        gc.setForeground(palette.wave());
        double half = height / 2.0 - MARGIN;
        if (viewport.quantum() > 0 && framesPerPixel() < CURVE) {
            drawCurve(channel, from, count, middle, half);
        } else {
            drawColumns(channel, from, count, middle, half);
        }
    }

    private int height(float sample, double half) {
        return (int) Math.round(Math.clamp(sample * scale, -1, 1) * half);
    }

    private double framesPerPixel() {
        return viewport.secondsPerPixel() * waves.sampleRate();
    }

    private void drawColumns(int channel, int from, int count, int middle, double half) {
        double start = viewport.start() * waves.sampleRate() + from * framesPerPixel();
        float[] columns = waves.columns(channel, start, framesPerPixel(), count);
        for (int i = 0; i < count; i++) {
            int low = middle - height(columns[2 * i], half);
            int high = middle - height(columns[2 * i + 1], half);
            if (low != high) {
                gc.drawLine(from + i, high, from + i, low);
            }
        }
    }

    private void drawCurve(int channel, int from, int count, int middle, double half) {
        double perPixel = framesPerPixel();
        double origin = viewport.start() * waves.sampleRate();
        // One sample more on each side, so that the curve comes in and goes out.
        long first = (long) Math.max(0, Math.floor(origin + from * perPixel) - 1);
        int frames = (int) (Math.ceil(count * perPixel) + 3);
        float[] samples = waves.columns(channel, first, 1, frames);
        int[] points = new int[2 * frames];
        for (int i = 0; i < frames; i++) {
            points[2 * i] = (int) Math.round((first + i - origin) / perPixel);
            points[2 * i + 1] = middle - height(samples[2 * i + 1], half);
        }
        gc.setAntialias(SWT.ON);
        gc.drawPolyline(points);
        if (1 / perPixel >= DOTS) {
            gc.setBackground(palette.wave());
            for (int i = 0; i < frames; i++) {
                gc.fillOval(points[2 * i] - DOT / 2, points[2 * i + 1] - DOT / 2, DOT + 1, DOT + 1);
            }
        }
        gc.setAntialias(SWT.OFF);
    }
}
