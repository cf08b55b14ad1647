package org.voicerecorder.audio.javasound.internal;

import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import org.voicerecorder.api.audio.CaptureFormat;

/** Formats in the words of Java Sound. */
final class SoundFormats {
    /** Most useful first. */
    private static final int[] RATES = {48_000, 44_100, 96_000, 88_200, 192_000, 32_000, 22_050, 16_000, 8_000};

    private static final int[] CHANNELS = {1, 2};
    private static final int[] DEPTHS = {16, 24, 32};

    private SoundFormats() {}

    static AudioFormat of(CaptureFormat format) {
        return new AudioFormat(format.sampleRate(), format.bitDepth(), format.channels(), true, false);
    }

    /** What a device may be asked for. */
    static List<CaptureFormat> candidates() {
        List<CaptureFormat> all = new ArrayList<>();
        for (int rate : RATES) {
            for (int depth : DEPTHS) {
                for (int channels : CHANNELS) {
                    all.add(new CaptureFormat(rate, channels, depth));
                }
            }
        }
        return all;
    }
}
