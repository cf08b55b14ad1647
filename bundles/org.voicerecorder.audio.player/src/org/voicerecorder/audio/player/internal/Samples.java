package org.voicerecorder.audio.player.internal;

/** Signed little-endian samples as doubles with full scale at ±1, and back: exact, when nothing was changed between. */
final class Samples {
    private Samples() {}

    static void decode(byte[] pcm, int bytesPerSample, double[] out, int at, int samples) {
        double scale = 1.0 / (1L << 8 * bytesPerSample - 1);
        for (int i = 0, in = 0; i < samples; i++, in += bytesPerSample) {
            out[at + i] = scale * sample(pcm, in, bytesPerSample);
        }
    }

    private static int sample(byte[] pcm, int at, int bytes) {
        return switch (bytes) {
            case 1 -> pcm[at];
            case 2 -> pcm[at] & 0xFF | pcm[at + 1] << 8;
            case 3 -> pcm[at] & 0xFF | (pcm[at + 1] & 0xFF) << 8 | pcm[at + 2] << 16;
            default -> pcm[at] & 0xFF | (pcm[at + 1] & 0xFF) << 8 | (pcm[at + 2] & 0xFF) << 16 | pcm[at + 3] << 24;
        };
    }

    /** Rounds, and clips what is louder than full scale. */
    static void encode(double[] in, int samples, byte[] pcm, int bytesPerSample) {
        double scale = 1L << 8 * bytesPerSample - 1;
        for (int i = 0, at = 0; i < samples; i++) {
            long value = (long) Math.clamp(Math.rint(in[i] * scale), -scale, scale - 1);
            for (int b = 0; b < bytesPerSample; b++) {
                pcm[at++] = (byte) (value >> 8 * b);
            }
        }
    }
}
