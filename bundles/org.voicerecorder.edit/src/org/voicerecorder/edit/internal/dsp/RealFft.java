package org.voicerecorder.edit.internal.dsp;

/**
 * The discrete Fourier transform of real signals whose length is a power of two: a complex radix-2 transform of half the
 * length (decimation in time, tables made once), then the usual separation of even and odd samples (Press et al.,
 * Numerical Recipes, 12.3). Immutable; may be used by several threads.
 */
public final class RealFft {
    private final int size;
    private final int half;
    private final int[] reversed;
    private final double[] cos;
    private final double[] sin;

    /** @param size 4 or a larger power of two */
    public RealFft(int size) {
        if (size < 4 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("No power of two: " + size);
        }
        this.size = size;
        this.half = size / 2;
        this.reversed = new int[half];
        this.cos = new double[half];
        this.sin = new double[half];
        int shift = Integer.numberOfLeadingZeros(half) + 1;
        for (int i = 0; i < half; i++) {
            reversed[i] = half == 1 ? 0 : Integer.reverse(i) >>> shift;
            cos[i] = Math.cos(2 * Math.PI * i / size);
            sin[i] = Math.sin(2 * Math.PI * i / size);
        }
    }

    /** Number of bins, from 0 to half the sample rate, both included. */
    public int bins() {
        return half + 1;
    }

    public int size() {
        return size;
    }

    /** Transforms {@code size} samples. @param re @param im results, {@link #bins} long */
    public void forward(double[] samples, double[] re, double[] im) {
        for (int i = 0; i < half; i++) {
            int from = reversed[i];
            re[i] = samples[2 * from];
            im[i] = samples[2 * from + 1];
        }
        butterflies(re, im, -1);
        separate(re, im);
    }

    /** Takes {@link #forward} back; {@code re} and {@code im} are used up. */
    public void inverse(double[] re, double[] im, double[] samples) {
        combine(re, im);
        for (int i = 0; i < half; i++) {
            int j = reversed[i];
            if (j > i) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
        butterflies(re, im, 1);
        for (int i = 0; i < half; i++) {
            samples[2 * i] = re[i] / half;
            samples[2 * i + 1] = im[i] / half;
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    private void butterflies(double[] re, double[] im, int sign) {
        for (int length = 2; length <= half; length <<= 1) {
            int reach = length / 2;
            int step = size / length;
            for (int k = 0; k < reach; k++) {
                double c = cos[k * step];
                double s = sign * sin[k * step];
                for (int a = k; a < half; a += length) {
                    int b = a + reach;
                    double x = re[b] * c - im[b] * s;
                    double y = re[b] * s + im[b] * c;
                    re[b] = re[a] - x;
                    im[b] = im[a] - y;
                    re[a] += x;
                    im[a] += y;
                }
            }
        }
    }

    private void separate(double[] re, double[] im) {
        double first = re[0];
        re[0] = first + im[0];
        re[half] = first - im[0];
        im[0] = 0;
        im[half] = 0;
        for (int k = 1, m = half - 1; k <= m; k++, m--) {
            double evenRe = (re[k] + re[m]) / 2;
            double evenIm = (im[k] - im[m]) / 2;
            double oddRe = (im[k] + im[m]) / 2;
            double oddIm = (re[m] - re[k]) / 2;
            double x = oddRe * cos[k] + oddIm * sin[k];
            double y = oddIm * cos[k] - oddRe * sin[k];
            re[k] = evenRe + x;
            im[k] = evenIm + y;
            re[m] = evenRe - x;
            im[m] = y - evenIm;
        }
    }

    private void combine(double[] re, double[] im) {
        double first = re[0];
        re[0] = (first + re[half]) / 2;
        im[0] = (first - re[half]) / 2;
        for (int k = 1, m = half - 1; k <= m; k++, m--) {
            double evenRe = (re[k] + re[m]) / 2;
            double evenIm = (im[k] - im[m]) / 2;
            double x = (re[k] - re[m]) / 2;
            double y = (im[k] + im[m]) / 2;
            double oddRe = x * cos[k] - y * sin[k];
            double oddIm = x * sin[k] + y * cos[k];
            re[k] = evenRe - oddIm;
            im[k] = evenIm + oddRe;
            re[m] = evenRe + oddIm;
            im[m] = oddRe - evenIm;
        }
    }
}
