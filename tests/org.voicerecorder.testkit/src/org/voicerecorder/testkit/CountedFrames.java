package org.voicerecorder.testkit;

import java.util.Arrays;

/**
 * A signal in which every frame tells its number, so that one that was lost, doubled or changed is seen. A sample is a
 * scrambled count in all of its bits (so a server that requantises is found out, too), and never 0: silence is what comes
 * before and after.
 *
 * @param frames how many there are
 * @param channels per frame
 * @param bitDepth 16, 24 or 32 bits, little-endian
 * @param seed tells signals apart
 */
public record CountedFrames(int frames, int channels, int bitDepth, int seed) {
    /** The signal. */
    public byte[] pcm() {
        int bytes = bitDepth / 8;
        byte[] pcm = new byte[frames * channels * bytes];
        for (int sample = 0; sample < frames * channels; sample++) {
            int value = sample(sample) >> 32 - bitDepth | 1;
            for (int i = 0; i < bytes; i++) {
                pcm[sample * bytes + i] = (byte) (value >> 8 * i);
            }
        }
        return pcm;
    }

    /** Bits that follow from a count, as in MurmurHash3's finalizer. */
    private int sample(int count) {
        int bits = count + seed * 0x9E3779B9;
        bits = (bits ^ bits >>> 16) * 0x85EBCA6B;
        bits = (bits ^ bits >>> 13) * 0xC2B2AE35;
        return bits ^ bits >>> 16;
    }

    /** What is wrong with what was heard: nothing, or how far the signal is right. Silence may surround it. */
    public String faultIn(byte[] heard) {
        byte[] expected = pcm();
        int start = begin(heard);
        if (start < 0) {
            return "nothing but silence in %d bytes".formatted(heard.length);
        }
        byte[] found = Arrays.copyOfRange(heard, start, Math.min(heard.length, start + expected.length));
        int same = Arrays.mismatch(expected, found);
        int frame = channels * bitDepth / 8;
        return same < 0 ? "" : "after frame %d of %d".formatted(same / frame, frames);
    }

    /** Where the first frame that is not silence begins, in bytes; -1 where there is none. */
    public int begin(byte[] heard) {
        int frame = channels * bitDepth / 8;
        for (int at = 0; at < heard.length; at++) {
            if (heard[at] != 0) {
                return at - at % frame;
            }
        }
        return -1;
    }
}
