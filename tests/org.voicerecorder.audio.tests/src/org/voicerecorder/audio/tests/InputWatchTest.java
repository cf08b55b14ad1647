package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.InputCondition.Kind;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.api.recorder.WatchStrictness;
import org.voicerecorder.audio.InputWatch;

class InputWatchTest {
    private static final int RATE = 48_000;
    private static final CaptureFormat MONO = new CaptureFormat(RATE, 1, 16);
    private static final CaptureFormat STEREO = new CaptureFormat(RATE, 2, 16);
    private static final double NOTICED = 3;
    private static final String TEXT = "We measured the room twice. Nothing was found, and that, of course, is what"
            + " worried us most! Shall we begin again? Yes. Tomorrow at nine; bring the other microphone, please.";

    @TempDir
    Path folder;

    static List<CaptureFormat> formats() {
        Stream<CaptureFormat> usual = Stream.of(16, 24, 32)
                .flatMap(bits -> Stream.of(1, 2).map(channels -> new CaptureFormat(RATE, channels, bits)));
        Stream<CaptureFormat> extreme = Stream.of(
                new CaptureFormat(8_000, 1, 16),
                new CaptureFormat(44_100, 2, 16),
                new CaptureFormat(96_000, 1, 32),
                new CaptureFormat(192_000, 2, 24));
        return Stream.concat(usual, extreme).toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void zerosAreDead(CaptureFormat format) {
        assertDead(format, Sounds.silence(NOTICED, format.sampleRate()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void ditherIsDead(CaptureFormat format) {
        assertDead(format, Sounds.white(NOTICED, format.sampleRate(), -90));
        double[] toggling = Sounds.silence(NOTICED, format.sampleRate());
        for (int i = 0; i < toggling.length; i += 2) {
            toggling[i] = 1 / 32768.0;
        }
        assertDead(format, toggling);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void offsetAloneIsDead(CaptureFormat format) {
        double[] offset = Sounds.constant(NOTICED, format.sampleRate(), -0.125);
        assertDead(format, offset);
        InputCondition behind = assertDead(format, Sounds.sum(offset, Sounds.white(NOTICED, format.sampleRate(), -90)));
        assertEquals(-0.125, behind.offset(), 1e-4);
        assertTrue(behind.sentence().contains("offset"), behind.sentence());
        assertFalse(InputCondition.listening(1).isAlarm());
    }

    @Test
    void constantFullScaleIsDeadOnceItHasClipped() {
        Run run = new Run(MONO).feed(Sounds.constant(6, RATE, 1));
        assertEquals(Kind.DEAD, run.last().kind());
        assertEquals(1, run.last().clippedRuns());
    }

    @Test
    void quietRoomIsNoAlarmForTenMinutes() {
        double[] room = Sounds.pink(600, RATE, -65);
        Run run = new Run(MONO).feed(room);
        assertEquals(Set.of(Kind.OK), run.kinds());
        assertFalse(run.watch.summary().isFlagged(), "" + run.watch.summary());
    }

    /** Its mean wanders by more than an offset that is told. */
    @Test
    void loudDeepNoiseIsNoAlarm() {
        double[] pink = Sounds.pink(120, RATE, -20);
        double[] deep = new double[pink.length];
        double state = 0;
        for (int i = 0; i < deep.length; i++) {
            state += 0.002 * (pink[i] - state);
            deep[i] = pink[i] + 2 * state;
        }
        assertEquals(Set.of(Kind.OK), new Run(MONO).feed(pink).kinds());
        assertEquals(Set.of(Kind.OK), new Run(MONO).feed(deep).kinds());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void quietRoomIsNoAlarmInAnyFormat(CaptureFormat format) {
        Run run = new Run(format).feed(Sounds.pink(6, format.sampleRate(), -65));
        assertEquals(Set.of(Kind.OK), run.kinds());
    }

    @Test
    void veryQuietRoomIsNoAlarmBeforeTheFirstWord() {
        assertEquals(
                Set.of(Kind.OK), new Run(MONO).feed(Sounds.pink(20, RATE, -75)).kinds());
        assertEquals(
                Kind.TOO_QUIET,
                new Run(MONO).feed(Sounds.pink(20, RATE, -82)).last().kind());
    }

    @Test
    void speechIsNoAlarm() throws Exception {
        for (double level : new double[] {-45, -30, -25}) {
            Run run = new Run(MONO).feed(Sounds.speech(folder, RATE, level, TEXT));
            assertEquals(Set.of(Kind.OK), run.kinds(), "at " + level);
            assertFalse(run.watch.summary().isFlagged(), "" + run.watch.summary());
        }
    }

    @Test
    void pausesOfSpeechAreNoAlarm() throws Exception {
        double[] speech = Sounds.speech(folder, RATE, -45, TEXT);
        double[] digital = Sounds.silence(2, RATE);
        assertEquals(
                Set.of(Kind.OK),
                new Run(MONO).feed(speech, digital, speech, digital, speech).kinds());
        double[] spoken = Sounds.concat(speech, Sounds.silence(20, RATE), speech);
        double[] room = Sounds.pink(spoken.length / (double) RATE, RATE, -80);
        assertEquals(
                Set.of(Kind.OK), new Run(MONO).feed(Sounds.sum(spoken, room)).kinds(), "the room was heard before");
    }

    @Test
    void farTooQuietIsToldAlsoWhenTurnedDown() throws Exception {
        double[] clean = Sounds.speech(folder, RATE, -40, TEXT);
        double[] speech = Sounds.sum(clean, Sounds.pink(clean.length / (double) RATE, RATE, -68));
        double[] faint = Arrays.stream(speech).map(s -> s / 100).toArray();
        Run start = new Run(new CaptureFormat(RATE, 1, 24)).feed(faint);
        assertEquals(Kind.TOO_QUIET, start.last().kind());
        assertTrue(start.secondsTo(Kind.TOO_QUIET) < NOTICED);
        assertTrue(start.watch.summary().tooQuiet());
        Run turned = new Run(new CaptureFormat(RATE, 1, 24)).feed(speech, faint);
        assertTrue(turned.secondsTo(Kind.TOO_QUIET) < speech.length / (double) RATE + NOTICED, "" + turned.history);
        assertFalse(turned.watch.summary().tooQuiet());
    }

    @Test
    void muteIsToldWithinThreeSecondsAndClearedByALiveInput() throws Exception {
        double[] speech = Sounds.speech(folder, RATE, -30, TEXT);
        double before = speech.length / (double) RATE;
        Run run = new Run(STEREO).feed(speech, Sounds.silence(10, RATE), speech);
        assertEquals(List.of(Kind.LISTENING, Kind.OK, Kind.MUTED, Kind.LISTENING, Kind.OK), run.sequence());
        assertTrue(run.secondsTo(Kind.MUTED) <= before + NOTICED, "" + run.history);
        assertTrue(run.seconds.getLast() < before + 10 + 1, "cleared within a second");
        InputSummary summary = run.watch.summary();
        assertFalse(summary.silent());
        assertEquals(10, summary.dead().toMillis() / 1000.0, 0.6);
        assertTrue(summary.isFlagged());
    }

    @Test
    void liveInputAfterADeadOneClearsTheAlarm() {
        Run run = new Run(MONO).feed(Sounds.silence(5, RATE), Sounds.pink(2, RATE, -65));
        assertEquals(List.of(Kind.LISTENING, Kind.DEAD, Kind.LISTENING, Kind.OK), run.sequence());
        assertTrue(run.seconds.get(2) < 5.5, "" + run.seconds);
    }

    @Test
    void clickIsNoLiveInput() {
        double[] dead = Sounds.silence(4, RATE);
        dead[3 * RATE] = 0.5;
        dead[3 * RATE + 1] = -0.4;
        Run run = new Run(MONO).feed(dead);
        assertEquals(List.of(Kind.LISTENING, Kind.DEAD), run.sequence());
        assertTrue(run.watch.summary().silent());
    }

    @Test
    void oneDeadChannelIsSaid() throws Exception {
        double[] speech = Sounds.speech(folder, RATE, -30, TEXT);
        Run run = new Run(STEREO).feedChannels(speech, Sounds.silence(speech.length / (double) RATE, RATE));
        InputCondition last = run.last();
        assertEquals(Kind.CHANNEL_DEAD, last.kind());
        assertEquals(List.of(Kind.OK, Kind.DEAD), last.channels());
        assertFalse(last.isSilent());
        assertTrue(last.sentence().contains("right channel"), last.sentence());
        assertTrue(run.secondsTo(Kind.CHANNEL_DEAD) < NOTICED);
        assertEquals(List.of(1), run.watch.summary().silentChannels());
        assertFalse(run.watch.summary().silent());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void threeFullSamplesInARowClipTwoDoNot(CaptureFormat format) {
        int rate = format.sampleRate();
        double[] tone = Sounds.sine(1, rate, 100, 0.1);
        double[] touching = tone.clone();
        touching[rate / 4] = 1;
        touching[rate / 3] = touching[rate / 3 + 1] = -1;
        Run run = new Run(format).feed(touching);
        assertEquals(Set.of(Kind.OK), run.kinds());
        assertEquals(0, run.watch.summary().clippedRuns());
        double[] clipping = touching.clone();
        for (int i = 0; i < 3; i++) {
            clipping[rate / 2 + i] = 1;
        }
        Arrays.fill(clipping, 3 * rate / 4, 3 * rate / 4 + 40, -1);
        run.feed(clipping);
        assertEquals(Kind.CLIPPING, run.last().kind());
        assertEquals(2L * format.channels(), run.last().clippedRuns());
        run.feed(tone, tone, tone);
        assertEquals(Kind.OK, run.last().kind(), "the alarm ends, the count stays");
        assertEquals(2L * format.channels(), run.watch.summary().clippedRuns());
    }

    @Test
    void sixteenBitsReadAs24StillClip() {
        CaptureFormat format = new CaptureFormat(RATE, 1, 24);
        Run run = new Run(format).feed(Sounds.sine(1, RATE, 100, 0.1), Sounds.constant(0.001, RATE, 32767 / 32768.0));
        run.feed(Sounds.sine(1, RATE, 100, 0.1));
        assertEquals(1, run.last().clippedRuns());
    }

    @Test
    void offsetOfALiveInputIsSaid() throws Exception {
        double[] speech = Sounds.speech(folder, RATE, -30, TEXT);
        double[] shifted = Arrays.stream(speech).map(s -> s + 0.05).toArray();
        assertEquals(Kind.OFFSET, new Run(MONO).feed(shifted).last().kind());
        assertEquals(Kind.OK, new Run(MONO).feed(speech).last().kind());
    }

    @Test
    void aTakeThatWasSilentFromEndToEndIsFlagged() {
        for (double seconds : new double[] {0.25, 1, 60}) {
            Run run = new Run(STEREO).feed(Sounds.white(seconds, RATE, -90));
            assertTrue(run.watch.summary().silent(), seconds + " s");
            assertEquals(List.of(0, 1), run.watch.summary().silentChannels());
        }
        Run live = new Run(STEREO).feed(Sounds.pink(0.25, RATE, -50));
        assertEquals(new InputSummary(false, List.of(), false, 0, Duration.ZERO), live.watch.summary());
    }

    @Test
    void whatIsNotKeptIsWatchedButNotCounted() {
        InputWatch watch = new InputWatch(MONO, WatchStrictness.STRICT);
        byte[] loud = Sounds.pcm(MONO, Sounds.sine(1, RATE, 100, 2));
        watch.accept(loud, 0, loud.length, false);
        assertEquals(Kind.CLIPPING, watch.condition().kind());
        byte[] dead = Sounds.pcm(MONO, Sounds.silence(6, RATE));
        watch.accept(dead, 0, dead.length, true);
        assertTrue(watch.summary().silent());
        assertEquals(0, watch.summary().clippedRuns());
        assertEquals(Kind.MUTED, watch.condition().kind());
    }

    @Test
    void whatIsTurnedDownIsNotDead() {
        Run run = new Run(STEREO);
        run.watch.gain(-40);
        run.feed(Sounds.pink(10, RATE, -50));
        assertEquals(Set.of(Kind.TOO_QUIET), run.kinds());
        assertFalse(run.watch.summary().silent());
        assertTrue(run.watch.summary().tooQuiet());
    }

    @Test
    void theNoiseOfADeadInputStaysDeadHoweverMuchItIsTurnedUp() {
        Run run = new Run(MONO);
        run.watch.gain(40);
        run.feed(Sounds.white(4, RATE, -90));
        assertEquals(Kind.DEAD, run.last().kind());
        assertTrue(run.watch.summary().silent());
    }

    @Test
    void whatIsTurnedUpIsAudible() {
        Run run = new Run(MONO).feed(Sounds.pink(4, RATE, -79));
        assertEquals(Kind.TOO_QUIET, run.last().kind());
        run.watch.gain(30);
        run.feed(Sounds.pink(4, RATE, -79));
        assertEquals(Kind.OK, run.last().kind());
    }

    /** At the gain, and at the device: what it has cut off is no less cut off when it is turned down. */
    @Test
    void clippingIsJudgedOnBothSidesOfTheGain() {
        double[] tone = Sounds.sine(1, RATE, 100, 0.2);
        Run up = new Run(MONO).feed(tone);
        assertEquals(0, up.watch.summary().clippedRuns());
        up.watch.gain(20);
        up.feed(tone);
        assertEquals(Kind.CLIPPING, up.last().kind());
        Run down = new Run(MONO);
        down.watch.gain(-20);
        down.feed(Sounds.sine(1, RATE, 100, 2));
        assertEquals(Kind.CLIPPING, down.last().kind());
        Run just = new Run(MONO);
        just.watch.gain(-6);
        just.feed(Sounds.sine(1, RATE, 100, 0.99));
        assertEquals(0, just.watch.summary().clippedRuns());
    }

    /** The mean of the seconds that are judged holds the end of what came before the silence. */
    @Test
    void whatWasLoudBeforeTheSilenceIsNoSteadyOffset() {
        double[] ramp = IntStream.range(0, 2 * 65_536)
                .mapToDouble(i -> 0.9 * (i % 65_536) / 65_536)
                .toArray();
        Run run = new Run(MONO).feed(ramp, Sounds.silence(4, RATE));
        assertEquals(Kind.MUTED, run.last().kind());
        assertTrue(run.kinds().contains(Kind.MUTED));
        for (InputCondition told : run.history) {
            assertFalse(told.kind() == Kind.MUTED && told.sentence().contains("offset"), told.sentence());
        }
    }

    @Test
    void afterARestartItIsJudgedAnew() {
        Run run = new Run(MONO).feed(Sounds.pink(1, RATE, -30), Sounds.silence(4, RATE));
        assertEquals(Kind.MUTED, run.last().kind());
        run.watch.restart();
        assertEquals(Kind.LISTENING, run.watch.condition().kind());
        run.feed(Sounds.silence(2, RATE));
        assertEquals(Kind.LISTENING, run.watch.condition().kind());
        run.feed(Sounds.silence(1, RATE));
        assertEquals(Kind.MUTED, run.last().kind());
    }

    @Test
    void strictnessDecidesWhenSilenceIsTold() {
        double[] gated = Sounds.concat(Sounds.pink(1, RATE, -30), Sounds.silence(10, RATE), Sounds.pink(1, RATE, -30));
        assertTrue(new Run(MONO, WatchStrictness.STRICT).feed(gated).kinds().contains(Kind.MUTED));
        assertEquals(
                Set.of(Kind.OK),
                new Run(MONO, WatchStrictness.RELAXED).feed(gated).kinds());
        double[] dead = Sounds.silence(20, RATE);
        assertEquals(
                Kind.DEAD,
                new Run(MONO, WatchStrictness.RELAXED).feed(dead).last().kind());
        Run off = new Run(MONO, WatchStrictness.OFF).feed(dead);
        assertEquals(Set.of(Kind.OK), off.kinds());
        assertTrue(off.watch.summary().silent(), "the take is flagged all the same");
    }

    private static InputCondition assertDead(CaptureFormat format, double[] signal) {
        Run run = new Run(format).feed(signal);
        assertEquals(Kind.DEAD, run.last().kind());
        assertTrue(run.last().isSilent());
        assertTrue(run.watch.summary().silent());
        return run.last();
    }

    /** Feeds pieces of odd lengths and notes every change, with its time. */
    private static final class Run {
        final InputWatch watch;
        final List<InputCondition> history = new ArrayList<>();
        final List<Double> seconds = new ArrayList<>();
        private final CaptureFormat format;
        private long frames;

        Run(CaptureFormat format) {
            this(format, WatchStrictness.STRICT);
        }

        Run(CaptureFormat format, WatchStrictness strictness) {
            this.format = format;
            watch = new InputWatch(format, strictness);
            history.add(watch.condition());
            seconds.add(0.0);
        }

        Run feed(double[]... parts) {
            for (double[] part : parts) {
                feedChannels(part);
            }
            return this;
        }

        Run feedChannels(double[]... channels) {
            byte[] pcm = Sounds.pcm(format, channels);
            int piece = 997 * format.bytesPerFrame();
            for (int at = 0; at < pcm.length; at += piece) {
                int length = Math.min(piece, pcm.length - at);
                frames += length / format.bytesPerFrame();
                if (watch.accept(pcm, at, length, true)) {
                    history.add(watch.condition());
                    seconds.add(frames / (double) format.sampleRate());
                }
            }
            return this;
        }

        InputCondition last() {
            return history.getLast();
        }

        /** Without the first seconds, in which nothing can be said. */
        Set<Kind> kinds() {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            history.forEach(condition -> kinds.add(condition.kind()));
            kinds.remove(Kind.LISTENING);
            return kinds;
        }

        List<Kind> sequence() {
            return history.stream().map(InputCondition::kind).toList();
        }

        double secondsTo(Kind kind) {
            int at = sequence().indexOf(kind);
            assertTrue(at >= 0, () -> kind + " never came: " + history);
            return seconds.get(at);
        }
    }
}
