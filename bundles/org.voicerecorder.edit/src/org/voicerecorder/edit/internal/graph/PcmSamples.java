package org.voicerecorder.edit.internal.graph;

/**
 * Between bytes and numbers. Full scale is 1, a power of two, so that every integer sample of up to 32 bits is exact as a
 * {@code double}, and comes out of it as it went in, also with more bits than it had.
 */
public final class PcmSamples {
    private PcmSamples() {}

    static void put(byte[] pcm, int at, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            pcm[at + i] = (byte) (value >> 8 * i);
        }
    }
}
