package org.voicerecorder.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.voicerecorder.api.audio.SampleStream;
import org.voicerecorder.audio.SampleEncoding;

/** The floating-point samples of a file as they are, beyond full scale too. What is no number is silence. */
public final class FloatSamples implements SampleStream {
    private static final int BLOCK = 8192;

    private final FileChannel file;
    private final PcmLayout layout;
    private final boolean wide;
    private final ByteBuffer raw;
    private long frame;

    /** @param file closed with the stream @param layout of floating-point audio */
    public FloatSamples(FileChannel file, PcmLayout layout, long startFrame) {
        this.file = file;
        this.layout = layout;
        this.wide = layout.format().encoding() == SampleEncoding.F64;
        this.raw = ByteBuffer.allocate(BLOCK * layout.format().bytesPerFrame())
                .order(layout.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        this.frame = Math.clamp(startFrame, 0, layout.frames());
    }

    @Override
    public int sampleRate() {
        return layout.format().sampleRate();
    }

    @Override
    public int channels() {
        return layout.format().channels();
    }

    @Override
    public long totalFrames() {
        return layout.frames();
    }

    @Override
    public int read(double[][] out, int at, int frames) throws IOException {
        int size = layout.format().bytesPerFrame();
        int wanted = (int) Math.min(Math.min(frames, BLOCK), layout.frames() - frame);
        raw.clear().limit(wanted * size);
        long from = layout.dataOffset() + frame * size;
        while (raw.hasRemaining() && file.read(raw, from + raw.position()) >= 0) {
            continue;
        }
        int read = raw.position() / size;
        if (read == 0) {
            return -1;
        }
        for (int i = 0, sample = 0; i < read; i++) {
            for (int c = 0; c < channels(); c++, sample++) {
                double value = wide ? raw.getDouble(Double.BYTES * sample) : raw.getFloat(Float.BYTES * sample);
                out[c][at + i] = Double.isFinite(value) ? value : 0;
            }
        }
        frame += read;
        return read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
