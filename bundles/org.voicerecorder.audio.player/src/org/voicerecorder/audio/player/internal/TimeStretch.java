package org.voicerecorder.audio.player.internal;

import java.io.IOException;

/**
 * Changes the speed and keeps the pitch: WSOLA, waveform similarity overlap-add (W. Verhelst, M. Roelands: An overlap-add
 * technique based on waveform similarity for high quality time-scale modification of speech, ICASSP 1993).
 *
 * <p>The output is made in hops of {@value #HOP_MILLIS} ms. In each, what would follow naturally is faded over (raised
 * cosine, so the windows add up to one) into a piece taken from where the speed leads, moved by up to
 * ±{@value #REACH_MILLIS} ms to where it is most like what it replaces: two periods of the lowest voice fit into that, so
 * the waves meet in phase. The moves are not added up: hops are counted along the exact place, so neither length nor
 * position drift. What is heard is from at most {@value #REACH_MILLIS} ms beside the place that a block names at the
 * joints of hops, and in the middle of a hop from half a hop times the difference of the speed from 1 more (30 ms of the
 * source at speed 3, which is 10 ms for the listener).
 *
 * <p>At speed 1 frames pass unchanged, from the natural continuation on: going to 1 and away from it is seamless.
 */
public final class TimeStretch implements Stage {
    private static final int HOP_MILLIS = 20;
    private static final int REACH_MILLIS = 10;

    private final FrameWindow window;
    private final Similarity similarity;
    private final int channels;
    private final int hop;
    private final int reach;
    private final double[] fade;
    private final double[] made;

    private double speed = 1;
    /** The frame that follows naturally what was given out. */
    private long continuation;
    /** The exact place of it: that of {@link #continuation}, but for the moves. */
    private double place;

    /** Frames of {@link #made} that are not given out, where they begin and what they are of. */
    private int madeFrames;

    private int given;
    private double madePlace;
    private double madeSlope;

    public TimeStretch(Stage upstream, int sampleRate, int channels) {
        this.channels = channels;
        this.hop = Math.max(8, sampleRate * HOP_MILLIS / 1000);
        this.reach = Math.max(4, sampleRate * REACH_MILLIS / 1000);
        this.window = new FrameWindow(upstream, channels, hop);
        this.similarity = new Similarity(sampleRate, channels, hop, reach);
        this.fade = new double[hop];
        for (int i = 0; i < hop; i++) {
            fade[i] = 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / hop);
        }
        this.made = new double[hop * channels];
    }

    /** From the next hop on. */
    public void setSpeed(double wanted) {
        speed = wanted;
    }

    /** What comes next has nothing to do with what was before. */
    void restart() {
        window.clear();
        continuation = 0;
        place = 0;
        madeFrames = 0;
        given = 0;
    }

    @Override
    public boolean read(Block block) throws IOException {
        if (given == madeFrames && speed != 1) {
            makeHop();
        }
        if (given < madeFrames) {
            hand(block);
            return true;
        }
        return pass(block);
    }

    /** Leaves nothing made when the row is over. */
    private void makeHop() throws IOException {
        double next = place + speed * hop;
        long wanted = Math.round(next) - hop;
        given = 0;
        madePlace = place;
        madeSlope = speed;
        if (window.reach(Math.max(wanted + reach, continuation) + hop)) {
            long from = Math.max(wanted - reach, window.base());
            long best = similarity.find(window, continuation, from, Math.max(from, wanted + reach), wanted);
            mix(best, hop);
            place = next;
        } else {
            makeEnd();
        }
        window.forget(Math.min(continuation, (long) Math.min(madePlace, place - hop)) - reach - 1);
    }

    /** The last hop ends with the last frame, exactly; near the end there is no room for moves. */
    private void makeEnd() {
        double left = Math.max(window.end() - place, 0) / speed;
        int frames = (int) Math.min(Math.min(hop, window.end() - window.base()), Math.round(left));
        double next = frames < Math.round(left) ? place + speed * frames : window.end();
        long piece = Math.clamp(Math.round(next), frames, window.end()) - frames;
        mix(Math.max(piece, window.base()), frames);
        place = next;
    }

    /** What has no natural continuation, at the very end, is not faded. */
    private void mix(long piece, int frames) {
        double[] samples = window.samples();
        int old = window.index(continuation);
        int young = window.index(piece);
        long faded = Math.min(frames, window.end() - continuation);
        for (int frame = 0, at = 0; frame < frames; frame++) {
            double share = frame < faded ? fade[frame * hop / frames] : 1;
            for (int channel = 0; channel < channels; channel++, at++) {
                double from = share < 1 ? samples[old + at] : 0;
                made[at] = (1 - share) * from + share * samples[young + at];
            }
        }
        madeFrames = frames;
        continuation = frames == 0 ? window.end() : piece + frames;
    }

    /** Up to the next joint: behind it the source goes on elsewhere. */
    private void hand(Block block) {
        double from = madePlace + given * madeSlope;
        double joint = Math.ceil((window.nextJoint(from) - from) / madeSlope);
        block.frames = (int) Math.clamp(joint, 1, Math.min(block.capacity(), madeFrames - given));
        block.source = window.source(from);
        block.slope = madeSlope;
        System.arraycopy(made, given * channels, block.samples, 0, block.frames * channels);
        given += block.frames;
    }

    private boolean pass(Block block) throws IOException {
        block.frames = 0;
        window.reach(continuation + 1);
        int there = (int) Math.min(window.end() - continuation, block.capacity());
        if (there <= 0) {
            return false;
        }
        block.frames = (int) Math.min(there, window.nextJoint(continuation) - continuation);
        block.source = window.source(continuation);
        block.slope = 1;
        System.arraycopy(window.samples(), window.index(continuation), block.samples, 0, block.frames * channels);
        continuation += block.frames;
        place = continuation;
        window.forget(continuation - hop - reach);
        return true;
    }
}
