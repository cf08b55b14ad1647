package org.voicerecorder.workbench.internal.studio.model;

/**
 * The discrete Fourier transform of complex numbers, in place: decimation in time, radix 2 (Cooley and Tukey, 1965).
 * Thread-safe.
 */
final class Fft {
    private final int size;
    private final double[] cosines;
    private final double[] sines;
    private final int[] reversed;

    /** @param size a power of two */
    Fft(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(size + " is no power of two");
        }
        this.size = size;
        cosines = new double[size / 2];
        sines = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosines[i] = Math.cos(-2 * Math.PI * i / size);
            sines[i] = Math.sin(-2 * Math.PI * i / size);
        }
        reversed = new int[size];
        int unused = Integer.SIZE - Integer.numberOfTrailingZeros(size);
        for (int i = 1; i < size; i++) {
            reversed[i] = Integer.reverse(i) >>> unused;
        }
    }

    void transform(double[] re, double[] im) {
        for (int i = 1; i < size; i++) {
            int j = reversed[i];
            if (j > i) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
        for (int half = 1; half < size; half *= 2) {
            int step = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    butterfly(re, im, start + k, start + k + half, k * step);
                }
            }
        }
    }

    private void butterfly(double[] re, double[] im, int a, int b, int twiddle) {
        double c = cosines[twiddle];
        double s = sines[twiddle];
        double x = re[b] * c - im[b] * s;
        double y = re[b] * s + im[b] * c;
        re[b] = re[a] - x;
        im[b] = im[a] - y;
        re[a] += x;
        im[a] += y;
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
