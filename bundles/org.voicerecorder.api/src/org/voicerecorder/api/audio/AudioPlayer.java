package org.voicerecorder.api.audio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.VoiceRecorderException;

/** Plays audio on an output device. Thread-safe; any number of playbacks may run at a time. */
public interface AudioPlayer {
    /** The devices that can be played on now. */
    List<OutputDevice> outputs();

    /**
     * Starts playing.
     *
     * @throws VoiceRecorderException {@code ERR_DEVICE_NOT_FOUND}, {@code ERR_DEVICE_UNAVAILABLE} when there is no output;
     *     {@code ERR_FILE_NOT_FOUND}, {@code ERR_CORRUPT_FILE}, … when the file cannot be read
     */
    Playback play(Path file, PlayOptions options);

    /** As {@link #play(Path, PlayOptions)}. The source must serve for as long as the playback is not closed. */
    Playback play(PcmSource source, PlayOptions options);

    /** Audio being played. Thread-safe; what is asked for happens within 200 ms and no call waits for it. */
    interface Playback extends AutoCloseable {
        enum State {
            PLAYING,
            PAUSED,
            /** The output went away; playing goes on at the same place when there is another one. */
            WAITING,
            ENDED,
            FAILED;

            public boolean isOver() {
                return this == ENDED || this == FAILED;
            }
        }

        State state();

        /** Why it {@link State#FAILED}. */
        Optional<VoiceRecorderException> failure();

        /** What is being heard now: a time in the source, whatever the speed. Smooth enough to draw 60 times a second. */
        Duration position();

        /** Length of the source, at speed 1. */
        Duration duration();

        void pause();

        void resume();

        /** To the frame nearest to a time; before the beginning and past the end it is those. */
        void seek(Duration position);

        /** @param speed as in {@link PlayOptions} */
        void setSpeed(double speed);

        /** @param decibels as in {@link PlayOptions} */
        void setVolume(double decibels);

        /**
         * What playing keeps to. Outside of the region it goes on, and into it when looping brings it there.
         *
         * @param region empty for everything
         * @param loop whether to begin anew at its end
         */
        void setRegion(Optional<PlayOptions.Region> region, boolean loop);

        void setSkipSilence(boolean skip);

        /**
         * Goes on playing on another device. When that cannot be opened, it goes on where it was and {@link #outputProblem}
         * tells why.
         *
         * @param deviceId empty for the system's default
         */
        void setOutput(Optional<String> deviceId);

        /** The device that is heard, as far as known. */
        Optional<OutputDevice> output();

        /** Why the output was left, or could not be changed, the last time that this happened. */
        Optional<VoiceRecorderException> outputProblem();

        /** Waits for the end. */
        void await() throws InterruptedException;

        /** Stops; idempotent. */
        @Override
        void close();
    }
}
