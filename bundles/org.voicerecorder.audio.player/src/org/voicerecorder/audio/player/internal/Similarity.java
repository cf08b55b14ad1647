package org.voicerecorder.audio.player.internal;

/**
 * Finds where, around a wanted place, the sound is most like a given piece of it: the place with the largest normalised
 * cross-correlation, all channels together. A coarse search on averages of a few frames (about 8 kHz) is followed by a
 * fine one around its result. Pieces of equal likeness: the nearest to the wanted place wins.
 */
final class Similarity {
    private static final int COARSE_RATE = 8_000;
    /** What the farthest place loses: decides among the periods of a steady tone. */
    private static final double DISTANCE_PENALTY = 0.02;

    private final int channels;
    private final int factor;
    private final int length;
    private final int reach;
    private final double[] piece;
    private final double[] field;

    /**
     * @param length of the compared pieces, in frames
     * @param reach how far around the wanted place is searched, in frames
     */
    Similarity(int sampleRate, int channels, int length, int reach) {
        this.channels = channels;
        this.factor = Math.max(1, sampleRate / COARSE_RATE);
        this.length = length;
        this.reach = reach;
        this.piece = new double[length / factor * channels];
        this.field = new double[(length + 2 * reach) / factor * channels + channels];
    }

    /**
     * @param given number of the first frame of the given piece
     * @param from first place to look at
     * @param to last place to look at
     * @param wanted the place that is best if all are equally like
     */
    long find(FrameWindow window, long given, long from, long to, long wanted) {
        if (from >= to) {
            return from;
        }
        long best = factor == 1 ? wanted : coarse(window, given, from, to, wanted);
        long low = factor == 1 ? from : Math.max(from, best - factor);
        long high = factor == 1 ? to : Math.min(to, best + factor);
        return fine(window, given, low, high, wanted);
    }

    private long coarse(FrameWindow window, long given, long from, long to, long wanted) {
        int pieceFrames = average(window, given, length / factor, piece);
        int fieldFrames = average(window, from, (int) (to - from + length) / factor, field);
        long best = wanted;
        double most = Double.NEGATIVE_INFINITY;
        for (int at = 0; at + pieceFrames <= fieldFrames; at++) {
            long place = from + (long) at * factor;
            double like = likeness(piece, 0, field, at * channels, pieceFrames * channels) - penalty(place, wanted);
            if (like > most) {
                most = like;
                best = place;
            }
        }
        return best;
    }

    private long fine(FrameWindow window, long given, long low, long high, long wanted) {
        long best = low;
        double most = Double.NEGATIVE_INFINITY;
        for (long place = low; place <= high; place++) {
            double like = likeness(
                            window.samples(),
                            window.index(given),
                            window.samples(),
                            window.index(place),
                            length * channels)
                    - penalty(place, wanted);
            if (like > most) {
                most = like;
                best = place;
            }
        }
        return best;
    }

    private double penalty(long place, long wanted) {
        double distance = (double) (place - wanted) / reach;
        return DISTANCE_PENALTY * distance * distance;
    }

    /** -1 to 1; 0 beside silence. */
    private static double likeness(double[] a, int atA, double[] b, int atB, int samples) {
        double product = 0;
        double energyA = 0;
        double energyB = 0;
        for (int i = 0; i < samples; i++) {
            double x = a[atA + i];
            double y = b[atB + i];
            product += x * y;
            energyA += x * x;
            energyB += y * y;
        }
        double energy = energyA * energyB;
        return energy < 1e-20 ? 0 : product / Math.sqrt(energy);
    }

    private int average(FrameWindow window, long from, int frames, double[] out) {
        double[] samples = window.samples();
        int in = window.index(from);
        for (int frame = 0; frame < frames; frame++) {
            for (int channel = 0; channel < channels; channel++) {
                double sum = 0;
                for (int i = 0; i < factor; i++) {
                    sum += samples[in + (frame * factor + i) * channels + channel];
                }
                out[frame * channels + channel] = sum;
            }
        }
        return frames;
    }
}
