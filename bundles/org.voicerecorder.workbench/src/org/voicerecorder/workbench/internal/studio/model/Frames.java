package org.voicerecorder.workbench.internal.studio.model;

import java.time.Duration;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.workbench.internal.model.PlayerModel.Part;

/** Converts between times, as the player and the waveform have them, and frames, as edits have them. */
public final class Frames {
    private Frames() {}

    /** The frame nearest to a time. */
    public static long of(Duration time, int sampleRate) {
        return time.toSeconds() * sampleRate + Math.round(time.getNano() / 1e9 * sampleRate);
    }

    public static Duration time(long frame, int sampleRate) {
        return AudioProperties.duration(frame, sampleRate);
    }

    public static FrameRange of(Part part, int sampleRate) {
        return new FrameRange(of(part.from(), sampleRate), of(part.to(), sampleRate));
    }

    public static Part part(FrameRange range, int sampleRate) {
        return new Part(time(range.from(), sampleRate), time(range.to(), sampleRate));
    }
}
