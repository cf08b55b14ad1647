package org.voicerecorder.api.recorder;

import java.time.Duration;
import java.util.Optional;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Levels;

/**
 * How a take stands.
 *
 * @param recorded length of the audio written so far
 * @param buffered audio read from the device that is not written yet
 * @param overruns how often audio was lost before it could be read
 * @param problem why the take ended by itself, e.g. the device went away
 */
public record TakeStatus(
        State state,
        Duration recorded,
        Duration buffered,
        Levels levels,
        long overruns,
        Optional<VoiceRecorderException> problem) {
    public enum State {
        RECORDING,
        PAUSED,
        /** Being finished: header, checksum, row. */
        STOPPING,
        FINISHED,
        DISCARDED,
        FAILED
    }

    public boolean isOver() {
        return state == State.FINISHED || state == State.DISCARDED || state == State.FAILED;
    }
}
