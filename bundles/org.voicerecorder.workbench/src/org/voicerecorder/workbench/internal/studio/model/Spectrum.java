package org.voicerecorder.workbench.internal.studio.model;

/**
 * Spectra of stretches of audio, on an axis of frequency as wide for each octave.
 *
 * <p>A Hann window (F. J. Harris, "On the use of windows for harmonic analysis with the discrete Fourier transform", 1978);
 * power summed over both channels through one complex transform, mean of the two. A sine of full scale is at 0 dB. A line
 * of the picture shows the strongest bin that falls into it, or the nearest one where lines are closer than bins.
 */
final class Spectrum {
    /** Lines of a picture, the highest frequency first. */
    static final int LINES = 256;

    /** Frequency of the lowest line, in hertz. */
    static final double LOWEST = 40;

    /** What byte 0 stands for; 255 is 0 dB. */
    static final double FLOOR_DB = -120;

    private final int size;
    private final Fft fft;
    private final double[] window;
    private final double[] re;
    private final double[] im;
    private final int[] firstBin = new int[LINES];
    private final int[] lastBin = new int[LINES];
    private final double scale;

    /** @param size frames that are looked at for one spectrum, a power of two */
    Spectrum(int size, int sampleRate) {
        this.size = size;
        fft = new Fft(size);
        window = new double[size];
        re = new double[size];
        im = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
            sum += window[i];
        }
        // The amplitude of a real sine is split between two bins.
        scale = 4 / (sum * sum);
        for (int line = 0; line < LINES; line++) {
            double low = frequency(line + 1, sampleRate) * size / sampleRate;
            double high = frequency(line, sampleRate) * size / sampleRate;
            int nearest = (int) Math.round((low + high) / 2);
            firstBin[line] = Math.clamp(Math.min(nearest, (int) Math.ceil(low)), 1, size / 2 - 1);
            lastBin[line] = Math.clamp(Math.max(nearest, (int) Math.floor(high)), firstBin[line], size / 2 - 1);
        }
    }

    /** The frequency at the upper edge of a line; half the sample rate at line 0. */
    static double frequency(double line, int sampleRate) {
        double highest = sampleRate / 2.0;
        return highest * Math.pow(LOWEST / highest, line / LINES);
    }

    /** Where a frequency is: the line, counted from the top. */
    static double line(double frequency, int sampleRate) {
        double highest = sampleRate / 2.0;
        return LINES * Math.log(frequency / highest) / Math.log(LOWEST / highest);
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
        for (int line = 0; line < LINES; line++) {
            double power = 0;
            for (int bin = firstBin[line]; bin <= lastBin[line]; bin++) {
                power = Math.max(power, power(bin));
            }
            double decibels = 10 * Math.log10(power * scale + 1e-30);
            out[at + line * stride] = (byte) Math.clamp(Math.round(255 * (1 - decibels / FLOOR_DB)), 0, 255);
        }
    }

    /** With one channel in the real and one in the imaginary part, the sum over both is that over both halves. */
    private double power(int bin) {
        int mirror = size - bin;
        return (re[bin] * re[bin] + im[bin] * im[bin] + re[mirror] * re[mirror] + im[mirror] * im[mirror]) / 4;
    }
}
