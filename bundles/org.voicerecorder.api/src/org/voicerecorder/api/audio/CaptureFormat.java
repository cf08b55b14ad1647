package org.voicerecorder.api.audio;

import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * Linear PCM, signed, little-endian, interleaved: what is captured and what a take's file holds.
 *
 * @param sampleRate frames per second, 8,000 to 192,000
 * @param channels 1 or 2 when capturing; up to 32 in files
 * @param bitDepth 16, 24 or 32 bits per sample
 */
public record CaptureFormat(int sampleRate, int channels, int bitDepth) {
    public static final CaptureFormat DEFAULT = new CaptureFormat(48_000, 1, 16);

    public CaptureFormat {
        if (sampleRate < 1 || sampleRate > 768_000 || channels < 1 || channels > 32) {
            throw invalid(sampleRate, channels, bitDepth);
        }
        if (bitDepth != 8 && bitDepth != 16 && bitDepth != 24 && bitDepth != 32) {
            throw invalid(sampleRate, channels, bitDepth);
        }
    }

    private static VoiceRecorderException invalid(int rate, int channels, int bits) {
        return new VoiceRecorderException(
                ErrorCode.ERR_FORMAT_NOT_SUPPORTED,
                "%d Hz, %d channels, %d bit is not a PCM format".formatted(rate, channels, bits));
    }

    public int bytesPerSample() {
        return bitDepth / 8;
    }

    public int bytesPerFrame() {
        return channels * bytesPerSample();
    }

    public long bytesPerSecond() {
        return (long) bytesPerFrame() * sampleRate;
    }

    @Override
    public String toString() {
        return "%d Hz %d bit %s"
                .formatted(
                        sampleRate,
                        bitDepth,
                        channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels");
    }
}
