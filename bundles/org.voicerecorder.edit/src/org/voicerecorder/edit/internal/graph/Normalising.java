package org.voicerecorder.edit.internal.graph;

import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.edit.EditOperation.NormalizeLoudness;
import org.voicerecorder.api.edit.EditOperation.NormalizePeak;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.api.edit.Measured;

/** Finds the gain that brings audio to a peak or a loudness, unless the step brings it, and applies it. */
final class Normalising {
    private static final String WHAT = "Measuring";

    /** A limiter takes loudness away: the gain is corrected so often, or until the loudness is so near, in LU. */
    private static final int CORRECTIONS = 5;

    private static final double NEAR = 0.05;

    private final Sampling sampling;
    private final int sampleRate;

    Normalising(Sampling sampling, int sampleRate) {
        this.sampling = sampling;
        this.sampleRate = sampleRate;
    }

    Compiler.Step peak(Timeline before, NormalizePeak wanted, Progress progress, Cancellation cancel) {
        FrameRange range = Compiler.range(wanted.range(), before);
        Measured measured = wanted.measured().orElseGet(() -> {
            LoudnessReport report = sampling.loudness(before, range, WHAT, progress, cancel);
            return measured(report, gain(wanted.dbfs(), report.samplePeak()));
        });
        double gain = Decibels.toLinear(measured.gain());
        return new Compiler.Step(
                new NormalizePeak(wanted.range(), wanted.dbfs(), Optional.of(measured)),
                before.map(range.from(), range.to(), 0, node -> GainNode.of(node, gain)));
    }

    Compiler.Step loudness(Timeline before, NormalizeLoudness wanted, Progress progress, Cancellation cancel) {
        FrameRange range = Compiler.range(wanted.range(), before);
        Measured measured = wanted.measured().orElseGet(() -> measure(before, range, wanted, progress, cancel));
        return new Compiler.Step(
                new NormalizeLoudness(
                        wanted.range(), wanted.lufs(), wanted.truePeak(), wanted.limit(), Optional.of(measured)),
                changed(before, range, wanted, measured.truePeak(), measured.gain()));
    }

    private Measured measure(
            Timeline before, FrameRange range, NormalizeLoudness wanted, Progress progress, Cancellation cancel) {
        LoudnessReport report = sampling.loudness(before, range, WHAT, progress, cancel);
        double gain = gain(wanted.lufs(), report.integrated());
        double room = wanted.truePeak() - report.truePeak();
        if (gain > room && !wanted.limit()) {
            gain = room;
        } else if (gain > room) {
            gain = corrected(before, range, wanted, report, gain, progress, cancel);
        }
        return measured(report, gain);
    }

    /** The gain whose limited result is as loud as wanted: secant steps, the louder the less a decibel helps. */
    private double corrected(
            Timeline before,
            FrameRange range,
            NormalizeLoudness wanted,
            LoudnessReport report,
            double first,
            Progress progress,
            Cancellation cancel) {
        double gain = first;
        double lastGain = wanted.truePeak() - report.truePeak();
        double lastLoudness = report.integrated() + lastGain;
        for (int i = 0; i < CORRECTIONS; i++) {
            Timeline limited = changed(before, range, wanted, report.truePeak(), gain);
            double loudness =
                    sampling.loudness(limited, range, WHAT, progress, cancel).integrated();
            double missing = wanted.lufs() - loudness;
            if (!(Math.abs(missing) > NEAR)) {
                break;
            }
            double slope = Math.clamp((loudness - lastLoudness) / (gain - lastGain), 0.15, 1);
            lastGain = gain;
            lastLoudness = loudness;
            gain += Math.clamp(missing / slope, -12, 12);
        }
        return gain;
    }

    private Timeline changed(
            Timeline before, FrameRange range, NormalizeLoudness wanted, double truePeak, double decibels) {
        double gain = Decibels.toLinear(decibels);
        boolean limit = wanted.limit() && truePeak + decibels > wanted.truePeak();
        return before.map(
                range.from(),
                range.to(),
                0,
                Compiler.once(node -> limit
                        ? LimiterNode.of(node, sampleRate, gain, Decibels.toLinear(wanted.truePeak()))
                        : GainNode.of(node, gain)));
    }

    /** Silence stays as it is. */
    private static double gain(double wanted, double found) {
        return Double.isInfinite(found) ? 0 : wanted - found;
    }

    private static Measured measured(LoudnessReport report, double gain) {
        return new Measured(report.integrated(), report.truePeak(), report.samplePeak(), gain);
    }
}
