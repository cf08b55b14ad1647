package org.voicerecorder.audio.player.internal;

import java.io.IOException;

/** A window on an endless row of frames, numbered as they come in: grows at one end when asked to, forgets at the other. */
final class FrameWindow {
    private final Stage upstream;
    private final int channels;
    private final Block block;
    private final PositionMap map = new PositionMap();
    private double[] samples;
    /** Number of the first frame that is still there. */
    private long base;
    /** Number of the frame that comes in next. */
    private long end;

    private boolean over;

    FrameWindow(Stage upstream, int channels, int blockFrames) {
        this.upstream = upstream;
        this.channels = channels;
        this.block = new Block(blockFrames, channels);
        this.samples = new double[4 * blockFrames * channels];
    }

    void clear() {
        base = 0;
        end = 0;
        over = false;
        map.clear();
    }

    /** Reads until the frame before this number is there. @return false when the row ends before */
    boolean reach(long frame) throws IOException {
        while (end < frame && !over) {
            if (upstream.read(block)) {
                append();
            } else {
                over = true;
            }
        }
        return end >= frame;
    }

    private void append() {
        int used = (int) (end - base) * channels;
        int more = block.frames * channels;
        if (used + more > samples.length) {
            double[] larger = new double[2 * (used + more)];
            System.arraycopy(samples, 0, larger, 0, used);
            samples = larger;
        }
        System.arraycopy(block.samples, 0, samples, used, more);
        map.add(end, block.source, block.slope);
        end += block.frames;
    }

    /** Nothing before this frame is needed any more. */
    void forget(long frame) {
        long gone = Math.min(frame, end) - base;
        if (gone > (end - base) / 2) {
            System.arraycopy(samples, (int) gone * channels, samples, 0, (int) (end - base - gone) * channels);
            base += gone;
            map.forget(base);
        }
    }

    long base() {
        return base;
    }

    /** After {@link #reach} has said that there is no more: the number of all frames. */
    long end() {
        return end;
    }

    /** Where frames lie in {@link #samples}. */
    int index(long frame) {
        return (int) (frame - base) * channels;
    }

    double[] samples() {
        return samples;
    }

    double source(double frame) {
        return map.at(frame);
    }

    double nextJoint(double frame) {
        return map.nextJoint(frame);
    }
}
