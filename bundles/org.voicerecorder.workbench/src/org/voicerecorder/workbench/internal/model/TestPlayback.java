package org.voicerecorder.workbench.internal.model;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.PlayOptions;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.audio.PcmInMemory;

/** Plays the seconds that a level test heard. Lives in the display thread; devices are opened and closed beside it. */
final class TestPlayback {
    private static final Duration TICK = Duration.ofMillis(50);

    private final ServiceSource services;
    private final Background background;
    private final Consumer<Optional<VoiceRecorderException>> over;
    private Optional<Playback> playback = Optional.empty();
    /** Of the latest playing: what comes from an earlier one is closed at once. */
    private long generation;

    /** @param over told at the end of each playing, with what went wrong */
    TestPlayback(ServiceSource services, Background background, Consumer<Optional<VoiceRecorderException>> over) {
        this.services = services;
        this.background = background;
        this.over = over;
    }

    /** Closes the test, then plays. */
    void play(LevelTest test) {
        long asked = ++generation;
        background.fetch(
                () -> {
                    test.close();
                    return services.require(AudioPlayer.class).play(heard(test), PlayOptions.DEFAULT);
                },
                opened -> {
                    if (asked == generation) {
                        playback = Optional.of(opened);
                        follow(opened, asked);
                    } else {
                        close(opened);
                    }
                },
                problem -> {
                    if (asked == generation) {
                        over.accept(Optional.of(problem));
                    }
                });
    }

    /** The end is told. */
    void stop() {
        generation++;
        playback.ifPresent(this::close);
        playback = Optional.empty();
        over.accept(Optional.empty());
    }

    private void follow(Playback playing, long asked) {
        if (asked != generation) {
            return;
        }
        if (playing.state().isOver()) {
            generation++;
            playback = Optional.empty();
            close(playing);
            over.accept(playing.failure());
        } else {
            background.later(TICK, () -> follow(playing, asked));
        }
    }

    private void close(Playback playing) {
        background.fetch(
                () -> {
                    playing.close();
                    return playing;
                },
                closed -> {},
                problem -> over.accept(Optional.of(problem)));
    }

    private static PcmSource heard(LevelTest test) throws IOException {
        try (PcmStream heard = test.heard()) {
            PcmInMemory pcm = PcmInMemory.of(heard);
            if (pcm.frames() == 0) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_STATE,
                        "Nothing was heard yet",
                        "Let the test run for a few seconds, speak, then play it back.",
                        null);
            }
            return pcm;
        }
    }
}
