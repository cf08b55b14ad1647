package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.edit.Clipping;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditOperation.Copy;
import org.voicerecorder.api.edit.EditOperation.Cut;
import org.voicerecorder.api.edit.EditOperation.FadeIn;
import org.voicerecorder.api.edit.EditOperation.Gain;
import org.voicerecorder.api.edit.EditOperation.Insert;
import org.voicerecorder.api.edit.EditOperation.InsertSilence;
import org.voicerecorder.api.edit.EditOperation.NormalizeLoudness;
import org.voicerecorder.api.edit.EditOperation.NormalizePeak;
import org.voicerecorder.api.edit.EditOperation.ReduceNoise;
import org.voicerecorder.api.edit.EditOperation.Silence;
import org.voicerecorder.api.edit.EditOperation.Split;
import org.voicerecorder.api.edit.EditOperation.Trim;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Stretch;
import org.voicerecorder.edit.internal.graph.SourceAudio;
import org.voicerecorder.edit.internal.graph.TimelineAudio;

/** What steps do to samples, wherever one begins to read. */
class GraphTest {
    private static final int RATE = 16_000;
    private static final int FRAMES = 60_000;

    @TempDir
    Path folder;

    private final Bench bench = new Bench();
    private long[][] samples;
    private SourceAudio source;

    @BeforeEach
    void make() throws Exception {
        samples = Wav.noise(2, FRAMES, 16, 1);
        source = bench.source(Wav.write(folder.resolve("a.wav"), RATE, 16, samples));
    }

    @Test
    void whatNothingWasDoneToIsUntouchedWithDitherToo() throws Exception {
        var edit = bench.edit(
                source, true, new Gain(new FrameRange(20_000, 30_000), -3, 0), new Cut(range(1000, 2000), 80));
        long[][] found = Wav.read(edit.read(0));

        assertArrayEquals(Arrays.copyOf(samples[0], 960), Arrays.copyOf(found[0], 960));
        assertArrayEquals(Arrays.copyOfRange(samples[1], 2040, 20_000), Arrays.copyOfRange(found[1], 1040, 19_000));
        assertArrayEquals(
                Arrays.copyOfRange(samples[0], 30_000, FRAMES), Arrays.copyOfRange(found[0], 29_000, FRAMES - 1000));
    }

    @Test
    void whatWouldBecomeFullScaleIsCounted() throws Exception {
        int peak = (int) Arrays.stream(samples)
                .flatMapToLong(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        var loud = bench.edit(source, true, new Gain(new FrameRange(0, 20_000), 60, 0));
        long beyond = Arrays.stream(samples)
                .flatMapToLong(channel -> Arrays.stream(channel, 0, 20_000))
                .filter(v -> Math.abs(v) * 1000 > 0x8001)
                .count();

        Clipping found = loud.clipping(Progress.NONE, Cancellation.none());

        assertEquals(beyond, found.samples());
        assertTrue(beyond > 30_000, "" + beyond);
        assertEquals(60 + 20 * Math.log10(peak / 32768.0), found.decibels(), 0.5);
        var full = bench.edit(source, true, new NormalizePeak(FrameRange.ALL, 0, Optional.empty()));
        assertEquals(Clipping.NONE, full.clipping(Progress.NONE, Cancellation.none()));
    }

    @Test
    void whatWasCutOutIsPutInElsewhereAndACopyStaysWhatItWas() throws Exception {
        var edit = bench.edit(
                source,
                true,
                new Cut(range(1000, 3000), 0),
                new Copy(10_000, 1, range(1000, 3000), 0),
                new Silence(range(10_000, 12_000), 0),
                new Copy(FrameRange.END, 1, range(9999, 10_001), 0),
                new Copy(0, 4, new FrameRange(59_990, FrameRange.END), 0));
        long[][] found = Wav.read(edit.read(0));

        assertEquals(FRAMES + 2 + 10, edit.frames());
        for (int c = 0; c < 2; c++) {
            assertArrayEquals(Arrays.copyOfRange(samples[c], 59_990, FRAMES), Arrays.copyOf(found[c], 10));
            assertArrayEquals(Arrays.copyOfRange(samples[c], 3000, 12_000), Arrays.copyOfRange(found[c], 1010, 10_010));
            assertTrue(
                    Arrays.stream(Arrays.copyOfRange(found[c], 10_010, 12_010)).allMatch(v -> v == 0));
            // Copied after the moved range was put in, before it was made silent.
            assertEquals(samples[c][11_999], found[c][FRAMES + 10]);
            assertEquals(samples[c][1000], found[c][FRAMES + 11]);
        }
    }

    @Test
    void aMovedRangeIsSmoothAtItsJointsAndMovesNothingElse() throws Exception {
        var edit =
                bench.edit(source, false, new Cut(range(1000, 3000), 80), new Copy(10_000, 1, range(1000, 3000), 80));
        long[][] found = Wav.read(edit.read(0));

        assertArrayEquals(Arrays.copyOfRange(samples[0], 1040, 2960), Arrays.copyOfRange(found[0], 10_040, 11_960));
        assertArrayEquals(Arrays.copyOfRange(samples[0], 12_040, FRAMES), Arrays.copyOfRange(found[0], 12_040, FRAMES));
        assertArrayEquals(
                Arrays.copyOfRange(found[0], 9_970, 10_030), Arrays.copyOf(Wav.read(edit.read(9_970))[0], 60));
    }

    @Test
    void aCopyOfWhatIsNotThereIsRefused() {
        for (Copy copy : List.of(
                new Copy(0, 1, FrameRange.ALL, 0),
                new Copy(FRAMES + 1, 0, FrameRange.ALL, 0),
                new Copy(0, 0, range(5, FRAMES + 1), 0))) {
            var refused = assertThrows(VoiceRecorderException.class, () -> bench.edit(source, false, copy));
            assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, refused.code());
        }
    }

