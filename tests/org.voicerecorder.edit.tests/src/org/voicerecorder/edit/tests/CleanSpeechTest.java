package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.edit.EditOperation.NormalizeLoudness;
import org.voicerecorder.api.edit.EditOperation.ReduceNoise;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.edit.internal.dsp.LoudnessMeter;
import org.voicerecorder.edit.internal.graph.SourceAudio;

/** Noise reduction and loudness on a voice. */
class CleanSpeechTest {
    /** A second of nothing before the voice: where the noise is known by. */
    private static final int LEAD = 22_050;

    private static final int RATE = 22_050;
    private static final int SEGMENT = RATE / 50;

    @TempDir
    Path folder;

    private final Bench bench = new Bench();
    private double[] clean;

    @BeforeEach
    void speak() throws Exception {
        double[] voice = Wav.toDoubles(Wav.read(Programs.speech(folder.resolve("voice.wav")))[0], 16);
        clean = new double[LEAD + voice.length + LEAD];
        System.arraycopy(voice, 0, clean, LEAD, voice.length);
    }

    /**
     * White noise at -40 dBFS is turned down by 12 dB: in pauses 11.1 to 11.7 dB of it are measured, and in the voice, where
     * noise that is heard with it must stay, a segmental SNR that is better by 3.9 to 4.1 dB.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noiseIsNineDecibelsLowerInPausesAndTwoInTheVoice(boolean automatic) throws Exception {
        double[] noise = noise(0.01);
        double[] noisy = sum(clean, noise);

        double[] found = reduced(noisy, automatic);

        double inPauses = level(difference(noisy, clean), true) - level(difference(found, clean), true);
        double gain = segmentalSnr(found) - segmentalSnr(noisy);
        assertTrue(inPauses >= 9, "noise in pauses is %.1f dB lower".formatted(inPauses));
        assertTrue(gain >= 2, "segmental SNR changed by %.2f dB".formatted(gain));
    }

    /** What the gate, set by noise at 30 dB below the voice, does to the voice alone. */
    @Test
    void theDamageToACleanVoiceIsBounded() throws Exception {
        double[] noise = noise(0.003);
        double[] noisy = clean.clone();
        // The noise is heard where it is known by, and nowhere else.
        System.arraycopy(noise, 0, noisy, 0, LEAD);

        double[] found = reduced(noisy, false);

        double[] damage = difference(found, clean);
        double snr = level(clean, false) - level(damage, false);
        assertTrue(snr >= 20, "the voice is only %.1f dB above what was taken from it".formatted(snr));
    }

    @Test
    void withNothingToTurnDownTheGateIsNotHeard() throws Exception {
        SourceAudio source = source(sum(clean, noise(0.01)));
        double[] before = samples(source);
        double[] after = Wav.toDoubles(
                Wav.read(bench.edit(source, false, new ReduceNoise(FrameRange.ALL, Optional.empty(), 0))
                        .read(0))[0],
                16);
        for (int i = 0; i < before.length; i++) {
            assertEquals(before[i], after[i], 1.01 / 32_768);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-23, -16, -14})
    void theLoudnessBecomesWhatIsWantedAndNoPeakIsHigherThanAllowed(int lufs) throws Exception {
        SourceAudio source = source(clean);
        var edit = bench.edit(source, true, new NormalizeLoudness(FrameRange.ALL, lufs, -1, true, Optional.empty()));

        LoudnessReport report = measure(Wav.toDoubles(Wav.read(edit.read(0))[0], 16));

        assertEquals(lufs, report.integrated(), 0.2);
        assertTrue(report.truePeak() <= -1 + 0.05, "true peak " + report.truePeak());
    }

    @Test
    void withoutALimiterPeaksDecide() throws Exception {
        var edit =
                bench.edit(source(clean), true, new NormalizeLoudness(FrameRange.ALL, -5, -1, false, Optional.empty()));
        LoudnessReport report = measure(Wav.toDoubles(Wav.read(edit.read(0))[0], 16));
        assertEquals(-1, report.truePeak(), 0.1);
        assertTrue(report.integrated() < -6);
    }

