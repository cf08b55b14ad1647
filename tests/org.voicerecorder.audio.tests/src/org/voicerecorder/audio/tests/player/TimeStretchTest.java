package org.voicerecorder.audio.tests.player;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.audio.player.internal.Stage;
import org.voicerecorder.audio.player.internal.TimeStretch;

/** Speed without pitch, by numbers. */
class TimeStretchTest {
    private static final int RATE = 48_000;

    private static double tone(double frame, int rate, double hertz) {
        return 0.5 * Math.sin(2 * Math.PI * hertz * frame / rate);
    }

    private static StretchedAudio stretch(Stage stage, int rate, int channels, double speed) throws Exception {
        TimeStretch stretch = new TimeStretch(stage, rate, channels);
        stretch.setSpeed(speed);
        return StretchedAudio.of(stretch, channels);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5,440,48000",
        "1.5,440,48000",
        "3,440,48000",
        "0.75,440,44100",
        "2,440,8000",
        "1.25,440,192000",
        "0.5,80,48000",
        "2.9,80,16000",
        "1.7,3000,48000",
        "0.6,6000,44100"
    })
    void aToneKeepsItsPitchItsLevelAndTheLengthThatTheSpeedGives(double speed, double hertz, int rate)
            throws Exception {
        int frames = rate * 4;
        StretchedAudio heard = stretch(StretchedAudio.stage(frames, (f, c) -> tone(f, rate, hertz)), rate, 1, speed);
        assertEquals(frames / speed, heard.frames(), 2, "length in frames");
        double[] middle = Arrays.copyOfRange(heard.samples(), rate / 20, heard.frames() - rate / 20);
        // 0.1 % is 1.7 cents; a trained ear hears 5.
        assertEquals(hertz, StretchedAudio.frequency(middle, rate), hertz * 0.001);
        double square = Arrays.stream(middle).map(x -> x * x).sum() / middle.length;
        assertEquals(0.125, square, 0.002, "power");
        assertSmooth(middle, hertz, rate);
    }

    /** A sine is the negative of its second difference, scaled; where pieces do not fit, it is not. */
    private static void assertSmooth(double[] tone, double hertz, int rate) {
        double scale = 2 - 2 * Math.cos(2 * Math.PI * hertz / rate);
        for (int i = 1; i < tone.length - 1; i++) {
            double bend = 2 * tone[i] - tone[i - 1] - tone[i + 1];
            assertEquals(scale * tone[i], bend, 0.02 * Math.max(scale, 0.01), "click at frame " + i);
        }
    }

    @Test
    void channelsStayTogetherEvenInOppositePhase() throws Exception {
        StretchedAudio heard =
                stretch(StretchedAudio.stage(RATE * 2, (f, c) -> (c == 0 ? 1 : -1) * tone(f, RATE, 440)), RATE, 2, 1.5);
        double[] left = heard.channel(0);
        double[] right = heard.channel(1);
        assertEquals(440, StretchedAudio.frequency(Arrays.copyOfRange(left, 4000, 60_000), RATE), 0.44);
        for (int i = 0; i < left.length; i++) {
            assertEquals(left[i], -right[i], 1e-12);
        }
    }

    /** What is heard is where the block says, to within the search of 10 ms and a hop's fade, from begin to end. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 1.3, 2, 3})
    void placesDoNotDrift(double speed) throws Exception {
        int every = RATE / 2;
        Random noise = new Random(1);
        StretchedAudio heard = stretch(
                StretchedAudio.stage(
                        RATE * 12,
                        (f, c) -> f % every < 480 ? noise.nextDouble(-0.9, 0.9) : noise.nextDouble(-1e-3, 1e-3)),
                RATE,
                1,
                speed);
        int bursts = 0;
        for (int i = 1; i < heard.frames(); i++) {
            assertTrue(heard.places()[i] >= heard.places()[i - 1], "places go on");
            if (Math.abs(heard.samples()[i]) > 0.3) {
                double place = heard.places()[i];
                double wrong = place - Math.rint((place - 240) / every) * every - 240;
                double allowed = 240 + (0.011 + 0.013 * Math.abs(speed - 1)) * RATE;
                assertTrue(Math.abs(wrong) < allowed, "at %f the error is %f".formatted(place, wrong));
                bursts++;
            }
        }
        assertTrue(bursts > 1000);
    }

    @Test
    void atSpeedOneNothingChangesAndNothingIsLostWhenTheSpeedComesAndGoes() throws Exception {
        Random random = new Random(3);
        double[] audio = random.doubles(RATE * 2, -1, 1).toArray();
        assertArrayEquals(
                audio,
                stretch(StretchedAudio.stage(audio.length, (f, c) -> audio[(int) f]), RATE, 1, 1)
                        .samples());
        TimeStretch stretch = new TimeStretch(StretchedAudio.stage(RATE * 6, (f, c) -> tone(f, RATE, 440)), RATE, 1);
        int[] blocks = {0};
        StretchedAudio heard = StretchedAudio.of(
                stretch, 1, block -> stretch.setSpeed(new double[] {1, 2, 1, 0.5, 3}[++blocks[0] / 50 % 5]));
        assertEquals(
                440,
                StretchedAudio.frequency(Arrays.copyOfRange(heard.samples(), 2400, heard.frames() - 2400), RATE),
                0.44);
        assertSmooth(Arrays.copyOf(heard.samples(), heard.frames() - 2400), 440, RATE);
    }

    @ParameterizedTest
    @CsvSource({"0,2", "1,2", "100,0.5", "959,3", "961,1.5", "3000,0.5", "3000,3"})
    void shortAudioEndsAndHasItsLength(int frames, double speed) throws Exception {
        StretchedAudio heard = stretch(StretchedAudio.stage(frames, (f, c) -> tone(f, RATE, 440)), RATE, 1, speed);
        assertEquals(frames / speed, heard.frames(), 1);
    }
}
