package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PlayOptions;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.command.internal.playing.KeyDecoder;
import org.voicerecorder.command.internal.playing.PlayControls;
import org.voicerecorder.command.internal.playing.PlayScreen;
import org.voicerecorder.command.internal.text.Style;

/** What is typed while something plays. */
class PlayKeysTest {
    private static final int RATE = 1000;
    private static final Duration LENGTH = Duration.ofSeconds(60);

    private final Told told = new Told();
    private final Kept kept = new Kept();
    private final Recording recording = recording();
    private final PlayControls controls =
            new PlayControls(told, PlayOptions.DEFAULT.withRegion(Optional.of(region(10, 50)), false), recording, kept);
    private final KeyDecoder terminal = new KeyDecoder(controls::typed);

    private void type(String keys) {
        for (byte key : keys.getBytes(StandardCharsets.UTF_8)) {
            terminal.accept(key & 0xFF);
        }
    }

    private static PlayOptions.Region region(int from, int to) {
        return new PlayOptions.Region(Duration.ofSeconds(from), Duration.ofSeconds(to));
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001b[C', seek 35",
        "'\u001b[D', seek 25",
        "'\u001bOC', seek 35",
        "l, seek 40",
        "J, seek 20",
        "'\u001b[H', seek 0",
        "'\u001b[1~', seek 0",
        "0, seek 0",
        "'\u001b[F', seek 60",
        "']', speed 1.25",
        "'[', speed 0.75",
        "+, volume 3.0",
        "=, volume 3.0",
        "-, volume -3.0",
        "'\u001b[A', volume 3.0",
        "s, silence true",
        "r, loop true 10..50",
        "' ', pause",
        "k, pause",
        // Page down, F5, Alt-x, a letter that is not ASCII: nothing, and none of their bytes is a key.
        "'\u001b[6~', ''",
        "'\u001b[15~', ''",
        "'\u001bx', ''",
        "ö, ''",
        "x, ''"
    })
    void everyKeyDoesOneThing(String keys, String wanted) {
        told.position = Duration.ofSeconds(30);
        type(keys);
        assertEquals(wanted.isEmpty() ? List.of() : List.of(wanted), told.asked);
    }

    @Test
    void whatIsTurnedTwiceIsAsItWas() {
        type("ss");
        type("rr");
        assertEquals(List.of("silence true", "silence false", "loop true 10..50", "loop false 10..50"), told.asked);
        told.asked.clear();
        type(" ");
        told.state = Playback.State.PAUSED;
        type(" ");
        assertEquals(List.of("pause", "resume"), told.asked);
    }

    @Test
    void speedAndVolumeEndSomewhere() {
        type("]".repeat(20));
        assertEquals("speed 3.0", told.asked.getLast());
        type("[".repeat(20));
        assertEquals("speed 0.5", told.asked.getLast());
        type("+".repeat(20));
        assertEquals("volume 20.0", told.asked.getLast());
        type("-".repeat(50));
        assertEquals("volume -60.0", told.asked.getLast());
        told.position = Duration.ofSeconds(3);
        type("j");
        assertEquals("seek 0", told.asked.getLast());
    }

    @Test
    void aMarkerIsSetWhereItIsHeardAndFoundAgain() {
        told.position = Duration.ofMillis(12_345);
        type("m");
        told.position = LENGTH.plusSeconds(1);
        type("M");
        assertEquals(
                List.of(12_345L, 60_000L), kept.all.stream().map(Marker::frame).toList());

        told.position = Duration.ofSeconds(20);
        type(",");
        assertEquals("seek 12.345", told.asked.getLast());
        type(".");
        assertEquals("seek 60", told.asked.getLast());
        told.position = Duration.ofMillis(12_800);
        told.asked.clear();
        type(",");
        assertEquals(List.of(), told.asked, "the marker that was just passed is not gone back to");
        assertTrue(picture().contains("No marker is before this"), this::picture);
    }

