package org.voicerecorder.audio.internal;

import java.util.Arrays;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.InputCondition.Kind;

/**
 * One channel of an {@link org.voicerecorder.audio.InputWatch}. Powers are mean squares around the mean of a block, full
 * scale being 1. Whether anything arrives is judged by what the device gives; how loud it is, by what becomes of that at the
 * gain that was asked for. For one thread.
 */
public final class ChannelWatch {
    /** -86 dBFS. */
    private static final double LIVE = 2.5e-9;
    /** -78 dBFS: below, a live input is far too quiet whatever it carries. */
    private static final double ROOM_NOISE = 1.6e-8;
    /** -66 dBFS: below, speech is far too quiet; steady noise may be a quiet room where nobody speaks yet. */
    private static final double AUDIBLE = 2.5e-7;
    /** What was too quiet must rise by so much more before that is taken back, or the alarm would flicker: 6 dB. */
    private static final double HYSTERESIS = 4;
    /** -60 dBFS: somebody speaks. */
    private static final double LOUD = 1e-6;
    /** So many blocks of the window must be live: the click of a plug, which may fall into two, is not a live input. */
    private static final int ENOUGH = 3;
    /** A pause may lie so far under the quietest moment between words: 6 dB. */
    private static final double ROOM = 0.25;
    /** What rises and falls by more than this is no steady noise: 9 dB. */
    private static final double MOVING = 8;

    private static final int CLIP_RUN = 3;

    private final long fullScale;
    private final long deviceClips;
    /** Of the device, as it gives them. */
    private final double[] given;
    /** At the gain. */
    private final double[] powers;

    private final double[] means;
    private final double[] sorted;

    private double factor = 1;
    private long clipLevel;
    private double sum;
    private double squares;
    private int run;
    private long blocks;
    private int blocksSinceClip = Integer.MAX_VALUE;
    private double pause = Double.MAX_VALUE;
    private int pauseBlocks;
    private double room = Double.POSITIVE_INFINITY;
    private boolean wasLive;
    private Kind kind = Kind.LISTENING;

    private long keptBlocks;
    private long keptLive;
    private long keptAudible;
    private long keptClips;

    public ChannelWatch(int bitDepth, int window) {
        fullScale = PcmSamples.fullScale(bitDepth);
        deviceClips = PcmSamples.clipLevel(bitDepth);
        clipLevel = deviceClips;
        given = new double[window];
        powers = new double[window];
        means = new double[window];
        sorted = new double[window];
    }

    /**
     * What becomes of the samples that follow.
     *
     * @param amplification 1 leaves them as they are
     */
    public void gain(double amplification) {
        double change = amplification / factor;
        room *= change * change;
        pause *= change * change;
        factor = amplification;
        // What the device has cut off stays cut off, however quiet it is made.
        clipLevel = Math.min(deviceClips, Math.round(Math.ceil((deviceClips - 0.5) / factor)));
    }

    /** The input is judged anew: what was heard before says nothing of what is heard now. What was kept stays counted. */
    public void restart() {
        sum = 0;
        squares = 0;
        run = 0;
        blocks = 0;
        blocksSinceClip = Integer.MAX_VALUE;
        pause = Double.MAX_VALUE;
        pauseBlocks = 0;
        kind = Kind.LISTENING;
    }

    public void accept(int sample, boolean kept) {
        sum += sample;
        squares += (double) sample * sample;
        if (Math.abs((long) sample) < clipLevel) {
            run = 0;
        } else if (run < CLIP_RUN && ++run == CLIP_RUN) {
            blocksSinceClip = 0;
            keptClips += kept ? 1 : 0;
        }
    }

    public void endBlock(int frames, boolean kept) {
        double mean = sum / frames;
        double arrived = Math.max(0, squares / frames - mean * mean) / fullScale / fullScale;
        double power = arrived * factor * factor;
        sum = 0;
        squares = 0;
        int at = (int) (blocks++ % powers.length);
        given[at] = arrived;
        powers[at] = power;
        means[at] = mean * factor / fullScale;
        followPauses(power);
        if (kept) {
            keptBlocks++;
            keptLive += arrived >= LIVE ? 1 : 0;
            keptAudible += power >= AUDIBLE ? 1 : 0;
        }
        kind = judge();
        blocksSinceClip += blocksSinceClip < Integer.MAX_VALUE ? 1 : 0;
    }

