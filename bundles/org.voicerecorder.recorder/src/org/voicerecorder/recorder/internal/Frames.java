package org.voicerecorder.recorder.internal;

import java.time.Duration;
import org.voicerecorder.api.audio.CaptureFormat;

/** Time as frames. */
final class Frames {
    private Frames() {}

    /** Frames of so much time, to the nearest. */
    static long of(Duration time, CaptureFormat format) {
        double frames = time.toNanos() / 1e9 * format.sampleRate();
        return Math.round(frames);
    }

    /** As {@link #of}, but also for longer times than nanoseconds can count. */
    static long ofLong(Duration time, CaptureFormat format) {
        double seconds = time.getSeconds() + time.getNano() / 1e9;
        return Math.max(1, Math.round(seconds * format.sampleRate()));
    }
}
