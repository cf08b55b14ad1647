package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.audio.rescue.FormatHint;
import org.voicerecorder.audio.rescue.WaveFormat;

/**
 * Infers the format of bare samples from their statistics ({@link Smoothness}). Their rate cannot be inferred.
 *
 * @param offset where the first whole frame begins, counted from the beginning of the bytes
 * @param confidence 0 to 1: how much better the format suits than the best other one
 */
record FormatGuess(WaveFormat format, int offset, double confidence) {
    /** Below it a guess is not acted upon. */
    static final double ENOUGH = 0.5;
    /** What most recorders use today. */
    static final int ASSUMED_RATE = 48_000;

    private static final double PLAUSIBLE = 0.99;
    /** What is less smooth than this is no sound, or sound that nobody can tell from noise. */
    private static final double NOISE = 0.7;

    private record Candidate(Samples samples, int offset, Smoothness smoothness) {
        double score() {
            return Math.min(smoothness.ratio(), smoothness.lag1());
        }

        boolean isPossible() {
            return smoothness.plausible() >= PLAUSIBLE;
        }
    }

    /**
     * @param aligned whether the bytes begin with a whole frame
     * @return empty when there are too few bytes
     */
    static Optional<FormatGuess> of(
            Source file, long from, long to, FormatHint hint, boolean aligned, boolean bigEndian) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (Samples samples : Samples.values()) {
            if (hint.bits().isEmpty() || hint.bits().getAsInt() == 8 * samples.bytes()) {
                int offsets = aligned ? 1 : samples.bytes();
                for (int offset = 0; offset < offsets; offset++) {
                    var smoothness = Smoothness.of(file, from + offset, to, samples, 2, bigEndian);
                    candidates.add(new Candidate(samples, offset, smoothness));
                }
            }
        }
        candidates.removeIf(candidate -> !candidate.isPossible());
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        Candidate best = best(candidates);
        int channels = hint.channels().orElseGet(() -> channels(best.smoothness()));
        var format = WaveFormat.linear(
                best.samples().isFloat(),
                channels,
                hint.rate().orElse(ASSUMED_RATE),
                8 * best.samples().bytes());
        int offset = aligned ? 0 : offset(best, to - from, format.blockAlign());
        return Optional.of(new FormatGuess(format, offset, confidence(best, candidates)));
    }

    /**
     * The smoothest; but wide samples made of narrow smooth ones are smooth too, while narrow ones made of wide ones are
     * half noise. So the narrowest among equals. Integers read from floating point are smooth as well: that goes first.
     */
    private static Candidate best(List<Candidate> candidates) {
        double smoothest =
                candidates.stream().mapToDouble(Candidate::score).min().orElseThrow();
        return candidates.stream()
                .filter(candidate -> candidate.score() <= 1.5 * smoothest + 0.01)
                .min(Comparator.comparing((Candidate candidate) -> !isRealFloat(candidate))
                        .thenComparing(candidate -> candidate.samples().bytes())
                        .thenComparing(Candidate::score))
                .orElseThrow();
    }

    /** Silence is plausible as floating point too, and says nothing. */
    private static boolean isRealFloat(Candidate candidate) {
        return candidate.samples().isFloat()
                && candidate.smoothness().plausible() > 0.999
                && candidate.smoothness().energy() > 1e-12;
    }

    private static int channels(Smoothness smoothness) {
        boolean alternates = smoothness.asymmetry() > 1.5 || smoothness.ratio() < 0.9 * smoothness.lag1();
        return alternates ? 2 : 1;
    }

    /** Audio ends with a whole frame more often than not: that tells the channels apart, which nothing else does. */
    private static int offset(Candidate best, long length, int frame) {
        if (best.score() > NOISE) {
            return 0;
        }
        int fromEnd = (int) (length % frame);
        return fromEnd % best.samples().bytes() == best.offset() ? fromEnd : best.offset();
    }

    private static double confidence(Candidate best, List<Candidate> candidates) {
        double other = candidates.stream()
                .filter(candidate -> candidate.samples() != best.samples() || candidate.offset() != best.offset())
                .filter(candidate -> candidate.samples().bytes()
                                <= best.samples().bytes()
                        || candidate.samples().isFloat() == best.samples().isFloat())
                .filter(candidate ->
                        candidate.samples().bytes() < 2 * best.samples().bytes())
                .mapToDouble(Candidate::score)
                .min()
                .orElse(1);
        double confidence = Math.clamp(1 - best.score() / Math.max(other, 1e-9), 0, 0.99);
        return best.score() > NOISE ? Math.min(confidence, 0.3) : confidence;
    }
}
