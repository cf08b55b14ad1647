package org.voicerecorder.audio;

import java.util.OptionalInt;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.CaptureFormat;

/**
 * Uncompressed interleaved audio as it lies in a file.
 *
 * @param sampleRate frames per second
 */
public record SampleFormat(int sampleRate, int channels, SampleEncoding encoding) {
    /** More channels than any file of a voice recorder; a larger number in a header is damage. */
    public static final int MAX_CHANNELS = 32;

    public SampleFormat {
        if (sampleRate < 1 || sampleRate > 768_000 || channels < 1 || channels > MAX_CHANNELS) {
            throw new IllegalArgumentException("%d Hz, %d channels".formatted(sampleRate, channels));
        }
    }

    public static SampleFormat of(CaptureFormat format) {
        return new SampleFormat(format.sampleRate(), format.channels(), SampleEncoding.signed(format.bitDepth()));
    }

    public int bytesPerFrame() {
        return channels * encoding.bytes();
    }

    public AudioProperties properties(long frames) {
        return new AudioProperties(
                AudioProperties.duration(frames, sampleRate), sampleRate, channels, OptionalInt.of(encoding.bits()));
    }
}
