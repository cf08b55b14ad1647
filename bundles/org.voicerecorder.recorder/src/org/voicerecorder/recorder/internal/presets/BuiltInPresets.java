package org.voicerecorder.recorder.internal.presets;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.WatchStrictness;

/** The presets that come with the program. */
final class BuiltInPresets {
    private static final int RATE = 48_000;

    static final List<Preset> ALL = List.of(
            preset("Podcast", new CaptureFormat(RATE, 1, 24), "podcast", Duration.ZERO, WatchStrictness.STRICT),
            // Silence before the first note, and between two, is music too.
            preset("Music", new CaptureFormat(RATE, 2, 24), "music", Duration.ofSeconds(5), WatchStrictness.RELAXED),
            // The answer has begun before anybody pressed the key.
            preset(
                    "Interview",
                    new CaptureFormat(RATE, 1, 16),
                    "interview",
                    Duration.ofSeconds(10),
                    WatchStrictness.STRICT));

    private BuiltInPresets() {}

    private static Preset preset(
            String name, CaptureFormat format, String tag, Duration preRoll, WatchStrictness watch) {
        TakeRequest request = TakeRequest.of(format)
                .withTitle("{preset} {date} {time}")
                .withTags(List.of(tag))
                .withPreRoll(preRoll)
                .withWatch(watch);
        return new Preset(name, request, Optional.empty());
    }
}
