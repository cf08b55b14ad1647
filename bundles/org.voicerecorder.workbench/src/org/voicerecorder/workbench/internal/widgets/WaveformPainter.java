package org.voicerecorder.workbench.internal.widgets;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.PlayerModel.Part;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.model.WaveformViewport;
import org.voicerecorder.workbench.internal.model.Waves;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas.Layer;

/** Draws what a {@link WaveformCanvas} shows: ruler, selected part, one waveform per channel, layers, cursor. */
final class WaveformPainter {
    /** Height of the ruler, in pixels. */
    static final int RULER = 22;

    private static final int LABEL = 84;
    private static final int INSET = 6;
    private static final int SELECTED_ALPHA = 80;

    /**
     * What is drawn.
     *
     * @param share of the height that the layer below the waveform takes
     * @param scale how many times taller than it is the wave is drawn
     */
    record Picture(
            Waves waves,
            Duration cursor,
            Optional<Part> part,
            Optional<Layer> below,
            double share,
            double scale,
            List<Layer> over) {}

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

    void paint(Picture picture) {
        int whole = area.height - RULER;
        int lower = picture.below().isPresent() ? (int) Math.round(whole * picture.share()) : 0;
        Rectangle waves = new Rectangle(0, RULER, area.width, whole - lower);
        Rectangle rest = new Rectangle(0, RULER + waves.height, area.width, lower);
        picture.part().ifPresent(p -> fillSelection(p, waves, 255));
        drawRuler();
        if (waves.height > 0) {
            drawWaves(picture.waves(), waves, picture.scale());
        }
        if (rest.height > 0) {
            picture.below().ifPresent(layer -> layer.paint(gc, palette, rest, viewport));
            picture.part().ifPresent(p -> fillSelection(p, rest, SELECTED_ALPHA));
        }
        Rectangle all = new Rectangle(0, RULER, area.width, whole);
        picture.over().forEach(layer -> layer.paint(gc, palette, all, viewport));
        drawCursor(x(picture.cursor()));
    }

    private void fillSelection(Part part, Rectangle place, int alpha) {
        int from = Math.max(-1, x(part.from()));
        int to = Math.min(area.width + 1, x(part.to()));
        if (to >= from) {
            gc.setAlpha(alpha);
            gc.setBackground(palette.selection());
            gc.fillRectangle(from, place.y, Math.max(1, to - from), place.height);
            gc.setAlpha(255);
        }
    }

    private void drawWaves(Waves waves, Rectangle place, double scale) {
        double rate = waves.sampleRate();
        waves.see(viewport.start() * rate, viewport.secondsPerPixel() * rate, area.width);
        int height = place.height / waves.channels();
        WaveDrawing drawing = new WaveDrawing(gc, palette, viewport, waves, area.width, scale);
        for (int channel = 0; channel < waves.channels(); channel++) {
            drawing.draw(channel, place.y + channel * height, height);
        }
        if (scale > 1) {
            drawScale(place, scale);
        }
    }

    /** In the corner, so that nobody takes for loud what is only drawn so. */
    private void drawScale(Rectangle place, double scale) {
        String label = NLS.bind(Messages.waveScale, Math.round(scale), Math.round(20 * Math.log10(scale)));
        Point size = gc.textExtent(label);
        int left = place.x + place.width - size.x - 2 * INSET;
        int top = place.y + place.height - size.y - INSET;
        gc.setBackground(palette.selection());
        gc.fillRectangle(left, top, size.x + INSET, size.y);
        gc.setForeground(palette.cursor());
        gc.drawText(label, left + INSET / 2, top, true);
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

    private void drawCursor(int x) {
        gc.setForeground(palette.cursor());
        gc.setBackground(palette.cursor());
        gc.drawLine(x, RULER - 6, x, area.height);
        gc.fillPolygon(new int[] {x - 4, RULER - 8, x + 5, RULER - 8, x, RULER - 2});
    }
}
