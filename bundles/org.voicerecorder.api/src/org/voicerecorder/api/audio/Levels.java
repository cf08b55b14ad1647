package org.voicerecorder.api.audio;

import java.util.Arrays;
import java.util.List;

/**
 * Levels of the last block of audio, per channel, in dB relative to full scale (0 dBFS is the largest sample;
 * {@link #FLOOR} is silence).
 *
 * @param peak the largest sample of the block
 * @param rms root mean square of the block
 * @param clipped whether full-scale samples were seen since the take began
 */
public record Levels(List<Double> peak, List<Double> rms, boolean clipped) {
    /** Shown for digital silence. */
    public static final double FLOOR = -120;

    public static Levels silence(int channels) {
        Double[] floor = new Double[channels];
        Arrays.fill(floor, FLOOR);
        return new Levels(List.of(floor), List.of(floor), false);
    }

    public static double toDecibels(double amplitude) {
        return amplitude <= 1e-6 ? FLOOR : 20 * Math.log10(amplitude);
    }
}
