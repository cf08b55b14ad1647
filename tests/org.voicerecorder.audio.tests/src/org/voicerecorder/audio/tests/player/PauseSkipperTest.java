package org.voicerecorder.audio.tests.player;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.audio.player.internal.PauseSkipper;

/** Pauses are shortened to a fifth of a second, sound is not touched. */
class PauseSkipperTest {
    private static final int RATE = 48_000;
    private static final int SECONDS = 20;
    /** Half a second of sound, then a second and a half of pause, and so on. */
    private static boolean isSound(double frame) {
        return frame % (2 * RATE) < RATE / 2;
    }

    private static StretchedAudio skip(DoubleBinaryOperator signal, boolean on) throws Exception {
        PauseSkipper skipper = new PauseSkipper(StretchedAudio.stage(RATE * SECONDS, signal), RATE);
        skipper.set(on);
        return StretchedAudio.of(skipper, 1);
    }

    private static DoubleBinaryOperator speech(double roomDb, double offset) {
        Random noise = new Random(2);
        double room = Math.pow(10, roomDb / 20) * Math.sqrt(3);
        return (f, c) -> offset
                + noise.nextDouble(-1, 1) * room
                + (isSound(f) ? 0.1 * Math.sin(2 * Math.PI * 200 * f / RATE) : 0);
    }

    /** After five seconds the gate knows the room. */
    @ParameterizedTest
    @ValueSource(ints = {-300, -90, -65, -55, -50})
    void ofEachPauseAFifthOfASecondStays(int roomDb) throws Exception {
        StretchedAudio heard = skip(speech(roomDb, 0.02), true);
        int[] kept = new int[SECONDS / 2];
        int[] sound = new int[SECONDS / 2];
        for (double place : heard.places()) {
            (isSound(place) ? sound : kept)[(int) (place / (2 * RATE))]++;
        }
        for (int i = 3; i < kept.length; i++) {
            assertEquals(RATE / 2, sound[i], "sound " + i);
            assertEquals(0.2, (double) kept[i] / RATE, 0.025, "pause " + i);
        }
    }

    @Test
    void whatIsKeptIsUntouchedButForTheFadeOfTheJoint() throws Exception {
        DoubleBinaryOperator signal = (f, c) -> isSound(f) ? Math.sin(f / 7) * 0.2 : 1e-5 * Math.sin(f);
        StretchedAudio heard = skip(signal, true);
        int joints = 0;
        for (int i = 0; i < heard.frames(); i++) {
            double place = heard.places()[i];
            assertEquals(signal.applyAsDouble(place, 0), heard.samples()[i], isSound(place) ? 0 : 4e-5);
            joints += i > 0 && place - heard.places()[i - 1] > 1 ? 1 : 0;
        }
        assertEquals(SECONDS / 2, joints);
    }

    @Test
    void offItPassesEverything() throws Exception {
        double[] audio = new Random(4).doubles(RATE * SECONDS, -1e-3, 1e-3).toArray();
        StretchedAudio heard = skip((f, c) -> audio[(int) f], false);
        assertArrayEquals(audio, heard.samples());
    }

    @Test
    void switchedOffInTheMiddleNothingThatComesThenIsLost() throws Exception {
        PauseSkipper skipper = new PauseSkipper(
                StretchedAudio.stage(RATE * SECONDS, (f, c) -> isSound(f) ? 0.5 * Math.sin(f / 9) : 0), RATE);
        skipper.set(true);
        StretchedAudio heard = StretchedAudio.of(skipper, 1, block -> skipper.set(block.source() < RATE * 10));
        double last = heard.places()[heard.frames() - 1];
        assertEquals(RATE * SECONDS - 1, last);
        long after = Arrays.stream(heard.places()).filter(p -> p > RATE * 10.1).count();
        assertEquals(RATE * 9.9, after, 2);
        assertTrue(heard.frames() < RATE * 15);
    }
}