    @Test
    void theMeterAgreesWithFfmpegOnAVoice() throws Exception {
        Path file = folder.resolve("voice48.wav");
        Programs.run("sox", folder.resolve("voice.wav").toString(), "-r", "48000", file.toString());
        LoudnessReport ours = measure(Wav.toDoubles(Wav.read(file)[0], 16), 48_000);

        String said = Programs.run(
                "ffmpeg",
                "-nostdin",
                "-hide_banner",
                "-i",
                file.toString(),
                "-af",
                "ebur128=peak=true",
                "-f",
                "null",
                "-");

        String summary = said.substring(said.lastIndexOf("Summary:"));
        assertEquals(value(summary, "I:"), ours.integrated(), 0.1);
        assertEquals(value(summary, "LRA:"), ours.range(), 0.5);
        assertEquals(value(summary, "Peak:"), ours.truePeak(), 0.3);
    }

    private static double value(String summary, String label) {
        String rest = summary.substring(summary.indexOf(label) + label.length()).strip();
        return Double.parseDouble(rest.split("\\s+")[0].toLowerCase(Locale.ROOT));
    }

    private double[] reduced(double[] noisy, boolean automatic) throws Exception {
        var noise = automatic ? Optional.<FrameRange>empty() : Optional.of(new FrameRange(0, LEAD - 1000));
        var edit = bench.edit(source(noisy), false, new ReduceNoise(FrameRange.ALL, noise, 12));
        return Wav.toDoubles(Wav.read(edit.read(0))[0], 16);
    }

    private SourceAudio source(double[] samples) throws Exception {
        Path file = folder.resolve("source.wav");
        return bench.source(Wav.write(file, RATE, 16, new long[][] {Wav.toLongs(samples, 16)}));
    }

    private static double[] samples(SourceAudio source) throws Exception {
        return Wav.toDoubles(Wav.read(source.path())[0], 16);
    }

    private double[] noise(double sigma) {
        var random = new Random(42);
        double[] noise = new double[clean.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = sigma * random.nextGaussian();
        }
        return noise;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }

    /** In dB, of the pauses (but the edges of them) or of the voice. */
    private double level(double[] signal, boolean pauses) {
        double sum = 0;
        long count = 0;
        for (int at = 0; at + SEGMENT <= signal.length; at += SEGMENT) {
            if (isPause(at) == pauses) {
                sum += power(signal, at) * SEGMENT;
                count += SEGMENT;
            }
        }
        return 10 * Math.log10(sum / count);
    }

    private boolean isPause(int at) {
        for (int i = Math.max(0, at - 5 * SEGMENT); i < Math.min(clean.length, at + 6 * SEGMENT); i++) {
            if (Math.abs(clean[i]) > 0.002) {
                return false;
            }
        }
        return true;
    }

    private double segmentalSnr(double[] signal) {
        double[] error = difference(signal, clean);
        double sum = 0;
        int count = 0;
        for (int at = 0; at + SEGMENT <= signal.length; at += SEGMENT) {
            double voice = power(clean, at);
            if (voice > 1e-6) {
                // The usual limits: segments that are all noise or all voice must not decide.
                sum += Math.clamp(10 * Math.log10(voice / power(error, at)), -10, 35);
                count++;
            }
        }
        return sum / count;
    }

    private static double power(double[] signal, int at) {
        double sum = 1e-20;
        for (int i = at; i < at + SEGMENT; i++) {
            sum += signal[i] * signal[i];
        }
        return sum / SEGMENT;
    }

    private static LoudnessReport measure(double[] samples) {
        return measure(samples, RATE);
    }

    private static LoudnessReport measure(double[] samples, int rate) {
        var meter = new LoudnessMeter(rate, 1);
        meter.accept(new double[][] {samples}, 0, samples.length);
        return meter.report();
    }
}
