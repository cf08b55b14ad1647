package org.voicerecorder.workbench.tests;

import java.nio.file.Path;
import java.time.Duration;
import org.voicerecorder.api.audio.AudioPlayer;

/** A sound card that is wherever a test says. */
final class FakeSound implements AudioPlayer {
    volatile Duration position = Duration.ZERO;
    volatile Playback.State state = Playback.State.ENDED;

    @Override
    public Playback play(Path file, Duration from) {
        position = from;
        state = Playback.State.PLAYING;
        return new Playback() {
            @Override
            public State state() {
                return state;
            }

            @Override
            public Duration position() {
                return position;
            }

            @Override
            public Duration duration() {
                return Duration.ofHours(1);
            }

            @Override
            public void pause() {
                state = State.PAUSED;
            }

            @Override
            public void resume() {
                state = State.PLAYING;
            }

            @Override
            public void seek(Duration wanted) {
                position = wanted;
            }

            @Override
            public void await() {
                // nobody waits for silence
            }

            @Override
            public void close() {
                state = State.ENDED;
            }
        };
    }
}
