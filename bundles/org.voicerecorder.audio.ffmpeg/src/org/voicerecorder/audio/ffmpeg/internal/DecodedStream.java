package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;

/** Audio that FFmpeg decodes, as integers. */
final class DecodedStream implements PcmStream {
    private final CaptureFormat format;
    private final Decoding decoding;

    DecodedStream(
            FFmpegPrograms programs,
            Path file,
            AudioType type,
            AudioContent content,
            long startFrame,
            Decoding.Errors errors) {
        AudioProperties properties = content.properties();
        // Lossless audio of more than 16 bits keeps them.
        int depth = properties.bitDepth().orElse(16);
        int bits = depth > 24 ? 32 : depth > 16 ? 24 : 16;
        format = new CaptureFormat(properties.sampleRate(), properties.channels(), bits);
        decoding = new Decoding(programs, file, type, content, "s" + bits, startFrame, errors);
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public long totalFrames() {
        return decoding.totalFrames();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return decoding.read(buffer, offset, length);
    }

    @Override
    public void close() {
        decoding.close();
    }
}
