package org.voicerecorder.recorder.internal;

import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.TakeRequest;

/** Follows whether somebody speaks, where a take depends on it. Used by the thread that captures. */
final class VoiceTrack implements AutoCloseable {
    /** What a block means to the take. */
    enum Verdict {
        /** Nothing changes, or the take does not depend on voices. */
        NOTHING,
        /** Somebody speaks. */
        SPEAKS,
        /** Nobody has spoken for as long as the take waits. */
        QUIET,
        /** Nobody has spoken for so long that the block begins a new part. */
        NEW_PART
    }

    static VoiceTrack of(CaptureFormat format, TakeRequest.Course course) {
        return new VoiceTrack();
    }

    Verdict hear(BlockQueue.Block block) {
        return Verdict.NOTHING;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
