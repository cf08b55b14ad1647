package org.voicerecorder.api.audio;

import java.nio.file.Path;
import java.time.Duration;

/** Plays audio files on the system's default output. Thread-safe. */
public interface AudioPlayer {
    /**
     * Starts playing.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_DEVICE_UNAVAILABLE} when there is no output
     */
    Playback play(Path file, Duration from);

    /** A file being played. Thread-safe. */
    interface Playback extends AutoCloseable {
        enum State {
            PLAYING,
            PAUSED,
            ENDED,
            FAILED
        }

        State state();

        /** What is being heard now. */
        Duration position();

        Duration duration();

        void pause();

        void resume();

        void seek(Duration position);

        /** Waits for the end. */
        void await() throws InterruptedException;

        /** Stops; idempotent. */
        @Override
        void close();
    }
}
