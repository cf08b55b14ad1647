package org.voicerecorder.workbench.internal.model;

import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.audio.Peaks;

/**
 * The peaks of a recording in ever coarser steps, so that any zoom is drawn from about as many values as there are
 * pixels. Immutable; built beside the display thread.
 */
public final class PeakPyramid implements Waves {
    private static final int STEP = 8;
    private static final int SMALLEST = 512;

    private final List<Peaks> levels;

    public PeakPyramid(Peaks finest) {
        List<Peaks> made = new ArrayList<>();
        made.add(finest);
        while (made.getLast().length() > SMALLEST) {
            made.add(coarser(made.getLast()));
        }
        levels = List.copyOf(made);
    }

    private static Peaks coarser(Peaks from) {
        int channels = from.channels();
        int length = Math.ceilDiv(from.length(), STEP);
        short[] data = new short[2 * channels * length];
        for (int i = 0; i < length; i++) {
            int end = Math.min(from.length(), (i + 1) * STEP);
            for (int c = 0; c < channels; c++) {
                short low = Short.MAX_VALUE;
                short high = Short.MIN_VALUE;
                for (int j = i * STEP; j < end; j++) {
                    low = (short) Math.min(low, from.min(j, c));
                    high = (short) Math.max(high, from.max(j, c));
                }
                data[2 * (i * channels + c)] = low;
                data[2 * (i * channels + c) + 1] = high;
            }
        }
        return new Peaks(from.sampleRate(), channels, from.samplesPerPixel() * STEP, data);
    }

    @Override
    public int channels() {
        return levels.getFirst().channels();
    }

    /** Frames covered. */
    public long frames() {
        Peaks finest = levels.getFirst();
        return (long) finest.length() * finest.samplesPerPixel();
    }

    @Override
    public int sampleRate() {
        return levels.getFirst().sampleRate();
    }

    @Override
    public float[] columns(int channel, double start, double framesPerColumn, int count) {
        Peaks level = levelFor(framesPerColumn);
        float[] columns = new float[2 * count];
        double perPixel = level.samplesPerPixel();
        for (int x = 0; x < count; x++) {
            int first = (int) Math.floor((start + x * framesPerColumn) / perPixel);
            int last = (int) Math.ceil((start + (x + 1) * framesPerColumn) / perPixel);
            last = Math.min(level.length(), Math.max(first + 1, last));
            int low = Short.MAX_VALUE;
            int high = Short.MIN_VALUE;
            for (int i = Math.max(0, first); i < last; i++) {
                low = Math.min(low, level.min(i, channel));
                high = Math.max(high, level.max(i, channel));
            }
            if (low <= high) {
                columns[2 * x] = low / 32768f;
                columns[2 * x + 1] = high / 32768f;
            }
        }
        return columns;
    }

    private Peaks levelFor(double framesPerColumn) {
        Peaks chosen = levels.getFirst();
        for (Peaks level : levels) {
            if (level.samplesPerPixel() <= framesPerColumn) {
                chosen = level;
            }
        }
        return chosen;
    }
}
