package org.voicerecorder.workbench.tests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PlayOptions;

/** A sound card that is wherever a test says. */
final class FakeSound implements AudioPlayer {
    volatile Duration position = Duration.ZERO;
    /** How it plays now. */
    volatile PlayOptions played = PlayOptions.DEFAULT;

    volatile Playback.State state = Playback.State.ENDED;

    /** What is played that is no file. */
    volatile Optional<PcmSource> source = Optional.empty();

    @Override
    public List<OutputDevice> outputs() {
        return List.of(new OutputDevice("fake", "Fake speakers", true));
    }

    @Override
    public Playback play(PcmSource source, PlayOptions options) {
        Playback playback = playback(options);
        this.source = Optional.of(source);
        return playback;
    }

    @Override
    public Playback play(Path file, PlayOptions options) {
        return playback(options);
    }

    private Playback playback(PlayOptions options) {
        position = options.from();
        played = options;
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
            public void setSpeed(double speed) {
                played = played.withSpeed(speed);
            }

            @Override
            public void setVolume(double decibels) {
                played = played.withVolume(decibels);
            }

            @Override
            public void setRegion(Optional<PlayOptions.Region> region, boolean loop) {
                played = played.withRegion(region, loop);
            }

            @Override
            public void setSkipSilence(boolean skip) {
                played = played.withSkipSilence(skip);
            }

            @Override
            public void setOutput(Optional<String> deviceId) {
                played = played.withOutputDevice(deviceId);
            }

            @Override
            public Optional<OutputDevice> output() {
                return Optional.empty();
            }

            @Override
            public Optional<VoiceRecorderException> outputProblem() {
                return Optional.empty();
            }

            @Override
            public Optional<VoiceRecorderException> failure() {
                return Optional.empty();
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
