package org.voicerecorder.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.edit.internal.dsp.Biquad;
import org.voicerecorder.edit.internal.dsp.KWeighting;
import org.voicerecorder.edit.internal.dsp.LoudnessMeter;

/**
 * The minimum requirements of EBU Tech 3341 (loudness) and 3342 (range), with their signals made anew, their values and
 * their tolerances. Cases 7 and 8 of 3341 and 5 and 6 of 3342 are pieces of two films that cannot be made here; 11 and 14 are 10 and
 * 13 for a meter that is watched.
 */
class LoudnessTest {
    private static final int RATE = 48_000;
    private static final double TONE = 1000;

    /** A tone on some channels, of so many seconds and so many dBFS. */
    private record Tone(double seconds, double... dbfs) {}

    @Test
    void theFilterHasTheCoefficientsOfTheRecommendationAt48Kilohertz() {
        // ITU-R BS.1770-4, tables 1 and 2.
        close(
                new Biquad(1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585),
                KWeighting.shelf(RATE));
        close(new Biquad(1, -2, 1, -1.99004745483398, 0.99007225036621), KWeighting.highPass(RATE));
    }

    private static void close(Biquad wanted, Biquad found) {
        assertEquals(wanted.b0(), found.b0(), 1e-8);
        assertEquals(wanted.b1(), found.b1(), 1e-8);
        assertEquals(wanted.b2(), found.b2(), 1e-8);
        assertEquals(wanted.a1(), found.a1(), 1e-8);
        assertEquals(wanted.a2(), found.a2(), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 22_050, 44_100, 48_000, 96_000, 192_000})
    void aToneIsAsLoudAtEveryRate(int rate) {
        var report = measure(rate, List.of(new Tone(5, -23, -23)));
        assertEquals(-23.0, report.integrated(), 0.1);
        assertEquals(-23.0, report.maximumMomentary(), 0.1);
        assertEquals(-23.0, report.maximumShortTerm(), 0.1);
    }

    @Test
    void tech3341Cases1To6() {
        integrated(-23, new Tone(20, -23, -23));
        integrated(-33, new Tone(20, -33, -33));
        integrated(-23, both(10, -36), both(60, -23), both(10, -36));
        integrated(-23, both(10, -72), both(10, -36), both(60, -23), both(10, -36), both(10, -72));
        integrated(-23, both(20, -26), both(20.1, -20), both(20, -26));
        integrated(-23, new Tone(20, -28, -28, -24, -30, -30));
    }

    @Test
    void tech3341Case9ShortTermOfAlternatingLevels() {
        var tones = new ArrayList<Tone>();
        for (int i = 0; i < 5; i++) {
            tones.add(both(1.34, -20));
            tones.add(both(1.66, -30));
        }
        assertEquals(-23, measure(RATE, tones).maximumShortTerm(), 0.1);
    }

    @Test
    void tech3341Case10ShortTermWhereverABurstBegins() {
        for (int i = 0; i < 20; i++) {
            var report = measure(RATE, List.of(both(0.15 * i, -200), both(3, -23), both(1, -200)));
            assertEquals(-23, report.maximumShortTerm(), 0.1, "burst " + i);
        }
    }

    @Test
    void tech3341Case12MomentaryOfAlternatingLevels() {
        var tones = new ArrayList<Tone>();
        for (int i = 0; i < 25; i++) {
            tones.add(both(0.18, -20));
            tones.add(both(0.22, -30));
        }
        assertEquals(-23, measure(RATE, tones).maximumMomentary(), 0.1);
    }

    @Test
    void tech3341Case13MomentaryWhereverABurstBegins() {
        for (int i = 0; i < 20; i++) {
            var report = measure(RATE, List.of(both(0.02 * i, -200), both(0.4, -23), both(1, -200)));
            assertEquals(-23, report.maximumMomentary(), 0.1, "burst " + i);
        }
    }

    /** Cases 15 to 19: tones whose samples miss their peaks, faded in and out for 10 ms. */
    @ParameterizedTest
    @CsvSource({"4, 0, 0.5, -6", "4, 45, 0.5, -6", "6, 60, 0.5, -6", "8, 67.5, 0.5, -6", "4, 45, 1.41, 3"})
    void tech3341Cases15To19TruePeakOfTones(int fraction, double degrees, double amplitude, double dbtp) {
        double[] samples = new double[RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = amplitude * Math.sin(2 * Math.PI * i / fraction + Math.toRadians(degrees));
        }
        truePeak(dbtp, faded(samples, RATE / 100));
    }

