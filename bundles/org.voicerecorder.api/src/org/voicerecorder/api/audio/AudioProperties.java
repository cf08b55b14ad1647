package org.voicerecorder.api.audio;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What an audio file says of itself.
 *
 * @param duration of the audio, to the frame where the format tells
 * @param sampleRate frames per second
 * @param bitDepth bits per sample; only lossless formats have one
 */
public record AudioProperties(Duration duration, int sampleRate, int channels, OptionalInt bitDepth) {
    /** The duration of so many frames. */
    public static Duration duration(long frames, int sampleRate) {
        return Duration.ofSeconds(frames / sampleRate, Math.round(1e9 * (frames % sampleRate) / sampleRate));
    }

    /** How many frames the duration has. */
    public long frames() {
        return duration.toSeconds() * sampleRate + Math.round(duration.getNano() / 1e9 * sampleRate);
    }

    public double seconds() {
        return duration.toNanos() / 1e9;
    }
}