    public Kind kind() {
        return kind;
    }

    /** What all the window is shifted by, as a part of full scale; 0 when it is not worth mentioning, or not steady. */
    public double steadyOffset() {
        return isOffset() ? offset() : 0;
    }

    /** Mean of the window, as a part of full scale. */
    private double offset() {
        int known = known();
        double total = 0;
        for (int i = 0; i < known; i++) {
            total += means[i];
        }
        return known == 0 ? 0 : total / known;
    }

    /** Blocks that a judgement looks at. */
    public int window() {
        return powers.length;
    }

    public long clippedRuns() {
        return keptClips;
    }

    public boolean wasSilent() {
        return keptBlocks > 0 && keptLive < Math.min(ENOUGH, keptBlocks);
    }

    public boolean wasTooQuiet() {
        return keptBlocks > 0 && !wasSilent() && keptAudible < Math.min(ENOUGH, keptBlocks);
    }

    /**
     * Learns how quiet the room is from the pauses between loud blocks. A long pause without any signal is no room: there
     * the input was dead.
     */
    private void followPauses(double power) {
        if (power < LOUD) {
            pause = Math.min(pause, power);
            pauseBlocks++;
            return;
        }
        if (pauseBlocks > 0 && (pause >= LIVE * factor * factor || pauseBlocks < powers.length)) {
            room = Math.min(room, pause);
        }
        pause = Double.MAX_VALUE;
        pauseBlocks = 0;
    }

    private Kind judge() {
        double loud = loudness();
        boolean live = isLive();
        wasLive |= live;
        if (live && (kind == Kind.DEAD || kind == Kind.MUTED)) {
            // The silence before says nothing about what is heard now.
            blocks = 0;
            return Kind.LISTENING;
        }
        if (blocksSinceClip < powers.length) {
            return Kind.CLIPPING;
        }
        boolean full = blocks >= powers.length;
        if (full && !live) {
            return wasLive ? Kind.MUTED : Kind.DEAD;
        }
        double audible = kind == Kind.TOO_QUIET ? AUDIBLE * HYSTERESIS : AUDIBLE;
        if (live && (loud >= audible || full && quietness() >= room * ROOM)) {
            return full && isOffset() ? Kind.OFFSET : Kind.OK;
        }
        if (!full) {
            return Kind.LISTENING;
        }
        return loud >= ROOM_NOISE && isSteady(loud) ? Kind.OK : Kind.TOO_QUIET;
    }

    /** Whether anything arrives from the device: enough blocks are above the noise of a converter. */
    private boolean isLive() {
        int live = 0;
        for (int i = 0; i < known(); i++) {
            live += given[i] >= LIVE ? 1 : 0;
        }
        return live >= ENOUGH;
    }

    /** An offset is in every block alike; the mean of deep noise and music wanders. */
    private boolean isOffset() {
        double offset = offset();
        if (Math.abs(offset) < InputCondition.NOTABLE_OFFSET) {
            return false;
        }
        int astray = 0;
        for (double mean : means) {
            astray += Math.abs(mean - offset) > Math.abs(offset) / 2 ? 1 : 0;
        }
        return astray < ENOUGH;
    }

    /** What enough blocks of the window reach; leaves them {@link #sorted}. */
    private double loudness() {
        int known = known();
        System.arraycopy(powers, 0, sorted, 0, known);
        Arrays.sort(sorted, 0, known);
        return known < ENOUGH ? 0 : sorted[known - ENOUGH];
    }

    /** What few blocks of a full window fall below: the noise of the room, once somebody pauses. */
    private double quietness() {
        return sorted[Math.min(ENOUGH, sorted.length) - 1];
    }

    /** Whether the blocks of a full window are all alike, but for a few. */
    private boolean isSteady(double loud) {
        return quietness() * MOVING >= loud;
    }

    private int known() {
        return (int) Math.min(blocks, powers.length);
    }
}
