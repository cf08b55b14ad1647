package org.voicerecorder.audio.internal;

/** Samples of captured audio: signed, little-endian, 8 to 32 bits. */
public final class PcmSamples {
    private PcmSamples() {}

    /** The sample of so many bytes that lies there. */
    public static int read(byte[] pcm, int at, int bytes) {
        return switch (bytes) {
            case 1 -> pcm[at];
            case 2 -> pcm[at] & 0xFF | pcm[at + 1] << 8;
            case 3 -> pcm[at] & 0xFF | (pcm[at + 1] & 0xFF) << 8 | pcm[at + 2] << 16;
            default -> pcm[at] & 0xFF | (pcm[at + 1] & 0xFF) << 8 | (pcm[at + 2] & 0xFF) << 16 | pcm[at + 3] << 24;
        };
    }

    /** The size of a sample that counts as 1.0. */
    public static long fullScale(int bits) {
        return 1L << bits - 1;
    }

    /**
     * From this size on a sample is at full scale. One step of 16 bits below the largest value, whatever the depth: a
     * 16-bit converter that is read as 24 or 32 bits ends there.
     */
    public static long clipLevel(int bits) {
        return fullScale(bits) - Math.max(1, fullScale(bits) >> 15);
    }
}
