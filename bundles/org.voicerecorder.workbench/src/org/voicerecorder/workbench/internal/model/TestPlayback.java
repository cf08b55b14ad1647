package org.voicerecorder.workbench.internal.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.PlayOptions;
import org.voicerecorder.api.recorder.LevelTest;

/** Plays the seconds that a level test heard. Lives in the display thread; devices are opened and closed beside it. */
final class TestPlayback {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final int BLOCK = 1 << 16;

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
            ByteArrayOutputStream pcm = new ByteArrayOutputStream();
            byte[] block = new byte[BLOCK];
            for (int n = heard.read(block, 0, BLOCK); n >= 0; n = heard.read(block, 0, BLOCK)) {
                pcm.write(block, 0, n);
            }
            if (pcm.size() == 0) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_STATE,
                        "Nothing was heard yet",
                        "Let the test run for a few seconds, speak, then play it back.",
                        null);
            }
            return new HeardPcm(heard.format(), pcm.toByteArray());
        }
    }

    /** A few seconds in memory, which can be read from any frame. */
    private record HeardPcm(CaptureFormat format, byte[] pcm) implements PcmSource {
        @Override
        public long frames() {
            return pcm.length / format.bytesPerFrame();
        }

        @Override
        public PcmStream open(long startFrame) {
            int from = (int) Math.min(startFrame * format.bytesPerFrame(), pcm.length);
            return new HeardStream(format, frames(), new ByteArrayInputStream(pcm, from, pcm.length - from));
        }
    }

    /** Whole frames, for {@code read} is asked for whole frames and the memory holds nothing else. */
    private record HeardStream(CaptureFormat format, long totalFrames, ByteArrayInputStream in) implements PcmStream {
        @Override
        public int read(byte[] buffer, int offset, int length) {
            return in.read(buffer, offset, length - length % format.bytesPerFrame());
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
