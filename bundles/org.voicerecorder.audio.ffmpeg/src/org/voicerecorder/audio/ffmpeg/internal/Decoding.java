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

/** An ffmpeg process that decodes audio and sends it through a pipe; it waits while nobody reads. */
final class Decoding implements AutoCloseable {
    /** What becomes of packets that cannot be decoded. */
    enum Errors {
        LEFT_OUT,
        FAIL
    }

    private final Path file;
    private final AudioProperties properties;
    private final int bytesPerFrame;
    private final ChildProgram child;
    private boolean over;

    /** @param coding of a sample, little-endian: {@code s16}, {@code s24}, {@code s32}, {@code f32}, {@code f64} */
    Decoding(
            FFmpegPrograms programs,
            Path file,
            AudioType type,
            AudioContent content,
            String coding,
            long startFrame,
            Errors errors) {
        this.file = file;
        properties = content.properties();
        bytesPerFrame = Integer.parseInt(coding.substring(1)) / 8 * properties.channels();
        List<String> command = new ArrayList<>(Conversion.start(programs.ffmpeg()));
        if (errors == Errors.FAIL) {
            command.addAll(strict(type));
        }
        if (startFrame > 0) {
            command.addAll(
                    List.of("-ss", String.format(Locale.ROOT, "%.6f", (double) startFrame / properties.sampleRate())));
        }
        command.addAll(Conversion.input(file, type));
        command.addAll(List.of("-c:a", "pcm_" + coding + "le", "-f", coding + "le", "pipe:1"));
        this.child = new ChildProgram(command, Conversion.PATIENCE);
    }

    /** FLAC has a checksum for every frame, which decoders only look at when told to. */
    private static List<String> strict(AudioType type) {
        return type == AudioType.FLAC ? List.of("-xerror", "-err_detect", "crccheck+explode") : List.of("-xerror");
    }

    long totalFrames() {
        return Math.round(properties.seconds() * properties.sampleRate());
    }

    /** Reads whole frames; -1 at the end. @throws VoiceRecorderException {@code ERR_CORRUPT_FILE}, {@code ERR_TIMEOUT} */
    int read(byte[] buffer, int offset, int length) throws IOException {
        int wanted = length - length % bytesPerFrame;
        if (wanted == 0) {
            return 0;
        }
        child.sign();
        int n = over ? 0 : child.output().readNBytes(buffer, offset, wanted);
        int whole = n - n % bytesPerFrame;
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
