package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;

/** Audio that an ffmpeg process decodes and sends through a pipe; it waits while nobody reads. */
final class DecodedStream implements PcmStream {
    /** What becomes of packets that cannot be decoded. */
    enum Errors {
        LEFT_OUT,
        FAIL
    }

    private final Path file;
    private final CaptureFormat format;
    private final long totalFrames;
    private final ChildProgram child;
    private boolean over;

    DecodedStream(
            FFmpegPrograms programs, Path file, AudioType type, AudioContent content, long startFrame, Errors errors) {
        AudioProperties properties = content.properties();
        this.file = file;
        // Lossless audio of more than 16 bits keeps them.
        int depth = properties.bitDepth().orElse(16);
        int bits = depth > 24 ? 32 : depth > 16 ? 24 : 16;
        this.format = new CaptureFormat(properties.sampleRate(), properties.channels(), bits);
        this.totalFrames = Math.round(properties.seconds() * properties.sampleRate());
        List<String> command = new ArrayList<>(Conversion.start(programs.ffmpeg()));
        if (errors == Errors.FAIL) {
            command.addAll(strict(type));
        }
        command.addAll(decoding(file, type, format, startFrame));
        this.child = new ChildProgram(command, Conversion.PATIENCE);
    }

    /** FLAC has a checksum for every frame, which decoders only look at when told to. */
    private static List<String> strict(AudioType type) {
        return type == AudioType.FLAC ? List.of("-xerror", "-err_detect", "crccheck+explode") : List.of("-xerror");
    }

    private static List<String> decoding(Path file, AudioType type, CaptureFormat format, long startFrame) {
        List<String> command = new ArrayList<>();
        if (startFrame > 0) {
            command.add("-ss");
            command.add(String.format(Locale.ROOT, "%.6f", (double) startFrame / format.sampleRate()));
        }
        command.addAll(Conversion.input(file, type));
        String pcm = "s%dle".formatted(format.bitDepth());
        command.addAll(List.of("-c:a", "pcm_" + pcm, "-f", pcm, "pipe:1"));
        return command;
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public long totalFrames() {
        return totalFrames;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int frame = format.bytesPerFrame();
        int wanted = length - length % frame;
        if (wanted == 0) {
            return 0;
        }
        child.sign();
        int n = over ? 0 : child.output().readNBytes(buffer, offset, wanted);
        int whole = n - n % frame;
        if (n < wanted && !over) {
            over = true;
            checkEnd();
        }
        return whole == 0 ? -1 : whole;
    }

    private void checkEnd() {
        int status = child.await();
        if (child.hasTimedOut()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_TIMEOUT, "Decoding %s took too long".formatted(file.getFileName()));
        }
        if (status != 0) {
            throw FFprobe.failure(file, status, child.complaint());
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
