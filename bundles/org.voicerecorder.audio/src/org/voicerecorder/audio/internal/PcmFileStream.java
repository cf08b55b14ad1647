package org.voicerecorder.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.audio.SampleEncoding;

/** Uncompressed audio read from its file: turned little-endian, unsigned made signed, floating point made 32 bit. */
public final class PcmFileStream implements PcmStream {
    private static final int CHUNK = 1 << 16;

    private final FileChannel file;
    private final PcmLayout layout;
    private final CaptureFormat format;
    private final long end;
    private long position;
    private ByteBuffer raw = ByteBuffer.allocate(0);

    /** @param file closed with the stream */
    public PcmFileStream(FileChannel file, PcmLayout layout, long startFrame) {
        this.file = file;
        this.layout = layout;
        SampleEncoding encoding = layout.format().encoding();
        this.format = new CaptureFormat(
                layout.format().sampleRate(), layout.format().channels(), encoding.isFloat() ? 32 : encoding.bits());
        this.end = layout.dataOffset() + layout.dataLength();
        long frame = Math.clamp(startFrame, 0, layout.frames());
        this.position = layout.dataOffset() + frame * layout.format().bytesPerFrame();
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public long totalFrames() {
        return layout.frames();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int in = layout.format().bytesPerFrame();
        long frames = Math.min(Math.min(length / format.bytesPerFrame(), CHUNK / in), (end - position) / in);
        if (frames <= 0) {
            return position >= end ? -1 : 0;
        }
        int bytes = (int) frames * in;
        if (raw.capacity() < bytes) {
            raw = ByteBuffer.allocate(CHUNK);
        }
        raw.clear().limit(bytes);
        while (raw.hasRemaining() && file.read(raw, position + raw.position()) >= 0) {
            continue;
        }
        int samples = raw.position() / in * layout.format().channels();
        if (samples == 0) {
            position = end;
            return -1;
        }
        position += (long) samples * layout.format().encoding().bytes();
        convert(raw.array(), samples, buffer, offset);
        return samples * format.bytesPerSample();
    }

    private void convert(byte[] in, int samples, byte[] out, int offset) {
        switch (layout.format().encoding()) {
            case U8 -> {
                for (int i = 0; i < samples; i++) {
                    out[offset + i] = (byte) (in[i] ^ 0x80);
                }
            }
            case F32, F64 -> floats(in, samples, ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN), offset);
            default -> integers(in, samples, out, offset);
        }
    }

    private void integers(byte[] in, int samples, byte[] out, int offset) {
        int bytes = format.bytesPerSample();
        System.arraycopy(in, 0, out, offset, samples * bytes);
        for (int at = offset; layout.bigEndian() && at < offset + samples * bytes; at += bytes) {
            for (int low = at, high = at + bytes - 1; low < high; low++, high--) {
                byte swapped = out[low];
                out[low] = out[high];
                out[high] = swapped;
            }
        }
    }

    private void floats(byte[] in, int samples, ByteBuffer out, int offset) {
        ByteBuffer values =
                ByteBuffer.wrap(in).order(layout.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        boolean wide = layout.format().encoding() == SampleEncoding.F64;
        for (int i = 0; i < samples; i++) {
            double value = wide ? values.getDouble(8 * i) : values.getFloat(4 * i);
            long scaled = Math.round(value * 0x1p31);
            out.putInt(offset + 4 * i, (int) Math.clamp(scaled, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
