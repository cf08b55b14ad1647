package org.voicerecorder.api.audio;

import java.io.IOException;

/** The numbers of integer audio: a sample of n bits is a multiple of 2 to the power of 1-n. */
final class IntegerSamples implements SampleStream {
    private static final int BLOCK = 8192;

    private final PcmStream pcm;
    private final CaptureFormat format;
    private final byte[] bytes;
    private final double scale;

    IntegerSamples(PcmStream pcm) {
        this.pcm = pcm;
        this.format = pcm.format();
        this.bytes = new byte[BLOCK * format.bytesPerFrame()];
        this.scale = 1.0 / (1L << format.bitDepth() - 1);
    }

    @Override
    public int sampleRate() {
        return format.sampleRate();
    }

    @Override
    public int channels() {
        return format.channels();
    }

    @Override
    public long totalFrames() {
        return pcm.totalFrames();
    }

    @Override
    public int read(double[][] out, int at, int frames) throws IOException {
        int n = pcm.read(bytes, 0, Math.min(frames, BLOCK) * format.bytesPerFrame());
        if (n < 0) {
            return -1;
        }
        int read = n / format.bytesPerFrame();
        int size = format.bytesPerSample();
        for (int c = 0; c < format.channels(); c++) {
            double[] channel = out[c];
            int step = format.bytesPerFrame();
            int from = c * size;
            switch (size) {
                case 1 -> {
                    for (int i = 0; i < read; i++, from += step) {
                        channel[at + i] = bytes[from] * scale;
                    }
                }
                case 2 -> {
                    for (int i = 0; i < read; i++, from += step) {
                        channel[at + i] = (short) (bytes[from] & 0xFF | bytes[from + 1] << 8) * scale;
                    }
                }
                case 3 -> {
                    for (int i = 0; i < read; i++, from += step) {
                        channel[at + i] = low24(from) * scale;
                    }
                }
                default -> {
                    for (int i = 0; i < read; i++, from += step) {
                        channel[at + i] = (low24(from) & 0xFF_FFFF | bytes[from + 3] << 24) * scale;
                    }
                }
            }
        }
        return read;
    }

    /** The three lowest bytes, with the sign of the third. */
    private int low24(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] << 16;
    }

    @Override
    public void close() throws IOException {
        pcm.close();
    }
}