    /**
     * Cases 20 to 23: in a tone of fs/6 at half of full scale, one period of fs/4 at full scale, with no jump of the phase at
     * either side; made at 4 fs, low-pass filtered, and of each four samples the one with that number is taken.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void tech3341Cases20To23TruePeakOfASinglePeriod(int offset) {
        int oversampling = 4;
        int around = 24;
        int single = 16;
        int begin = around * 1_000;
        double[] fine = new double[2 * begin + single];
        for (int i = 0; i < fine.length; i++) {
            int in = i - begin;
            fine[i] = in >= 0 && in < single
                    ? Math.sin(2 * Math.PI * in / single)
                    : 0.5 * Math.sin(2 * Math.PI * (in < 0 ? in : in - single) / around);
        }
        double[] filtered = lowPass(faded(fine, RATE * oversampling / 100), 0.46 / oversampling);
        double[] samples = new double[filtered.length / oversampling];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = filtered[i * oversampling + offset];
        }
        truePeak(0, samples);
    }

    private static double[] faded(double[] samples, int frames) {
        double[] faded = samples.clone();
        for (int i = 0; i < faded.length; i++) {
            faded[i] *= Math.min(1, Math.min(i, faded.length - 1 - i) / (double) frames);
        }
        return faded;
    }

    /** A sinc under a Blackman window. @param cutoff as a part of the rate */
    private static double[] lowPass(double[] samples, double cutoff) {
        int half = 256;
        double[] filter = new double[2 * half + 1];
        for (int i = -half; i <= half; i++) {
            double window = 0.42 + 0.5 * Math.cos(Math.PI * i / half) + 0.08 * Math.cos(2 * Math.PI * i / half);
            double sinc = i == 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * i) / (Math.PI * i);
            filter[i + half] = window * sinc;
        }
        double[] filtered = new double[samples.length];
        for (int i = 0; i < samples.length; i++) {
            for (int k = Math.max(-half, -i); k <= Math.min(half, samples.length - 1 - i); k++) {
                filtered[i] += filter[k + half] * samples[i + k];
            }
        }
        return filtered;
    }

    @Test
    void tech3342Cases1To4() {
        range(10, both(20, -20), both(20, -30));
        range(5, both(20, -20), both(20, -15));
        range(20, both(20, -40), both(20, -20));
        range(15, both(20, -50), both(20, -35), both(20, -20), both(20, -35), both(20, -50));
    }

    @Test
    void silenceAndNothingHaveNoLoudness() {
        var silence = measure(RATE, List.of(both(5, -200)));
        assertEquals(Double.NEGATIVE_INFINITY, silence.integrated());
        assertEquals(0, silence.range());
        var nothing = new LoudnessMeter(RATE, 1).report();
        assertEquals(Double.NEGATIVE_INFINITY, nothing.integrated());
        assertEquals(Double.NEGATIVE_INFINITY, nothing.truePeak());
        assertTrue(nothing.duration().isZero());
    }

    private static Tone both(double seconds, double dbfs) {
        return new Tone(seconds, dbfs, dbfs);
    }

    @Test
    void samplesBeyondFullScaleAreMeasuredAndCounted() {
        double[] samples = new double[RATE];
        java.util.Arrays.fill(samples, 100, 107, 1.5);
        java.util.Arrays.fill(samples, 200, 203, -2);
        samples[300] = -1;
        var meter = new LoudnessMeter(RATE, 1);
        meter.accept(new double[][] {samples}, 0, samples.length);
        var report = meter.report();

        assertEquals(10, report.overs());
        assertEquals(20 * Math.log10(2), report.samplePeak(), 1e-9);
    }

    private static void integrated(double lufs, Tone... tones) {
        assertEquals(lufs, measure(RATE, List.of(tones)).integrated(), 0.1);
    }

    private static void range(double lu, Tone... tones) {
        assertEquals(lu, measure(RATE, List.of(tones)).range(), 1);
    }

    private static void truePeak(double dbtp, double[] samples) {
        var meter = new LoudnessMeter(RATE, 1);
        meter.accept(new double[][] {samples}, 0, samples.length);
        double found = meter.report().truePeak();
        assertTrue(found <= dbtp + 0.2 && found >= dbtp - 0.4, dbtp + " wanted, found " + found);
    }

    private static LoudnessReport measure(int rate, List<Tone> tones) {
        int channels = tones.getFirst().dbfs().length;
        var meter = new LoudnessMeter(rate, channels);
        long frame = 0;
        for (Tone tone : tones) {
            int frames = (int) Math.round(tone.seconds() * rate);
            double[][] samples = new double[channels][frames];
            for (int c = 0; c < channels; c++) {
                double amplitude = tone.dbfs()[c] <= -200 ? 0 : Math.pow(10, tone.dbfs()[c] / 20);
                for (int i = 0; i < frames; i++) {
                    samples[c][i] = amplitude * Math.sin(2 * Math.PI * TONE * (frame + i) / rate);
                }
            }
            meter.accept(samples, 0, frames);
            frame += frames;
        }
        return meter.report();
    }
}
