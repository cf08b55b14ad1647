package org.voicerecorder.api.recorder;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.audio.CaptureFormat;

/**
 * What to record.
 *
 * @param device id of an input device; the system's default when empty
 * @param length ends by itself after so much audio; empty means until stopped
 * @param title "Recording" with date and time when empty
 */
public record TakeRequest(
        Optional<String> device,
        CaptureFormat format,
        Optional<Duration> length,
        Optional<String> title,
        Optional<String> description,
        List<String> tags) {
    public TakeRequest {
        tags = List.copyOf(tags);
    }

    public static TakeRequest of(CaptureFormat format) {
        return new TakeRequest(
                Optional.empty(), format, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }
}
