package org.voicerecorder.command.tests;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeWarning;

/** How a take stands that has nothing but its state and what is warned of. */
final class Standing {
    private Standing() {}

    static TakeStatus of(TakeStatus.State state, TakeWarning... warnings) {
        return of(state, state, warnings);
    }

    /** @param wanted what becomes of it when its device is back */
    static TakeStatus of(TakeStatus.State state, TakeStatus.State wanted, TakeWarning... warnings) {
        Duration no = Duration.ZERO;
        var input = new TakeStatus.Input(
                Optional.empty(),
                Optional.empty(),
                Levels.silence(1),
                false,
                0,
                0,
                0,
                InputCondition.listening(1),
                Optional.empty());
        return new TakeStatus(
                state,
                wanted,
                1,
                no,
                new TakeStatus.Buffer(no, no, no),
                input,
                Optional.empty(),
                List.of(warnings),
                Optional.empty());
    }
}