    @Test
    void ditherIsTheNoiseOfOneStepAndAlwaysTheSame() throws Exception {
        long[][] quiet = new long[1][FRAMES];
        SourceAudio flat = bench.source(Wav.write(folder.resolve("flat.wav"), RATE, 16, quiet));
        Arrays.fill(quiet[0], 100);
        flat = bench.source(Wav.write(folder.resolve("flat.wav"), RATE, 16, quiet));
        // 100 becomes 50.25 or so: without dither always 50.
        var gain = new Gain(FrameRange.ALL, 20 * Math.log10(0.5025), 0);

        assertTrue(Arrays.stream(Wav.read(bench.edit(flat, false, gain).read(0))[0])
                .allMatch(v -> v == 50));
        long[] dithered = Wav.read(bench.edit(flat, true, gain).read(0))[0];
        assertEquals(50.25, Arrays.stream(dithered).average().orElse(0), 0.02);
        assertTrue(Arrays.stream(dithered).allMatch(v -> v >= 49 && v <= 52));
        long[] later = Wav.read(bench.edit(flat, true, gain).read(12_345))[0];
        assertArrayEquals(Arrays.copyOfRange(dithered, 12_345, FRAMES), later);
    }

    @Test
    void everyPlaceSoundsTheSameHoweverItWasReached() throws Exception {
        var edit = bench.edit(
                source,
                true,
                new ReduceNoise(range(5000, 40_000), Optional.of(range(0, 8000)), 12),
                new Cut(range(10_000, 11_111), 80),
                new Cut(range(7000, 7003), 80),
                new Insert(20_000, source.source(), range(100, 5000), 160),
                new Gain(range(15_000, 25_000), -4, 64),
                new NormalizeLoudness(FrameRange.ALL, -14, -1, true, Optional.empty()),
                new FadeIn(range(0, 9000), FadeShape.EQUAL_POWER));
        long[][] whole = Wav.read(edit.read(0));
        assertEquals(edit.frames(), whole[0].length);
        var random = new Random(7);
        for (int i = 0; i < 30; i++) {
            int from = random.nextInt((int) edit.frames());
            long[][] part = Wav.read(edit.read(from));
            for (int c = 0; c < 2; c++) {
                int channel = c;
                assertArrayEquals(
                        Arrays.copyOfRange(whole[c], from, whole[c].length),
                        part[c],
                        () -> from + ", channel " + channel);
            }
        }
    }

    @Test
    void aCrossfadeMovesNothingAndUsesTheSoundBeyondTheJoint() throws Exception {
        long[][] ramp = new long[1][FRAMES];
        Arrays.setAll(ramp[0], i -> i / 2);
        SourceAudio even = bench.source(Wav.write(folder.resolve("ramp.wav"), RATE, 16, ramp));
        long[] hard = Wav.read(
                bench.edit(even, false, new Cut(range(20_000, 40_000), 0)).read(0))[0];
        long[] soft = Wav.read(
                bench.edit(even, false, new Cut(range(20_000, 40_000), 400)).read(0))[0];

        assertEquals(hard.length, soft.length);
        assertArrayEquals(Arrays.copyOf(hard, 19_800), Arrays.copyOf(soft, 19_800));
        assertArrayEquals(Arrays.copyOfRange(hard, 20_200, 40_000), Arrays.copyOfRange(soft, 20_200, 40_000));
        // Half of both in the middle, each going on beyond the joint.
        assertEquals((20_000 / 2 + 40_000 / 2) / 2.0, soft[20_000], 60);
        long largest = 0;
        for (int i = 1; i < soft.length; i++) {
            largest = Math.max(largest, Math.abs(soft[i] - soft[i - 1]));
        }
        assertTrue(largest < 100, "a step of " + largest + " instead of 10000");
    }

