package org.voicerecorder.audio.tests.player;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer.Playback;
import org.voicerecorder.api.audio.AudioPlayer.Playback.State;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.PlayOptions;
import org.voicerecorder.api.audio.PlayOptions.Region;
import org.voicerecorder.audio.player.internal.AudioPlayerService;
import org.voicerecorder.testkit.Until;

/** The player on a sound system without a clock of its own: every frame is accounted for. */
class PlayerTest {
    private static final CaptureFormat FORMAT = new CaptureFormat(48_000, 2, 16);
    private static final PcmBytes NOISE = noise(FORMAT, 48_000 * 2);

    private final SimulatedOutputs outputs = new SimulatedOutputs();
    private final AudioPlayerService player = new AudioPlayerService(null);
    private Playback playback;

    PlayerTest() {
        player.addOutputs(outputs);
    }

    @AfterEach
    void stop() {
        if (playback != null) {
            playback.close();
        }
    }

    private static PcmBytes noise(CaptureFormat format, int frames) {
        byte[] pcm = new byte[frames * format.bytesPerFrame()];
        new Random(5).nextBytes(pcm);
        return new PcmBytes(format, pcm);
    }

    private SimulatedLine play(PcmSource source, PlayOptions options) {
        playback = player.play(source, options);
        return outputs.last();
    }

    private static Duration frames(long frames) {
        return Duration.ofNanos(Math.round(frames * 1e9 / 48_000));
    }

    private void assertAt(double frame) {
        assertEquals(frame, playback.position().toNanos() / 1e9 * 48_000, 0.01);
    }

    @ParameterizedTest
    @CsvSource({"48000,1,16", "44100,2,16", "96000,2,24", "8000,1,32", "192000,2,32", "48000,6,24"})
    void atSpeedOneAndZeroDecibelsEveryBitIsThere(int rate, int channels, int bits) throws Exception {
        PcmBytes audio = noise(new CaptureFormat(rate, channels, bits), rate + 77);
        SimulatedLine line = play(audio, PlayOptions.DEFAULT);
        assertArrayEquals(audio.pcm(), line.hearAll());
        playback.await();
        assertEquals(State.ENDED, playback.state());
        assertEquals(playback.duration(), playback.position());
        assertTrue(line.isClosed());
    }

