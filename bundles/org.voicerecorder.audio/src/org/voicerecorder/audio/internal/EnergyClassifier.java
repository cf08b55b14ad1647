package org.voicerecorder.audio.internal;

import org.voicerecorder.audio.VoiceClassifier;

/**
 * Voice is what is well above the noise: the quietest moments, which rise slowly when it gets louder. Takes any sound
 * that swells for voice; a fallback where no better classifier runs.
 */
public final class EnergyClassifier implements VoiceClassifier {
    /** Mean square of 16-bit samples at -60 dBFS; nothing below is voice. */
    private static final double LEAST = 32768.0 * 32768 * 1e-6;
    /** 9 dB. */
    private static final double ABOVE = 8;
    /** 2 dB per second, in steps of 20 ms. */
    private static final double RISE = Math.pow(10, 0.2 / 50);
    /** Steps for which a voice lasts: its soft consonants are hardly above the noise. */
    private static final int HANGOVER = 5;

    private double noise = LEAST;
    private int hangover;

    @Override
    public boolean isVoice(short[] samples) {
        double sum = 0;
        double squares = 0;
        for (short sample : samples) {
            sum += sample;
            squares += (double) sample * sample;
        }
        double mean = sum / samples.length;
        double power = squares / samples.length - mean * mean;
        boolean loud = power > LEAST && power > noise * ABOVE;
        noise = power < noise ? (noise + power) / 2 : noise * RISE;
        hangover = loud ? HANGOVER : Math.max(0, hangover - 1);
        return hangover > 0;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