    @Test
    void sourcesOfOtherDepthsAndChannelsAreJoinedExactly() throws Exception {
        long[][] mono = Wav.noise(1, 5000, 24, 9);
        SourceAudio deep = bench.source(Wav.write(folder.resolve("deep.wav"), RATE, 24, mono));
        var edit = bench.edit(source, true, new Insert(FrameRange.END, deep.source(), FrameRange.ALL, 0));
        assertEquals(24, edit.format().bitDepth());
        long[][] found = Wav.read(edit.read(0));
        assertArrayEquals(Arrays.stream(samples[1]).map(v -> v << 8).toArray(), Arrays.copyOf(found[1], FRAMES));
        assertArrayEquals(mono[0], Arrays.copyOfRange(found[0], FRAMES, FRAMES + 5000));
        assertArrayEquals(mono[0], Arrays.copyOfRange(found[1], FRAMES, FRAMES + 5000));
    }

    @Test
    void splitsMoveWithTheAudioAndMakeParts() {
        var edit = bench.edit(
                source,
                true,
                new Split(10_000),
                new Split(30_000),
                new Cut(range(5000, 6000), 0),
                new InsertSilence(20_000, 500, 0),
                new Trim(range(1000, 50_000)));
        assertEquals(List.of(range(0, 8000), range(8000, 28_500), range(28_500, 49_000)), edit.parts());
    }

    @Test
    void stretchesTellWhereSoundComesFrom() {
        var edit = bench.edit(
                source,
                true,
                new Cut(range(1000, 2000), 0),
                new InsertSilence(500, 300, 0),
                new Gain(range(1300, 5000), 1, 0));
        Optional<EditSource> own = Optional.of(source.source());
        assertEquals(
                List.of(
                        new Stretch(0, 500, own, 0, true),
                        new Stretch(500, 300, Optional.empty(), 0, false),
                        new Stretch(800, 500, own, 500, true),
                        new Stretch(1300, 3700, own, 2000, false),
                        new Stretch(5000, 54_300, own, 5700, true)),
                edit.stretches());
    }

    @Test
    void peaksFromTheStoreAreThoseOfTheSamples() {
        var edit = bench.edit(
                source,
                false,
                new Cut(range(2560, 5120), 0),
                new Gain(range(10_240, 20_480), -6, 0),
                new Silence(range(25_600, 30_720), 0));
        Peaks stored = edit.peaks(FrameRange.ALL, 512, Cancellation.none());
        for (int pixel = 0; pixel < stored.length(); pixel++) {
            long from = 512L * pixel;
            Peaks exact = edit.peaks(range(from, Math.min(from + 512, edit.frames())), 255, Cancellation.none());
            for (int c = 0; c < 2; c++) {
                int low = 0;
                int high = 0;
                for (int i = 0; i < exact.length(); i++) {
                    low = Math.min(low, exact.min(i, c));
                    high = Math.max(high, exact.max(i, c));
                }
                assertEquals(low, stored.min(pixel, c), 1, "pixel " + pixel);
                assertEquals(high, stored.max(pixel, c), 1, "pixel " + pixel);
            }
        }
    }

    @Test
    void thePeakBecomesWhatIsWanted() throws Exception {
        long[] found = Wav.read(bench.edit(source, false, new NormalizePeak(FrameRange.ALL, -6, Optional.empty()))
                .read(0))[0];
        long largest = Arrays.stream(found).map(Math::abs).max().orElse(0);
        assertEquals(32_768 * Math.pow(10, -6 / 20.0), largest, 1);
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        refused(new Cut(range(0, FRAMES), 0), "Nothing would be left");
        refused(new Cut(range(0, FRAMES + 1), 0), "beyond the end");
        refused(new Trim(range(100, 100)), "empty");
        refused(new Split(FRAMES), "nothing to split");
        refused(new InsertSilence(FRAMES + 1, 5, 0), "beyond the end");
        refused(new Insert(0, source.source(), range(0, FRAMES + 5), 0), "ends at frame");
        refused(new ReduceNoise(FrameRange.ALL, Optional.of(range(0, 100)), 12), "too few");
    }

    private void refused(EditOperation operation, String why) {
        var e = assertThrows(VoiceRecorderException.class, () -> bench.edit(source, true, operation));
        assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, e.code());
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }

    @Test
    void aThousandCutsAreReadAsQuicklyAsOne() throws Exception {
        var cuts = new EditOperation[1000];
        Arrays.setAll(cuts, i -> new Cut(range(20L * i + 5, 20L * i + 10), 4));
        TimelineAudio edit = bench.edit(source, true, cuts);
        assertEquals(FRAMES - 5000, Wav.read(edit.read(0))[0].length);
    }

    private static FrameRange range(long from, long to) {
        return new FrameRange(from, to);
    }
}
