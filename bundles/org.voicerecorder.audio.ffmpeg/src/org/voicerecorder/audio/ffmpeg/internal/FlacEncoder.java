package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.LiveEncoder;
import org.voicerecorder.audio.io.IoFailures;

/** An ffmpeg process that gets PCM through a pipe and writes FLAC. */
final class FlacEncoder implements LiveEncoder {
    private final Path target;
    private final ChildProgram child;

    FlacEncoder(Path ffmpeg, Path target, CaptureFormat format) {
        this.target = target;
        child = ChildProgram.fed(command(ffmpeg, target, format), Conversion.PATIENCE);
    }

    private static List<String> command(Path ffmpeg, Path target, CaptureFormat format) {
        List<String> command = new ArrayList<>(Conversion.start(ffmpeg));
        command.addAll(List.of("-f", "s%dle".formatted(format.bitDepth())));
        command.addAll(List.of("-ar", Integer.toString(format.sampleRate())));
        command.addAll(List.of("-ac", Integer.toString(format.channels()), "-i", "pipe:0"));
        command.addAll(Encoders.flac(format.bitDepth()));
        command.addAll(List.of("-y", "file:" + target.toAbsolutePath()));
        return command;
    }

    @Override
    public void write(byte[] pcm, int offset, int length) {
        try {
            child.sign();
            OutputStream input = child.input();
            input.write(pcm, offset, length);
            input.flush();
            child.rest();
        } catch (IOException _) {
            // The pipe broke: why, the encoder says itself.
            throw end();
        }
    }

    private VoiceRecorderException end() {
        child.kill();
        return failure(child.await());
    }

    @Override
    public void finish() {
        child.sign();
        try {
            child.input().close();
        } catch (IOException _) {
            throw end();
        }
        int status = child.await();
        if (status != 0) {
            throw failure(status);
        }
    }

    private VoiceRecorderException failure(int status) {
        if (child.hasTimedOut()) {
            return new VoiceRecorderException(ErrorCode.ERR_TIMEOUT, "The encoder took nothing for a minute");
        }
        String complaint = child.complaint();
        if (IoFailures.isDiskFull(new IOException(complaint))) {
            return new VoiceRecorderException(
                    ErrorCode.ERR_DISK_FULL, "The disk is full: %s was not written".formatted(target.getFileName()));
        }
        String why = complaint.isEmpty() ? " with status " + status : ": " + complaint;
        return new VoiceRecorderException(ErrorCode.ERR_AUDIO_TOOL, "The encoder ended" + why);
    }

    @Override
    public void close() {
        child.close();
    }
}
