package org.voicerecorder.audio.player.internal;

import java.time.Duration;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.PlayOptions;

/** Times of a source as frames, and back. A time is meant to be the frame nearest to it. */
record Frames(int sampleRate, long length) {
    long frame(Duration time) {
        long seconds = Math.min(time.getSeconds(), length / sampleRate + 1);
        long frame = seconds * sampleRate + Math.round(time.getNano() / 1e9 * sampleRate);
        return Math.clamp(frame, 0, length);
    }

    Duration time(double frame) {
        double within = Math.clamp(frame, 0.0, length);
        long whole = (long) within;
        long rest = Math.round((within - whole) / sampleRate * 1e9);
        return AudioProperties.duration(whole, sampleRate).plusNanos(rest);
    }

    Settings settings(PlayOptions options) {
        return new Settings(
                span(options.region(), options.loop()),
                options.speed(),
                options.skipSilence(),
                options.volumeDb(),
                options.outputDevice());
    }

    /** @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} when the region holds no audio */
    Span span(Optional<PlayOptions.Region> region, boolean loop) {
        return region.map(part -> span(part, loop)).orElse(new Span(0, Span.OPEN, loop));
    }

    private Span span(PlayOptions.Region part, boolean loop) {
        long from = frame(part.from());
        long to = frame(part.to());
        if (from >= to) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "There is no audio between %s and %s".formatted(part.from(), part.to()));
        }
        return new Span(from, to == length ? Span.OPEN : to, loop);
    }
}
