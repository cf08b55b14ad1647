package org.voicerecorder.workbench.internal.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.voicerecorder.workbench.internal.model.WaveformViewport;
import org.voicerecorder.workbench.internal.studio.model.SpectrumTiles;
import org.voicerecorder.workbench.internal.studio.model.SpectrumTiles.Tile;
import org.voicerecorder.workbench.internal.widgets.Palette;
import org.voicerecorder.workbench.internal.widgets.WaveformCanvas;

/** Draws the spectrogram: the pieces that are there, as pictures in the colours of the theme, and the axis of frequency. */
final class SpectrumLayer implements WaveformCanvas.Layer {
    private static final int KEPT = 160;
    private static final int[] FREQUENCIES = {100, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000};
    private static final int LABEL_APART = 24;

    /** The quietest that is told from silence, and the loudest, in bytes of a tile: -95 and -20 dB. */
    private static final int DARK = 53;

    private static final int BRIGHT = 212;
    private static final int LABEL_ALPHA = 190;

    private record Key(int level, long index, Tile tile, Palette palette) {}

    private final Control canvas;
    private final SpectrumTiles tiles;
    private final Map<Key, Image> images = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
            if (size() > KEPT) {
                eldest.getValue().dispose();
                return true;
            }
            return false;
        }
    };

    SpectrumLayer(Control canvas, SpectrumTiles tiles) {
        this.canvas = canvas;
        this.tiles = tiles;
    }

    void dispose() {
        images.values().forEach(Image::dispose);
        images.clear();
    }

    @Override
    public void paint(GC gc, Palette palette, Rectangle area, WaveformViewport viewport) {
        int rate = tiles.sampleRate();
        int level = SpectrumTiles.level(viewport.secondsPerPixel() * rate);
        double span = SpectrumTiles.span(level);
        long first = (long) Math.floor(viewport.start() * rate / span);
        double end = Math.min(tiles.frames() - 1.0, (viewport.start() + viewport.span()) * rate);
        long last = Math.max(first, (long) Math.floor(end / span));
        tiles.see(level, first, last);
        Rectangle clip = gc.getClipping();
        gc.setInterpolation(SWT.LOW);
        for (long index = first; index <= last; index++) {
            int from = viewport.pixelAt(index * span / rate);
            int to = viewport.pixelAt((index + 1) * span / rate);
            if (to > clip.x && from < clip.x + clip.width && to > from) {
                draw(gc, palette, area, level, index, from, to - from);
            }
        }
        drawAxis(gc, palette, area);
    }

    private void draw(GC gc, Palette palette, Rectangle area, int level, long index, int x, int width) {
        tiles.tile(level, index)
                .map(tile -> images.computeIfAbsent(new Key(level, index, tile, palette), this::image))
                .ifPresent(image -> gc.drawImage(
                        image, 0, 0, SpectrumTiles.COLUMNS, SpectrumTiles.LINES, x, area.y, width, area.height));
    }

    private Image image(Key key) {
        PaletteData colours = new PaletteData(colours(key.palette()));
        return new Image(
                canvas.getDisplay(),
                new ImageData(
                        SpectrumTiles.COLUMNS,
                        SpectrumTiles.LINES,
                        8,
                        colours,
                        SpectrumTiles.COLUMNS,
                        key.tile().levels()));
    }

    /** From the ground over the colour of the waveform to its opposite: no second hue, for red is the recorder's. */
    private RGB[] colours(Palette palette) {
        RGB wave = palette.wave().getRGB();
        RGB loud = palette.cursor().getRGB();
        RGB ground = canvas.getBackground().getRGB();
        RGB[] colours = new RGB[256];
        for (int i = 0; i < 256; i++) {
            double strength = Math.clamp((double) (i - DARK) / (BRIGHT - DARK), 0, 1);
            colours[i] = strength < 0.6 ? mix(ground, wave, strength / 0.6) : mix(wave, loud, (strength - 0.6) / 0.4);
        }
        return colours;
    }

    private static RGB mix(RGB a, RGB b, double share) {
        return new RGB(
                (int) Math.round(a.red + share * (b.red - a.red)),
                (int) Math.round(a.green + share * (b.green - a.green)),
                (int) Math.round(a.blue + share * (b.blue - a.blue)));
    }

    private void drawAxis(GC gc, Palette palette, Rectangle area) {
        gc.setForeground(palette.ruler());
        gc.setBackground(canvas.getBackground());
        int above = Integer.MAX_VALUE;
        for (int frequency : FREQUENCIES) {
            double height = tiles.height(frequency);
            int y = area.y + (int) Math.round(height * area.height);
            if (height > 0.02 && height < 1 && above - y >= LABEL_APART) {
                gc.drawLine(0, y, 5, y);
                String label = frequency >= 1_000 ? frequency / 1_000 + " kHz" : frequency + " Hz";
                var size = gc.textExtent(label);
                gc.setAlpha(LABEL_ALPHA);
                gc.fillRectangle(6, y - size.y / 2, size.x + 4, size.y);
                gc.setAlpha(255);
                gc.drawText(label, 8, y - size.y / 2, true);
                above = y;
            }
        }
        gc.setForeground(palette.grid());
        gc.drawLine(area.x, area.y, area.x + area.width, area.y);
    }
}
