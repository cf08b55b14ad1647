package org.voicerecorder.workbench.internal.studio.model;

/**
 * Spectra of stretches of audio, on the mel scale: steps that sound equally wide are equally wide (D. O'Shaughnessy,
 * "Speech Communication", 1987: {@code 2595 lg(1 + f / 700 Hz)}), which leaves the most room to what speech is made of.
 *
 * <p>A Hann window (F. J. Harris, "On the use of windows for harmonic analysis with the discrete Fourier transform", 1978);
 * power summed over both channels through one complex transform, mean of the two. A sine of full scale is at 0 dB. A line
 * of the picture shows the strongest bin that falls into it; where lines are closer than bins, what lies between the two
 * nearest.
 */
final class Spectrum {
    /** Lines of a picture, the highest frequency first. */
    static final int LINES = 256;

    /** What byte 0 stands for; 255 is 0 dB. */
    static final double FLOOR_DB = -120;

    private final int size;
    private final Fft fft;
    private final double[] window;
    private final double[] re;
    private final double[] im;
    private final double[] decibels;
    /** Where the edges of the lines are, in bins. */
    private final double[] edges = new double[LINES + 1];

    private final double scale;

    /** @param size frames that are looked at for one spectrum, a power of two */
    Spectrum(int size, int sampleRate) {
        this.size = size;
        fft = new Fft(size);
        window = new double[size];
        re = new double[size];
        im = new double[size];
        decibels = new double[size / 2 + 1];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
            sum += window[i];
        }
        // The amplitude of a real sine is split between two bins.
        scale = 4 / (sum * sum);
        for (int line = 0; line <= LINES; line++) {
            edges[line] = frequency(line, sampleRate) * size / sampleRate;
        }
    }

    private static double mel(double frequency) {
        return 2595 * Math.log10(1 + frequency / 700);
    }

    /** The frequency at the upper edge of a line; half the sample rate at line 0. */
    static double frequency(double line, int sampleRate) {
        double mel = mel(sampleRate / 2.0) * (1 - line / LINES);
        return 700 * (Math.pow(10, mel / 2595) - 1);
    }

    /** Where a frequency is: the line, counted from the top. */
    static double line(double frequency, int sampleRate) {
        return LINES * (1 - mel(frequency) / mel(sampleRate / 2.0));
    }

    /**
     * Looks at a stretch.
     *
     * @param samples of each channel, as many as were asked for, full scale at 1
     * @param out gets one byte for each line, every {@code stride}
     */
    void of(float[][] samples, byte[] out, int at, int stride) {
        float[] left = samples[0];
        float[] right = samples[samples.length - 1];
        for (int i = 0; i < size; i++) {
            re[i] = left[i] * window[i];
            im[i] = right[i] * window[i];
        }
        fft.transform(re, im);
        for (int bin = 0; bin < decibels.length; bin++) {
            decibels[bin] = 10 * Math.log10(power(bin) * scale + 1e-30);
        }
        for (int line = 0; line < LINES; line++) {
            double level = level(edges[line + 1], edges[line]);
            out[at + line * stride] = (byte) Math.clamp(Math.round(255 * (1 - level / FLOOR_DB)), 0, 255);
        }
    }

    private double level(double low, double high) {
        int first = (int) Math.ceil(low);
        int last = (int) Math.floor(high);
        if (last > first) {
            double most = FLOOR_DB;
            for (int bin = first; bin <= last; bin++) {
                most = Math.max(most, decibels[bin]);
            }
            return most;
        }
        double middle = (low + high) / 2;
        int below = (int) Math.min(decibels.length - 2.0, Math.floor(middle));
        double share = middle - below;
        return decibels[below] * (1 - share) + decibels[below + 1] * share;
    }

    /** With one channel in the real and one in the imaginary part, the sum over both is that over both halves. */
    private double power(int bin) {
        int mirror = (size - bin) % size;
        return (re[bin] * re[bin] + im[bin] * im[bin] + re[mirror] * re[mirror] + im[mirror] * im[mirror]) / 4;
    }
}
