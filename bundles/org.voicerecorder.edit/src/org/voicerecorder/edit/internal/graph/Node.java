package org.voicerecorder.edit.internal.graph;

import java.util.Optional;

/**
 * Sound as a function of the frame of its source: source audio, or something done to it. Whatever is done, frame numbers
 * stay those of the source (at the rate of the edit: {@link ResampledNode}), so that there is sound beyond any joint. Before the beginning and after the end is silence.
 * Immutable; what reading needs lies in {@link Reading}.
 */
public interface Node {
    /**
     * Adds nothing, moves nothing: writes the frames {@code from} to {@code from + frames} over what is in the arrays.
     *
     * @param from may be negative or beyond the end
     * @param out by channel, full scale at 1
     * @param at index of the first frame in the arrays
     */
    void read(Reading reading, long from, int frames, double[][] out, int at);

    /** Whether the samples are those of the source, bit for bit. */
    boolean isExact();

    /** Where the sound comes from; empty for silence. */
    Optional<SourceAudio> source();

    /** The frame of the source that is heard at a frame of the node. */
    default long sourceFrame(long frame) {
        return frame;
    }

    /**
     * The smallest and largest samples of a range, from stored peaks: a little more than the range may be looked at.
     *
     * @param low by channel; made smaller where needed, likewise {@code high} larger
     */
    void envelope(Envelopes envelopes, long from, long to, double[] low, double[] high);
}
