package org.voicerecorder.edit.internal.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.edit.internal.dsp.GateShape;
import org.voicerecorder.edit.internal.dsp.LoudnessMeter;
import org.voicerecorder.edit.internal.dsp.NoiseProfile;
import org.voicerecorder.edit.internal.dsp.SpectralGate;

/** Listens to timelines to find out what steps need to know. Thread-safe. */
public final class Sampling {
    private static final int BLOCK = 8192;

    /** Minimum statistics look at so many stretches, spread evenly, of so many windows (2 s). */
    private static final int STRETCHES = 60;

    private static final int STRETCH_WINDOWS = 188;

    /** Of a stretch with nothing but noise so many windows are enough (a minute). */
    private static final int NOISE_WINDOWS = 5600;

    private final AudioFiles files;
    private final int sampleRate;

    public Sampling(AudioFiles files, int sampleRate) {
        this.files = files;
        this.sampleRate = sampleRate;
    }

    /** Measures a range. @param what for the progress */
    public LoudnessReport loudness(
            Timeline timeline, FrameRange range, String what, Progress progress, Cancellation cancel) {
        var meter = new LoudnessMeter(sampleRate, timeline.channels());
        double[][] block = new double[timeline.channels()][BLOCK];
        boolean[] computed = new boolean[BLOCK];
        try (var reading = new Reading(files, true)) {
            var reader = new TimelineReader(timeline, reading);
            for (long at = range.from(); at < range.to(); at += BLOCK) {
                cancel.throwIfCancelled();
                int n = (int) Math.min(BLOCK, range.to() - at);
                reader.read(at, n, block, computed);
                meter.accept(block, 0, n);
                progress.report(
                        what,
                        (at + n - range.from()) * 1000 / sampleRate,
                        range.frames() * 1000 / sampleRate,
                        Progress.Unit.MILLISECONDS);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return meter.report();
    }

    /** One gate a channel, for a stretch that holds nothing but the noise. */
    public List<SpectralGate> gates(
            Timeline timeline, FrameRange noise, double decibels, GateShape shape, Cancellation cancel) {
        if (noise.frames() < 2L * shape.size()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "%d frames are too few to know the noise by; at least %d"
                            .formatted(noise.frames(), 2L * shape.size()),
                    "Name a longer stretch with nothing but the noise, half a second or more.",
                    null);
        }
        int windows = (int) Math.min(NOISE_WINDOWS, (noise.frames() - shape.size()) / shape.hop() + 1);
        var starts = new ArrayList<Long>();
        for (int w = 0; w < windows; w += STRETCH_WINDOWS) {
            starts.add(noise.from() + (long) w * shape.hop());
        }
        int each = Math.min(windows, STRETCH_WINDOWS);
        if (starts.size() > 1) {
            // The last stretch is as long as the others, so that all count alike.
            starts.set(starts.size() - 1, noise.from() + (long) (windows - each) * shape.hop());
        }
        return stretches(timeline, starts, each, shape, NoiseProfile::meanOf, cancel).stream()
                .map(channel -> new SpectralGate(NoiseProfile.mean(channel), decibels))
                .toList();
    }

    /** One gate a channel; the noise is found by itself. */
    public List<SpectralGate> automaticGates(
            Timeline timeline, FrameRange range, double decibels, GateShape shape, Cancellation cancel) {
        long stretch = (long) (STRETCH_WINDOWS - 1) * shape.hop() + shape.size();
        int count = (int) Math.clamp(range.frames() / stretch, 1, STRETCHES);
        var starts = new ArrayList<Long>();
        for (int i = 0; i < count; i++) {
            starts.add(range.from() + (count == 1 ? 0 : i * ((range.frames() - stretch) / (count - 1))));
        }
        int windows = (int) Math.clamp((range.frames() - shape.size()) / shape.hop() + 1, 1, STRETCH_WINDOWS);
        return stretches(timeline, starts, windows, shape, NoiseProfile::leastOf, cancel).stream()
                .map(channel -> new SpectralGate(NoiseProfile.minimum(channel), decibels))
                .toList();
    }

    /** What is said of the powers of each stretch, by channel. One stretch at a time is held. */
    private List<List<double[]>> stretches(
            Timeline timeline,
            List<Long> starts,
            int windows,
            GateShape shape,
            Function<List<double[]>, double[]> summary,
            Cancellation cancel) {
        var channels = new ArrayList<List<double[]>>();
        for (int c = 0; c < timeline.channels(); c++) {
            channels.add(new ArrayList<>());
        }
        try (var reading = new Reading(files, false)) {
            var reader = new TimelineReader(timeline, reading);
            for (long start : starts) {
                cancel.throwIfCancelled();
                List<List<double[]>> powers = analyse(timeline, reader, start, windows, shape);
                for (int c = 0; c < channels.size(); c++) {
                    channels.get(c).add(summary.apply(powers.get(c)));
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return channels;
    }

    /** The powers of successive windows, by channel. */
    private static List<List<double[]>> analyse(
            Timeline timeline, TimelineReader reader, long start, int windows, GateShape shape) {
        double[][] samples = new double[timeline.channels()][shape.size()];
        boolean[] computed = new boolean[shape.size()];
        var powers = new ArrayList<List<double[]>>();
        for (int c = 0; c < samples.length; c++) {
            powers.add(new ArrayList<>());
        }
        for (int w = 0; w < windows; w++) {
            long from = start + (long) w * shape.hop();
            int there = (int) Math.clamp(timeline.frames() - from, 0, shape.size());
            if (there > 0) {
                reader.read(from, there, samples, computed);
            }
            for (int c = 0; c < samples.length; c++) {
                Arrays.fill(samples[c], there, shape.size(), 0);
                powers.get(c).add(shape.analyse(samples[c], 0).power());
            }
        }
        return powers;
    }

    private static VoiceRecorderException unreadable(IOException e) {
        return new VoiceRecorderException(ErrorCode.ERR_IO, "The audio could not be read: " + e.getMessage(), e);
    }
}
