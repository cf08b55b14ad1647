package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.edit.EditOperation.Cut;
import org.voicerecorder.api.edit.EditOperation.FadeIn;
import org.voicerecorder.api.edit.EditOperation.Gain;
import org.voicerecorder.api.edit.EditOperation.Insert;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Stretch;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.edit.internal.graph.SourceAudio;
import org.voicerecorder.edit.internal.graph.TimelineAudio;

/** Recordings of other sample rates, joined. */
class ResamplingTest {
    private static final double AMPLITUDE = 0.5;

    @TempDir
    Path folder;

    private final Bench bench = new Bench();

    private SourceAudio tone(String name, int rate, double hertz, int frames, int channels) throws IOException {
        double[] values = new double[frames];
        for (int i = 0; i < frames; i++) {
            values[i] = AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / rate);
        }
        long[] samples = Wav.toLongs(values, 24);
        long[][] all = new long[channels][];
        Arrays.fill(all, samples);
        return bench.source(Wav.write(folder.resolve(name + ".wav"), rate, 24, all));
    }

    private SourceAudio silence(int rate, int frames, int channels) throws IOException {
        return bench.source(
                Wav.write(folder.resolve("silence" + channels + ".wav"), rate, 16, new long[channels][frames]));
    }

    /** The tone at another rate, alone. */
    private double[] converted(int from, int to, double hertz, int frames) throws IOException {
        TimelineAudio edit = bench.edit(
                silence(to, 100, 1),
                false,
                new Insert(FrameRange.END, tone("tone", from, hertz, frames, 1).source(), FrameRange.ALL, 0));
        return Wav.toDoubles(Arrays.copyOfRange(Wav.read(edit.read(0))[0], 100, (int) edit.frames()), 24);
    }

    @ParameterizedTest
    @CsvSource({
        "44100, 48000, 997",
        "48000, 44100, 997",
        "44100, 48000, 20000",
        "48000, 44100, 19500",
        "192000, 44100, 15000",
        "8000, 192000, 3500",
        "96000, 48000, 22000",
        "11025, 48000, 440",
        "44056, 44100, 1000"
    })
    void aToneIsTheSameToneAtTheOtherRate(int from, int to, double hertz) throws IOException {
        int frames = from / 2;
        double[] found = converted(from, to, hertz, frames);

        assertEquals(Math.round(frames * (double) to / from), found.length);
        int edge = (int) Math.ceil(130.0 * Math.max(1, (double) to / from));
        double worst = 0;
        for (int i = edge; i < found.length - edge; i++) {
            double wanted = AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / to);
            worst = Math.max(worst, Math.abs(found[i] - wanted));
        }
        // -110 dB of full scale, which 24 bits are a part of.
        assertTrue(worst < 3.2e-6, "differs by " + worst);
    }

    @ParameterizedTest
    @CsvSource({"192000, 48000, 30000", "48000, 44100, 22500", "48000, 8000, 4200", "96000, 44100, 40000"})
    void whatTheLowerRateCannotHoldIsGoneAndFoldsBackNowhere(int from, int to, double hertz) throws IOException {
        double[] found = converted(from, to, hertz, from / 2);

        int edge = 300;
        double loudest = Arrays.stream(found, edge, found.length - edge)
                .map(Math::abs)
                .max()
                .orElseThrow();
        assertTrue(loudest < 3.2e-6, "is heard with " + loudest);
    }

    @Test
    void everyPlaceSoundsTheSameHoweverItWasReached() throws IOException {
        SourceAudio own = bench.source(Wav.write(folder.resolve("own.wav"), 48_000, 16, Wav.noise(2, 20_000, 16, 1)));
        SourceAudio other =
                bench.source(Wav.write(folder.resolve("other.wav"), 44_100, 24, Wav.noise(2, 30_000, 24, 2)));
        TimelineAudio edit = bench.edit(
                own,
                true,
                new Insert(10_000, other.source(), new FrameRange(1_000, 29_000), 240),
                new Cut(new FrameRange(15_000, 16_001), 240),
                new Gain(new FrameRange(12_000, 30_000), -3, 64),
                new FadeIn(new FrameRange(9_000, 14_000), FadeShape.LINEAR));
        long[][] whole = Wav.read(edit.read(0));

        assertEquals(20_000 + Math.round(29_000 * 48 / 44.1) - Math.round(1_000 * 48 / 44.1) - 1_001, edit.frames());
        for (int from : new int[] {1, 9_999, 10_001, 15_000, 23_456, 40_000}) {
            long[][] part = Wav.read(edit.read(from));
            assertArrayEquals(Arrays.copyOfRange(whole[1], from, whole[1].length), part[1], "" + from);
        }
    }

    @Test
    void oneChannelBecomesTwoAndTwoBecomeTheirMean() throws IOException {
        SourceAudio mono = tone("mono", 44_100, 1_000, 4_410, 1);
        SourceAudio stereo = tone("stereo", 44_100, 1_000, 4_410, 2);
        var intoStereo = bench.edit(silence(48_000, 10, 2), false, new Insert(0, mono.source(), FrameRange.ALL, 0));
        var intoMono = bench.edit(silence(48_000, 10, 1), false, new Insert(0, stereo.source(), FrameRange.ALL, 0));

        long[][] two = Wav.read(intoStereo.read(0));
        assertArrayEquals(two[0], two[1]);
        assertArrayEquals(two[0], Wav.read(intoMono.read(0))[0]);
        assertEquals(new CaptureFormat(48_000, 2, 24), intoStereo.format());
    }

    @Test
    void markersOfTheOtherRecordingAreWhereTheyAreHeard() throws IOException {
        SourceAudio other = tone("other", 44_100, 1_000, 44_100, 1);
        bench.mark(other, new Marker(other.recording().id(), 33_075, 4_410, "word"), Marker.at(10, "before the part"));
        var edit = bench.edit(
                silence(48_000, 48_000, 1),
                false,
                new Insert(24_000, other.source(), new FrameRange(22_050, 44_100), 0));
        List<Stretch> stretches = edit.stretches();
        Stretch joined = stretches.get(1);

        assertEquals(22_050, joined.sourceFrame());
        assertEquals(22_050, joined.sourceFrames());
        assertEquals(24_000, joined.frames());
        assertFalse(joined.untouched());
        assertEquals(
                Optional.of("36000 4800 word"),
                edit.markers().stream()
                        .map(m -> m.frame() + " " + m.frames() + " " + m.text())
                        .reduce((a, b) -> a + b));
    }
}
