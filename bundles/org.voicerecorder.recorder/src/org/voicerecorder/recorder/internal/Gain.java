package org.voicerecorder.recorder.internal;

import org.voicerecorder.api.audio.CaptureFormat;

/** Amplifies samples in place; what leaves the range stays at its end. Used by one thread. */
final class Gain {
    private final int bytes;
    private final long most;

    Gain(CaptureFormat format) {
        bytes = format.bytesPerSample();
        most = (1L << format.bitDepth() - 1) - 1;
    }

    /** @param decibels 0 changes nothing, bit for bit */
    void apply(double decibels, byte[] pcm, int offset, int length) {
        if (decibels == 0) {
            return;
        }
        double factor = Math.pow(10, decibels / 20);
        for (int at = offset; at < offset + length; at += bytes) {
            write(pcm, at, Math.clamp(Math.round(read(pcm, at) * factor), -most - 1, most));
        }
    }

    private long read(byte[] pcm, int at) {
        long sample = pcm[at + bytes - 1];
        for (int i = bytes - 2; i >= 0; i--) {
            sample = sample << 8 | pcm[at + i] & 0xFF;
        }
        return sample;
    }

    private void write(byte[] pcm, int at, long sample) {
        for (int i = 0; i < bytes; i++) {
            pcm[at + i] = (byte) (sample >> 8 * i);
        }
    }
}
