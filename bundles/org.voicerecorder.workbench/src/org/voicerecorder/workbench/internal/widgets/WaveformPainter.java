package org.voicerecorder.workbench.internal.widgets;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.voicerecorder.workbench.internal.model.PeakPyramid;
import org.voicerecorder.workbench.internal.model.PlayerModel.Part;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.model.WaveformViewport;

/** Draws what a {@link WaveformCanvas} shows: ruler, selected part, one waveform per channel; and, above all, the cursor. */
final class WaveformPainter {
    /** Height of the ruler, in pixels. */
    static final int RULER = 22;

    private static final int LABEL = 84;

    private final GC gc;
    private final Palette palette;
    private final Rectangle area;
    private final WaveformViewport viewport;

    WaveformPainter(GC gc, Palette palette, Rectangle area, WaveformViewport viewport) {
        this.gc = gc;
        this.palette = palette;
        this.area = area;
        this.viewport = viewport;
    }

    void paintMessage(String message) {
        gc.setForeground(palette.quiet());
        Point size = gc.textExtent(message);
        gc.drawText(message, (area.width - size.x) / 2, (area.height - size.y) / 2, true);
    }

    void paint(PeakPyramid peaks, Optional<Part> part) {
        part.ifPresent(p -> {
            int from = x(p.from());
            gc.setBackground(palette.selection());
            gc.fillRectangle(from, RULER, Math.max(1, x(p.to()) - from), area.height - RULER);
        });
        drawRuler();
        int channels = peaks.channels();
        int height = (area.height - RULER) / channels;
        for (int channel = 0; channel < channels; channel++) {
            drawChannel(peaks, channel, RULER + channel * height, height);
        }
    }

    private int x(Duration time) {
        return viewport.pixelAt(time.toNanos() / 1e9);
    }

    private void drawRuler() {
        double step = viewport.rulerStep(LABEL);
        double end = viewport.start() + viewport.span();
        long first = (long) Math.ceil(viewport.start() / step - 1e-9);
        for (long i = first; i * step <= end + 1e-9; i++) {
            int x = viewport.pixelAt(i * step);
            gc.setForeground(palette.grid());
            gc.drawLine(x, RULER - 6, x, area.height);
            gc.setForeground(palette.ruler());
            String label = Texts.ruler(i * step, step);
            if (x + 4 + gc.textExtent(label).x <= area.width) {
                gc.drawText(label, x + 4, 2, true);
            }
        }
        gc.setForeground(palette.grid());
        gc.drawLine(0, RULER, area.width, RULER);
    }

    /** Only what lies in the clipping is computed: a cursor that moves uncovers a few columns. */
    private void drawChannel(PeakPyramid peaks, int channel, int top, int height) {
        Rectangle clip = gc.getClipping();
        int from = Math.max(0, clip.x - 1);
        int count = Math.min(area.width, clip.x + clip.width + 1) - from;
        if (count <= 0) {
            return;
        }
        double framesPerPixel = viewport.secondsPerPixel() * peaks.sampleRate();
        double start = (viewport.start() + from * viewport.secondsPerPixel()) * peaks.sampleRate();
        float[] columns = peaks.columns(channel, start, framesPerPixel, count);
        int middle = top + height / 2;
        double half = height / 2.0 - 4;
        gc.setForeground(palette.waveFaint());
        gc.drawLine(from, middle, from + count, middle);
        gc.setForeground(palette.wave());
        for (int i = 0; i < count; i++) {
            int low = middle - (int) Math.round(columns[2 * i] * half);
            int high = middle - (int) Math.round(columns[2 * i + 1] * half);
            if (low != high) {
                gc.drawLine(from + i, high, from + i, low);
            }
        }
    }

    void paintCursor(Duration cursor) {
        int x = x(cursor);
        gc.setForeground(palette.cursor());
        gc.setBackground(palette.cursor());
        gc.drawLine(x, RULER - 6, x, area.height);
        gc.fillPolygon(new int[] {x - 4, RULER - 8, x + 5, RULER - 8, x, RULER - 2});
    }
}
