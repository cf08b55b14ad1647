package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;

/**
 * How much like sound bytes are when they are read as samples in a certain way. Sound has little energy at the highest
 * frequencies, so one sample is near the one before it; bytes read at the wrong place or width are like noise. The measure
 * is von Neumann's ratio (J. von Neumann, "Distribution of the ratio of the mean square successive difference to the
 * variance", 1941), halved: about 0 for sound, 1 for noise.
 *
 * @param ratio of neighbours of the same channel, when channels alternate
 * @param lag1 of neighbours in the file
 * @param asymmetry how differently even and odd steps behave: far over 1 when two channels alternate
 * @param plausible how many samples have a size that floating point audio has, 0 to 1; 1 for integers
 * @param energy mean square
 */
record Smoothness(double ratio, double lag1, double asymmetry, double plausible, double energy) {
    private static final int WINDOWS = 8;
    private static final int WINDOW = 1 << 15;
    private static final Smoothness NOTHING = new Smoothness(1, 1, 1, 0, 0);

    /** Looks at some pieces, spread evenly over {@code from} to {@code to}. */
    static Smoothness of(Source file, long from, long to, Samples samples, int channels, boolean bigEndian)
            throws IOException {
        int frame = samples.bytes() * channels;
        long frames = (to - from) / frame;
        int perWindow = (int) Math.min(WINDOW / frame / 2 * 2, frames);
        if (frames < 4 || perWindow < 4) {
            return NOTHING;
        }
        Sums sums = new Sums();
        long windows = Math.clamp(frames / perWindow, 1, WINDOWS);
        for (long i = 0; i < windows; i++) {
            // Even numbers of frames: what alternates keeps doing so.
            long first = (frames - perWindow) * i / Math.max(1, windows - 1) / 2 * 2;
            sums.add(file.bytes(from + first * frame, perWindow * frame), samples, channels, bigEndian);
        }
        return sums.result();
    }

    private static final class Sums {
        private double sum;
        private double squares;
        private double frameSteps;
        private double evenSteps;
        private double oddSteps;
        private long count;
        private long plausible;

        void add(byte[] data, Samples samples, int channels, boolean bigEndian) {
            double[] past = new double[channels];
            double previous = 0;
            int total = data.length / samples.bytes();
            for (int i = 0; i < total; i++) {
                double value = samples.value(data, i * samples.bytes(), bigEndian);
                if (samples.isFloat() && !isPlausible(value)) {
                    value = 0;
                } else {
                    plausible++;
                }
                sum += value;
                squares += value * value;
                if (i >= channels) {
                    double step = value - past[i % channels];
                    frameSteps += step * step;
                }
                if (i > 0 && i % 2 == 1) {
                    oddSteps += (value - previous) * (value - previous);
                } else if (i > 0) {
                    evenSteps += (value - previous) * (value - previous);
                }
                past[i % channels] = value;
                previous = value;
                count++;
            }
        }

        private static boolean isPlausible(double value) {
            double size = Math.abs(value);
            return size == 0 || size > 1e-9 && size < 16;
        }

        Smoothness result() {
            if (count == 0) {
                return NOTHING;
            }
            double mean = sum / count;
            double variance = Math.max(0, squares / count - mean * mean);
            if (variance == 0) {
                return new Smoothness(0, 0, 1, (double) plausible / count, squares / count);
            }
            double scale = 2 * variance * count;
            double most = Math.max(evenSteps, oddSteps);
            double least = Math.min(evenSteps, oddSteps);
            double asymmetry = most == 0 ? 1 : least == 0 ? Double.MAX_VALUE : most / least;
            return new Smoothness(
                    frameSteps / scale,
                    (evenSteps + oddSteps) / scale,
                    asymmetry,
                    (double) plausible / count,
                    squares / count);
        }
    }
}
