package org.voicerecorder.audio.player.internal;

/**
 * Frames that follow each other in the source: interleaved samples, full scale at ±1 (doubles hold 32-bit samples
 * exactly). Filled by a {@link Stage}, over and over.
 */
public final class Block {
    final int channels;
    final double[] samples;
    int frames;
    /** Where in the source the first frame is from. */
    double source;
    /** Frames of the source per frame of the block. */
    double slope = 1;

    /** @param capacity in frames */
    public Block(int capacity, int channels) {
        this.channels = channels;
        this.samples = new double[capacity * channels];
    }

    int capacity() {
        return samples.length / channels;
    }

    public int channels() {
        return channels;
    }

    /** Says what {@link #samples} were filled with. */
    public void set(int count, double place, double step) {
        frames = count;
        source = place;
        slope = step;
    }

    public int frames() {
        return frames;
    }

    public double source() {
        return source;
    }

    public double slope() {
        return slope;
    }

    public double[] samples() {
        return samples;
    }
}
