package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.SampleStream;

/**
 * Audio that FFmpeg decodes, as numbers beyond full scale too. It sends single precision, which holds 24 bits and what
 * lossy decoders compute; double where samples have more.
 */
final class DecodedSamples implements SampleStream {
    private static final int BLOCK = 8192;

    private final AudioProperties properties;
    private final boolean isDouble;
    private final Decoding decoding;
    private final ByteBuffer block;

    DecodedSamples(FFmpegPrograms programs, Path file, AudioType type, AudioContent content, long startFrame) {
        properties = content.properties();
        isDouble = properties.bitDepth().orElse(16) > 24;
        block = ByteBuffer.allocate(BLOCK * properties.channels() * (isDouble ? Double.BYTES : Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        decoding = new Decoding(
                programs, file, type, content, isDouble ? "f64" : "f32", startFrame, Decoding.Errors.LEFT_OUT);
    }

    @Override
    public int sampleRate() {
        return properties.sampleRate();
    }

    @Override
    public int channels() {
        return properties.channels();
    }

    @Override
    public long totalFrames() {
        return decoding.totalFrames();
    }

    @Override
    public int read(double[][] out, int at, int frames) throws IOException {
        int channels = properties.channels();
        int size = isDouble ? Double.BYTES : Float.BYTES;
        int n = decoding.read(block.array(), 0, Math.min(frames, BLOCK) * channels * size);
        if (n < 0) {
            return -1;
        }
        int read = n / size / channels;
        for (int i = 0, from = 0; i < read; i++) {
            for (int c = 0; c < channels; c++, from += size) {
                out[c][at + i] = finite(isDouble ? block.getDouble(from) : block.getFloat(from));
            }
        }
        return read;
    }

    /** Floating-point files may hold what is no number; one of them would spoil everything computed from it. */
    private static double finite(double sample) {
        return Double.isFinite(sample) ? sample : 0;
    }

    @Override
    public void close() {
        decoding.close();
    }
}
