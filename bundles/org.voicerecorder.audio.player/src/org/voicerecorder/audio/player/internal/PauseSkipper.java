package org.voicerecorder.audio.player.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Shortens pauses to what lets speech breathe: {@value #KEPT_MILLIS} ms after a sound and as much before the next. The
 * joint is faded over so that the room does not click. Off, it passes everything on unchanged.
 */
public final class PauseSkipper implements Stage {
    private static final int KEPT_MILLIS = 100;
    private static final int BLOCK_MILLIS = 10;

    private final Stage upstream;
    private final int sampleRate;
    private final int kept;
    private final SilenceGate gate;
    private final Deque<Block> ready = new ArrayDeque<>();
    /** The newest of a pause, up to what is kept of it. */
    private final Deque<Block> held = new ArrayDeque<>();

    private long heldFrames;
    private long pauseFrames;
    /** The first block that was skipped: what would have followed what was passed on. */
    private Block skipped;

    private boolean on;
    /** How much of the first ready block was handed out. */
    private int taken;

    public PauseSkipper(Stage upstream, int sampleRate) {
        this.upstream = upstream;
        this.sampleRate = sampleRate;
        this.kept = sampleRate * KEPT_MILLIS / 1000;
        this.gate = new SilenceGate(sampleRate);
    }

    public void set(boolean skip) {
        on = skip;
    }

    /** What comes next has nothing to do with what was before. */
    void restart() {
        ready.clear();
        held.clear();
        heldFrames = 0;
        pauseFrames = 0;
        skipped = null;
        taken = 0;
    }

    @Override
    public boolean read(Block block) throws IOException {
        if (!on && held.isEmpty() && ready.isEmpty()) {
            return upstream.read(block);
        }
        while (ready.isEmpty()) {
            Block next = new Block(Math.max(1, sampleRate * BLOCK_MILLIS / 1000), block.channels);
            if (upstream.read(next)) {
                sort(next);
            } else if (!release()) {
                block.frames = 0;
                return false;
            }
        }
        hand(block);
        return true;
    }

    private void sort(Block next) {
        if (!on || !gate.isPause(next)) {
            release();
            pauseFrames = 0;
            ready.addLast(next);
        } else if (pauseFrames < kept) {
            pauseFrames += next.frames;
            ready.addLast(next);
        } else {
            hold(next);
        }
    }

    private void hold(Block next) {
        held.addLast(next);
        heldFrames += next.frames;
        while (heldFrames - held.getFirst().frames >= kept) {
            Block oldest = held.removeFirst();
            heldFrames -= oldest.frames;
            skipped = skipped == null ? oldest : skipped;
        }
    }

    /** @return whether something was held */
    private boolean release() {
        if (held.isEmpty()) {
            return false;
        }
        if (skipped != null) {
            fade(skipped, held.getFirst());
            skipped = null;
        }
        ready.addAll(held);
        held.clear();
        heldFrames = 0;
        return true;
    }

    private static void fade(Block from, Block to) {
        int frames = Math.min(from.frames, to.frames);
        for (int frame = 0, at = 0; frame < frames; frame++) {
            double share = (frame + 0.5) / frames;
            for (int channel = 0; channel < to.channels; channel++, at++) {
                to.samples[at] = share * to.samples[at] + (1 - share) * from.samples[at];
            }
        }
    }

    private void hand(Block block) {
        Block first = ready.getFirst();
        block.frames = Math.min(block.capacity(), first.frames - taken);
        block.source = first.source + taken;
        block.slope = 1;
        System.arraycopy(first.samples, taken * first.channels, block.samples, 0, block.frames * block.channels);
        taken += block.frames;
        if (taken == first.frames) {
            ready.removeFirst();
            taken = 0;
        }
    }
}
