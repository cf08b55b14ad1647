package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditOperation.Cut;
import org.voicerecorder.api.edit.EditOperation.FadeIn;
import org.voicerecorder.api.edit.EditOperation.FadeOut;
import org.voicerecorder.api.edit.EditOperation.Gain;
import org.voicerecorder.api.edit.EditOperation.Insert;
import org.voicerecorder.api.edit.EditOperation.Trim;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.edit.internal.graph.SourceAudio;

/** The same samples as sox where a step is exact. */
class BesideSoxTest {
    private static final int RATE = 48_000;
    private static final int FRAMES = 30_000;

    @TempDir
    Path folder;

    private final Bench bench = new Bench();

    @ParameterizedTest
    @CsvSource({"16, 1", "16, 2", "24, 2", "32, 1"})
    void trimCutAndJoinAreEqual(int bits, int channels) throws Exception {
        SourceAudio a = noise("a.wav", bits, channels, 1);
        SourceAudio b = noise("b.wav", bits, channels, 2);

        same(
                List.of(new Trim(new FrameRange(1000, 20_001))),
                a,
                "sox",
                "-D",
                a.path().toString(),
                "OUT",
                "trim",
                "1000s",
                "=20001s");
        same(
                List.of(new Cut(new FrameRange(777, 12_345), 0)),
                a,
                "sox",
                "-D",
                a.path().toString(),
                "OUT",
                "trim",
                "0s",
                "=777s",
                "=12345s");
        same(
                List.of(new Insert(FrameRange.END, b.source(), FrameRange.ALL, 0)),
                a,
                "sox",
                "-D",
                a.path().toString(),
                b.path().toString(),
                "OUT");
    }

    @ParameterizedTest
    @CsvSource({"16, -6.0", "24, 3.5", "16, 20"})
    void gainIsRoundedAndClippedTheSame(int bits, double decibels) throws Exception {
        SourceAudio a = noise("a.wav", bits, 1, 3);
        double factor = Math.pow(10, decibels / 20);

        long[][] ours = samples(a, new Gain(FrameRange.ALL, decibels, 0));
        long[][] theirs = sox("sox", "-D", a.path().toString(), "OUT", "vol", "" + factor);

        // sox computes in 32-bit integers and rounds halves up: 1 step may lie between.
        near(1, theirs, ours);
    }

    @Test
    void gainsThatArePowersOfTwoAreExact() throws Exception {
        long[][] quiet = Wav.noise(1, FRAMES, 12, 4);
        SourceAudio a = bench.source(Wav.write(folder.resolve("a.wav"), RATE, 16, quiet));

        long[][] ours = samples(a, new Gain(FrameRange.ALL, 20 * Math.log10(4), 0));

        assertArrayEquals(Arrays.stream(quiet[0]).map(v -> 4 * v).toArray(), ours[0]);
        near(0, sox("sox", "-D", a.path().toString(), "OUT", "vol", "4"), ours);
    }

    @Test
    void linearFadesAreEqualWithinOneStep() throws Exception {
        SourceAudio a = noise("a.wav", 16, 2, 5);
        int length = 9_600;

        long[][] ours = samples(
                a,
                new FadeIn(new FrameRange(0, length), FadeShape.LINEAR),
                new FadeOut(new FrameRange(FRAMES - length, FRAMES), FadeShape.LINEAR));
        long[][] theirs =
                sox("sox", "-D", a.path().toString(), "OUT", "fade", "t", length + "s", FRAMES + "s", length + "s");

        // At full scale a step of the fade of 1/9600 is three steps of a sample; sox counts the last frame differently.
        near(4, theirs, ours);
        assertEquals(0, ours[0][0]);
    }

    private SourceAudio noise(String name, int bits, int channels, long seed) throws Exception {
        return bench.source(Wav.write(folder.resolve(name), RATE, bits, Wav.noise(channels, FRAMES, bits, seed)));
    }

    private void same(List<EditOperation> operations, SourceAudio source, String... command) throws Exception {
        near(0, sox(command), samples(source, operations.toArray(EditOperation[]::new)));
    }

    private long[][] samples(SourceAudio source, EditOperation... operations) throws Exception {
        return Wav.read(bench.edit(source, false, operations).read(0));
    }

    private long[][] sox(String... command) throws Exception {
        var words = new ArrayList<>(List.of(command));
        Path out = folder.resolve("sox.wav");
        words.set(words.indexOf("OUT"), out.toString());
        Programs.run(words.toArray(String[]::new));
        return Wav.read(out);
    }

    private static void near(long most, long[][] wanted, long[][] found) {
        assertEquals(wanted.length, found.length, "channels");
        for (int c = 0; c < wanted.length; c++) {
            assertEquals(wanted[c].length, found[c].length, "frames");
            for (int i = 0; i < wanted[c].length; i++) {
                int at = i;
                long difference = Math.abs(wanted[c][i] - found[c][i]);
                assertTrue(difference <= most, () -> "frame %d differs by %d".formatted(at, difference));
            }
        }
    }
}
