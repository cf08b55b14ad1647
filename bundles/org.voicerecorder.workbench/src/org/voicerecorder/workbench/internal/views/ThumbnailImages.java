package org.voicerecorder.workbench.internal.views;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

/**
 * Pictures of the small waveforms, for the rows that were looked at lately. Real images and not painted cells: a table
 * with an owner-drawn column paints every cell through the owner, which is too slow for scrolling.
 */
final class ThumbnailImages {
    static final int WIDTH = 104;

    private static final int HEIGHT = 26;
    private static final int KEPT = 200;

    private record Key(UUID recording, RGB colour) {}

    private final Device device;
    private final Image empty;
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

    ThumbnailImages(Device device) {
        this.device = device;
        empty = new Image(device, (org.eclipse.swt.graphics.ImageDataProvider)
                zoom -> draw(new float[] {0, 0}, new RGB(0, 0, 0), zoom));
    }

    /** As high as the others, so that all rows are. */
    Image empty() {
        return empty;
    }

    Image of(UUID id, float[] peaks, RGB colour) {
        return images.computeIfAbsent(
                new Key(id, colour),
                key -> new Image(
                        device, (org.eclipse.swt.graphics.ImageDataProvider) zoom -> draw(peaks, colour, zoom)));
    }

    private ImageData draw(float[] peaks, RGB colour, int zoom) {
        int width = WIDTH * zoom / 100;
        int height = HEIGHT * zoom / 100;
        ImageData data = new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
        data.alphaData = new byte[width * height];
        int pixel = colour.red << 16 | colour.green << 8 | colour.blue;
        int[] row = new int[width];
        Arrays.fill(row, pixel);
        for (int y = 0; y < height; y++) {
            data.setPixels(0, y, width, row, 0);
        }
        double middle = (height - 1) / 2.0;
        for (int x = 0; x < width; x++) {
            double at = (double) x * (peaks.length - 1) / (width - 1);
            int left = (int) at;
            int right = Math.min(left + 1, peaks.length - 1);
            double half = (peaks[left] + (peaks[right] - peaks[left]) * (at - left)) * middle;
            for (int y = 0; y < height && half > 0; y++) {
                double inside = Math.max(0.5, half) + 0.5 - Math.abs(y - middle);
                data.alphaData[y * width + x] = (byte) Math.round(255 * Math.clamp(inside, 0, 1));
            }
        }
        return data;
    }

    void dispose() {
        images.values().forEach(Image::dispose);
        images.clear();
        empty.dispose();
    }
}
