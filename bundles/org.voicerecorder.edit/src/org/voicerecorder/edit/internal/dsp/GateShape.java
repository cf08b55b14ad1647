package org.voicerecorder.edit.internal.dsp;

/**
 * The frame of the spectral gate at a sample rate: windows of about 43 ms, each beginning a quarter after the one before,
 * on a grid that begins at frame 0 of the source. So what is heard at a frame depends on what lies around it alone, and
 * can be computed from anywhere.
 */
public final class GateShape {
    /** Windows that overlap at any place. */
    public static final int OVERLAP = 4;

    private final int sampleRate;
    private final RealFft fft;
    private final double[] window;

    public GateShape(int sampleRate) {
        this.sampleRate = sampleRate;
        int size = 256;
        while (size < sampleRate * 0.03) {
            size *= 2;
        }
        fft = new RealFft(size);
        window = new double[size];
        for (int i = 0; i < size; i++) {
            // Squared and overlapped four times it adds up to 3/2.
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
        }
    }

    public int sampleRate() {
        return sampleRate;
    }

    public int size() {
        return fft.size();
    }

    public int hop() {
        return fft.size() / OVERLAP;
    }

    public int bins() {
        return fft.bins();
    }

    /** The spectrum of the samples seen through the window. */
    public Spectrum analyse(double[] samples, int from) {
        double[] seen = new double[size()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = samples[from + i] * window[i];
        }
        Spectrum spectrum = new Spectrum(new double[bins()], new double[bins()], new double[bins()]);
        fft.forward(seen, spectrum.re, spectrum.im);
        for (int k = 0; k < bins(); k++) {
            spectrum.power[k] = spectrum.re[k] * spectrum.re[k] + spectrum.im[k] * spectrum.im[k];
        }
        return spectrum;
    }

    /** The sound of a spectrum with gains; those of all windows that overlap add up to the signal. */
    public double[] synthesise(Spectrum spectrum, double[] gains) {
        double[] re = new double[bins()];
        double[] im = new double[bins()];
        for (int k = 0; k < re.length; k++) {
            re[k] = spectrum.re[k] * gains[k];
            im[k] = spectrum.im[k] * gains[k];
        }
        double[] sound = new double[size()];
        fft.inverse(re, im, sound);
        for (int i = 0; i < sound.length; i++) {
            sound[i] *= window[i] * 2 / 3;
        }
        return sound;
    }

    /** One window's spectrum. Arrays are shared. */
    public record Spectrum(double[] re, double[] im, double[] power) {}
}