    @Test
    void whatIsHeardCountsNotWhatWasWritten() throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT.withFrom(frames(1000)));
        assertArrayEquals(NOISE.part(1000, 1001), line.hear(1));
        assertAt(1001);
        assertArrayEquals(NOISE.part(1001, 9000), line.hear(7999));
        assertAt(9000);
        assertEquals(State.PLAYING, playback.state());
    }

    @Test
    void loopJointsAreExactToTheFrame() throws Exception {
        Region region = new Region(frames(12_345), frames(23_456));
        SimulatedLine line =
                play(NOISE, PlayOptions.DEFAULT.withFrom(frames(20_000)).withRegion(Optional.of(region), true));
        assertArrayEquals(NOISE.part(20_000, 23_456), line.hear(3456));
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(NOISE.part(12_345, 23_456), line.hear(11_111));
        }
        assertArrayEquals(NOISE.part(12_345, 13_345), line.hear(1000));
        assertAt(13_345);
        playback.setRegion(Optional.empty(), false);
        assertArrayEquals(NOISE.part(13_345, 96_000), line.hearAll());
    }

    /** A loop longer than what is kept in memory, and one shorter than a block. */
    @ParameterizedTest
    @ValueSource(ints = {130_000, 7})
    void loopsOfAnyLengthAreExact(int length) throws Exception {
        PcmBytes audio = noise(new CaptureFormat(48_000, 1, 16), 150_000);
        Region region = new Region(frames(500), frames(500 + length));
        SimulatedLine line =
                play(audio, PlayOptions.DEFAULT.withFrom(frames(500)).withRegion(Optional.of(region), true));
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(audio.part(500, 500 + length), line.hear(length));
        }
    }

    @Test
    void everythingIsLoopedWhenNothingIsSelected() throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT.withRegion(Optional.empty(), true));
        assertArrayEquals(NOISE.pcm(), line.hear(96_000));
        assertArrayEquals(NOISE.part(0, 1), line.hear(1));
        playback.setRegion(Optional.empty(), false);
        assertArrayEquals(NOISE.part(1, 96_000), line.hearAll());
        playback.await();
        assertEquals(State.ENDED, playback.state());
    }

    /** Its end has been read already, or even passed to the line, but not been heard. */
    @Test
    void aRegionSetWhileItsEndIsOnItsWayIsKept() throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT);
        line.hear(10_000);
        playback.setRegion(Optional.of(new Region(frames(9000), frames(10_500))), true);
        Until.holds("what is wrong was thrown away", () -> line.flushes() == 1);
        assertArrayEquals(NOISE.part(10_000, 10_500), line.hear(500));
        assertArrayEquals(NOISE.part(9000, 10_500), line.hear(1500));
    }

    @Test
    void playingEndsAtTheEndOfARegion() throws Exception {
        Region region = new Region(frames(100), frames(20_100));
        SimulatedLine line =
                play(NOISE, PlayOptions.DEFAULT.withFrom(frames(100)).withRegion(Optional.of(region), false));
        assertArrayEquals(NOISE.part(100, 20_100), line.hearAll());
        playback.await();
        assertAt(20_100);
    }

    @Test
    void aSeekLandsOnTheFrame() throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT);
        line.hear(5000);
        playback.seek(frames(77_777));
        assertAt(77_777);
        Until.holds("the line was flushed", () -> line.flushes() == 1);
        assertArrayEquals(NOISE.part(77_777, 78_777), line.hear(1000));
        assertAt(78_777);
        playback.seek(Duration.ofHours(1));
        assertEquals(playback.duration(), playback.position());
        playback.await();
        assertEquals(State.ENDED, playback.state());
    }

    @Test
    void aPauseLosesNothingAndASeekMeanwhileStaysPaused() throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT);
        line.hear(5000);
        playback.pause();
        Until.holds("it is paused", line::isPaused);
        assertEquals(State.PAUSED, playback.state());
        assertAt(5000);
        playback.resume();
        assertArrayEquals(NOISE.part(5000, 9000), line.hear(4000));
        playback.pause();
        Until.holds("it is paused", line::isPaused);
        playback.seek(frames(40_000));
        Until.holds("the line was flushed", () -> line.flushes() == 1);
        assertTrue(line.isPaused());
        assertAt(40_000);
        playback.resume();
        assertArrayEquals(NOISE.part(40_000, 96_000), line.hearAll());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.5, 3})
    void thePlaceFollowsTheSpeed(double speed) throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT.withSpeed(speed));
        line.hear(14_400);
        assertEquals(14_400 * speed, playback.position().toNanos() / 1e9 * 48_000, 2);
        assertEquals(96_000 / speed - 14_400, line.hearAll().length / 4.0, 2);
        playback.await();
        assertEquals(playback.duration(), playback.position());
    }

    @Test
    void aChangeOfSpeedIsHeardWithin200Milliseconds() throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT);
        line.hear(9600);
        playback.setSpeed(2);
        line.hear(9600);
        double before = playback.position().toNanos() / 1e9;
        line.hear(4800);
        assertEquals(0.2, playback.position().toNanos() / 1e9 - before, 1e-3);
    }

    @Test
    void aLoopIsLoopedAtAnySpeedAndThePlaceStaysInIt() throws Exception {
        Region region = new Region(frames(24_000), frames(36_000));
        SimulatedLine line = play(
                NOISE,
                PlayOptions.DEFAULT
                        .withFrom(frames(24_000))
                        .withRegion(Optional.of(region), true)
                        .withSpeed(1.5));
        int turns = 0;
        double last = 24_000;
        for (int i = 0; i < 205; i++) {
            line.hear(480);
            double now = playback.position().toNanos() / 1e9 * 48_000;
            assertTrue(now >= 24_000 - 1 && now <= 36_000 + 1, "at " + now);
            turns += now < last ? 1 : 0;
            last = now;
        }
        assertEquals(12, turns);
    }

    @Test
    void theVolumeIsThatOfTheSamples() throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT.withVolume(-6));
        ByteBuffer heard = ByteBuffer.wrap(line.hearAll()).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer whole = ByteBuffer.wrap(NOISE.pcm()).order(ByteOrder.LITTLE_ENDIAN);
        while (whole.hasRemaining()) {
            assertEquals(whole.getShort() * Math.pow(10, -0.3), heard.getShort(), 0.5001);
        }
        assertFalse(heard.hasRemaining());
    }

    @Test
    void whatIsTooLoudIsClippedAndNotWrapped() throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT.withVolume(20));
        ByteBuffer heard = ByteBuffer.wrap(line.hearAll()).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer whole = ByteBuffer.wrap(NOISE.pcm()).order(ByteOrder.LITTLE_ENDIAN);
        while (whole.hasRemaining()) {
            assertEquals(Math.clamp(whole.getShort() * 10, -32_768, 32_767), heard.getShort());
        }
    }

    @Test
    void aLostOutputIsToldAndPlayingGoesOnElsewhereWithTheNextFrame() throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT.withOutputDevice(Optional.of("headphones")));
        assertEquals(SimulatedOutputs.HEADPHONES, playback.output().orElseThrow());
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        heard.write(line.hear(12_000));
        outputs.devices = List.of();
        line.lose();
        Until.holds("it waits", () -> playback.state() == State.WAITING);
        assertAt(12_000);
        assertEquals(
                ErrorCode.ERR_DEVICE_LOST,
                playback.outputProblem().orElseThrow().code());
        outputs.devices = List.of(SimulatedOutputs.SPEAKERS);
        Until.holds("it plays", () -> playback.state() == State.PLAYING);
        assertEquals(SimulatedOutputs.SPEAKERS, playback.output().orElseThrow());
        assertTrue(line.isClosed());
        heard.write(outputs.last().hearAll());
        assertArrayEquals(NOISE.pcm(), heard.toByteArray());
    }

    @Test
    void anOutputThatIsLostAgainAndAgainEndsIt() throws Exception {
        play(NOISE, PlayOptions.DEFAULT).lose();
        Until.holds("it gave up", () -> {
            outputs.last().lose();
            return playback.state() == State.FAILED;
        });
        assertEquals(ErrorCode.ERR_DEVICE_LOST, playback.failure().orElseThrow().code());
    }

    @Test
    void anotherOutputGoesOnWithTheNextFrame() throws Exception {
        SimulatedLine line = play(NOISE, PlayOptions.DEFAULT);
        byte[] first = line.hear(12_000);
        playback.setOutput(Optional.of("headphones"));
        Until.holds("the other one is open", () -> outputs.lines.size() == 2 && line.isClosed());
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        heard.write(first);
        heard.write(outputs.last().hear(1000));
        assertEquals(SimulatedOutputs.HEADPHONES, playback.output().orElseThrow());
        playback.setOutput(Optional.of("nowhere"));
        Until.holds("it says so", () -> playback.outputProblem().isPresent());
        assertEquals(
                ErrorCode.ERR_DEVICE_NOT_FOUND,
                playback.outputProblem().orElseThrow().code());
        heard.write(outputs.last().hearAll());
        assertArrayEquals(NOISE.pcm(), heard.toByteArray());
    }

    @Test
    void twoPlayAtOnce() throws Exception {
        SimulatedLine one = play(NOISE, PlayOptions.DEFAULT);
        try (Playback second = player.play(NOISE, PlayOptions.DEFAULT.withFrom(frames(48_000)))) {
            SimulatedLine two = outputs.last();
            assertArrayEquals(NOISE.part(0, 5000), one.hear(5000));
            assertArrayEquals(NOISE.part(48_000, 96_000), two.hearAll());
            second.await();
            assertArrayEquals(NOISE.part(5000, 96_000), one.hearAll());
        }
    }

    @Test
    void aDeviceWithLessDepthIsPlayedInSixteenBits() throws Exception {
        outputs.deepestBits = 16;
        PcmBytes audio = noise(new CaptureFormat(48_000, 1, 32), 10_000);
        ByteBuffer heard =
                ByteBuffer.wrap(play(audio, PlayOptions.DEFAULT).hearAll()).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer whole = ByteBuffer.wrap(audio.pcm()).order(ByteOrder.LITTLE_ENDIAN);
        while (whole.hasRemaining()) {
            assertEquals(Math.clamp(whole.getInt() / 65_536.0, -32_768, 32_767), heard.getShort(), 0.5);
        }
    }

    @Test
    void nothingToHearEndsAtOnce() throws Exception {
        play(new PcmBytes(FORMAT, new byte[0]), PlayOptions.DEFAULT.withRegion(Optional.empty(), true));
        playback.await();
        assertEquals(State.ENDED, playback.state());
        assertEquals(Duration.ZERO, playback.position());
    }

    @Test
    void damagedAudioPlaysToTheDamageAndSaysWhy() throws Exception {
        PcmSource damaged = new PcmSource() {
            @Override
            public CaptureFormat format() {
                return FORMAT;
            }

            @Override
            public long frames() {
                return NOISE.frames();
            }

            @Override
            public PcmStream open(long startFrame) throws IOException {
                if (startFrame > 0) {
                    throw new IOException("unreadable sector");
                }
                return NOISE.open(startFrame);
            }
        };
        SimulatedLine line = play(damaged, PlayOptions.DEFAULT);
        line.hear(5000);
        playback.seek(frames(50_000));
        playback.await();
        assertEquals(State.FAILED, playback.state());
        assertEquals(ErrorCode.ERR_IO, playback.failure().orElseThrow().code());
        assertTrue(playback.failure().orElseThrow().getMessage().contains("unreadable sector"));
        assertTrue(line.isClosed());
    }

    @Test
    void whatCannotBePlayedIsRefused() {
        assertCode(ErrorCode.ERR_INVALID_ARGUMENT, () -> PlayOptions.DEFAULT.withSpeed(3.01));
        assertCode(ErrorCode.ERR_INVALID_ARGUMENT, () -> PlayOptions.DEFAULT.withSpeed(Double.NaN));
        assertCode(ErrorCode.ERR_INVALID_ARGUMENT, () -> PlayOptions.DEFAULT.withVolume(21));
        assertCode(ErrorCode.ERR_INVALID_ARGUMENT, () -> new Region(frames(5), frames(5)));
        assertCode(
                ErrorCode.ERR_DEVICE_NOT_FOUND,
                () -> player.play(NOISE, PlayOptions.DEFAULT.withOutputDevice(Optional.of("x"))));
        Region beyond = new Region(frames(100_000), frames(200_000));
        assertCode(
                ErrorCode.ERR_INVALID_ARGUMENT,
                () -> player.play(NOISE, PlayOptions.DEFAULT.withRegion(Optional.of(beyond), true)));
        assertTrue(outputs.lines.stream().allMatch(SimulatedLine::isClosed));
        outputs.devices = List.of();
        assertCode(ErrorCode.ERR_DEVICE_UNAVAILABLE, () -> player.play(NOISE, PlayOptions.DEFAULT));
    }

    private static void assertCode(ErrorCode code, Executable act) {
        assertEquals(code, assertThrows(VoiceRecorderException.class, act).code());
    }
}