    @Test
    void aMarkerThatCannotBeSetIsToldAndPlayingGoesOn() {
        kept.failure = Optional.of(new VoiceRecorderException(ErrorCode.ERR_DISK_FULL, "The disk is full"));
        type("m");
        assertTrue(picture().contains("The disk is full"), this::picture);
        type("]");
        assertFalse(picture().contains("The disk is full"), "until the next key");
        assertEquals(List.of("speed 1.25"), told.asked);
    }

    @Test
    void thePictureSaysWhatKeysChanged() {
        assertTrue(picture().startsWith("PLAY 0:00 / 1:00 ["), this::picture);
        assertTrue(picture().contains("? keys"), this::picture);
        type("]+sr?");
        told.state = Playback.State.PAUSED;
        assertTrue(picture().startsWith("PAUSED "), this::picture);
        assertTrue(picture().contains("] 1.25× +3 dB no silence repeat"), this::picture);
        assertTrue(picture().contains("to the marker before, after"), this::picture);
    }

    @Test
    void qEndsIt() {
        type("x");
        assertFalse(controls.isEnded());
        type("q");
        assertTrue(controls.isEnded());
    }

    private String picture() {
        return String.join("\n", new PlayScreen(100, 24, Style.of(false)).lines(controls));
    }

    private static Recording recording() {
        UUID id = UUID.randomUUID();
        return new Recording(
                id,
                "a.wav",
                id + ".wav",
                Path.of("a.wav"),
                "A",
                Optional.empty(),
                List.of(),
                Optional.of(new AudioProperties(LENGTH, RATE, 1, OptionalInt.of(16))),
                1,
                "audio/wav",
                "0",
                RecordingStatus.ACTIVE,
                SyncStatus.UNSYNCED,
                IngestSource.IMPORT,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                "0",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** A playback that notes what it is asked. */
    private static final class Told implements Playback {
        final List<String> asked = new ArrayList<>();
        State state = State.PLAYING;
        Duration position = Duration.ZERO;

        private void asked(String what) {
            asked.add(what);
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public Optional<VoiceRecorderException> failure() {
            return Optional.empty();
        }

        @Override
        public Duration position() {
            return position;
        }

        @Override
        public Duration duration() {
            return LENGTH;
        }

        @Override
        public void pause() {
            asked("pause");
        }

        @Override
        public void resume() {
            asked("resume");
        }

        @Override
        public void seek(Duration to) {
            String seconds = Double.toString(to.toMillis() / 1000.0);
            asked("seek " + seconds.replaceAll("\\.0$", ""));
        }

        @Override
        public void setSpeed(double speed) {
            asked("speed " + speed);
        }

        @Override
        public void setVolume(double decibels) {
            asked("volume " + decibels);
        }

        @Override
        public void setRegion(Optional<PlayOptions.Region> region, boolean loop) {
            asked("loop %s %d..%d"
                    .formatted(
                            loop,
                            region.orElseThrow().from().toSeconds(),
                            region.orElseThrow().to().toSeconds()));
        }

        @Override
        public void setSkipSilence(boolean skip) {
            asked("silence " + skip);
        }

        @Override
        public void setOutput(Optional<String> deviceId) {
            asked("output");
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
        public void await() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            asked("close");
        }
    }

    /** Markers in memory. */
    private static final class Kept implements Markers {
        final List<Marker> all = new ArrayList<>();
        Optional<VoiceRecorderException> failure = Optional.empty();

        @Override
        public List<Marker> list(UUID recording) {
            return List.copyOf(all);
        }

        @Override
        public List<Marker> add(UUID recording, List<Marker> markers) {
            failure.ifPresent(why -> {
                throw why;
            });
            all.addAll(markers);
            return list(recording);
        }

        @Override
        public List<Marker> change(UUID recording, Marker marker) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Marker> remove(UUID recording, Collection<UUID> markers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Marker> replaceAll(UUID recording, List<Marker> markers) {
            throw new UnsupportedOperationException();
        }
    }
}
