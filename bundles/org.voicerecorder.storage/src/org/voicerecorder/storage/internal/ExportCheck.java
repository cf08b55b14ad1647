package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.storage.Exported;

/** Decodes a copy from beginning to end before it gets its name. */
final class ExportCheck {
    /** Lossy encoders work in blocks, and some decoders give back the padding of the first and the last one. */
    private static final Duration PADDING = Duration.ofMillis(150);

    private static final int BLOCK = 1 << 16;

    private final AudioFiles files;
    private final Encoding encoding;
    private final Cancellation cancel;

    ExportCheck(AudioFiles files, Encoding encoding, Cancellation cancel) {
        this.files = files;
        this.encoding = encoding;
        this.cancel = cancel;
    }

    /** @throws VoiceRecorderException {@code ERR_IO} when the copy is not what it should be */
    Exported.Check run(Recording recording, Path copy, Progress progress) throws IOException {
        try (PcmStream source = files.decode(recording.path(), 0);
                PcmStream result = files.decode(copy, 0)) {
            if (encoding.format().isLossless() && source.format().equals(result.format())) {
                compare(recording, source, result, progress);
                return Exported.Check.SAMPLES;
            }
            Duration there = length(result, progress);
            Duration wanted = recording.audio().map(AudioProperties::duration).orElse(there);
            // Where a file only estimates its length, as some MP3 do, its audio is asked.
            if (!isLike(wanted, there) && !isLike(length(source, Progress.NONE), there)) {
                throw failed(
                        recording,
                        "it lasts %.3f s instead of %.3f s".formatted(there.toNanos() / 1e9, wanted.toNanos() / 1e9));
            }
            return Exported.Check.DURATION;
        }
    }

    private boolean isLike(Duration wanted, Duration there) {
        Duration tolerance = encoding.format().isLossless() ? Duration.ofMillis(1) : PADDING;
        return wanted.minus(there).abs().compareTo(tolerance) <= 0;
    }

    private void compare(Recording recording, PcmStream source, PcmStream result, Progress progress)
            throws IOException {
        int frame = source.format().bytesPerFrame();
        byte[] wanted = new byte[BLOCK / frame * frame];
        byte[] there = new byte[wanted.length];
        long bytes = 0;
        while (true) {
            cancel.throwIfCancelled();
            int n = fill(source, wanted);
            int m = fill(result, there);
            int same = Arrays.mismatch(wanted, 0, n, there, 0, m);
            if (same >= 0) {
                throw failed(recording, "it differs from frame %d on".formatted((bytes + same) / frame));
            }
            if (n == 0) {
                return;
            }
            bytes += n;
            report(progress, bytes / frame, source);
        }
    }

    private Duration length(PcmStream audio, Progress progress) throws IOException {
        int frame = audio.format().bytesPerFrame();
        byte[] block = new byte[BLOCK / frame * frame];
        long frames = 0;
        for (int n = fill(audio, block); n > 0; n = fill(audio, block)) {
            cancel.throwIfCancelled();
            frames += n / frame;
            report(progress, frames, audio);
        }
        return AudioProperties.duration(frames, audio.format().sampleRate());
    }

    private static void report(Progress progress, long frames, PcmStream audio) {
        int rate = audio.format().sampleRate();
        progress.report("", frames * 1000 / rate, audio.totalFrames() * 1000 / rate, Progress.Unit.MILLISECONDS);
    }

    /** Streams give what they have; blocks are compared whole. @return 0 at the end */
    private static int fill(PcmStream audio, byte[] block) throws IOException {
        int filled = 0;
        while (filled < block.length) {
            int n = audio.read(block, filled, block.length - filled);
            if (n < 0) {
                break;
            }
            filled += n;
        }
        return filled;
    }

    private static VoiceRecorderException failed(Recording recording, String why) {
        return new VoiceRecorderException(
                ErrorCode.ERR_IO,
                "The copy of %s failed its check and was thrown away: %s".formatted(recording.shortId(), why),
                "Check the recording with 'voicerec verify', and try again or another format.",
                null);
    }
}
