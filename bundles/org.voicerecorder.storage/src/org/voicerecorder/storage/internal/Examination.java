package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.ComponentServiceObjects;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.audio.PeaksBuilder;
import org.voicerecorder.audio.SampleFormat;
import org.voicerecorder.audio.io.IoFailures;

/**
 * Decodes a copied file from beginning to end: that it can be played is known before it counts as kept, and its waveform
 * falls out on the way.
 */
final class Examination {
    /** Encoders pad, and some containers round: what may be missing before a file counts as cut off. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private static final int BLOCK = 1 << 16;

    record Result(AudioContent content, Peaks peaks) {}

    private final ComponentServiceObjects<AudioFiles> audioFiles;

    Examination(ComponentServiceObjects<AudioFiles> audioFiles) {
        this.audioFiles = audioFiles;
    }

    /**
     * Looks at the beginning of a source, before it is copied: a large file that is no audio is not moved for nothing.
     *
     * @throws VoiceRecorderException {@code ERR_UNSUPPORTED_FORMAT}, {@code ERR_CORRUPT_FILE}
     */
    void refuseForeign(Path file, String name) {
        AudioFiles service = audioFiles.getService();
        try {
            service.mimeType(file);
        } catch (VoiceRecorderException e) {
            throw inTermsOf(name, file, e);
        } finally {
            audioFiles.ungetService(service);
        }
    }

    /**
     * @param name of the source, for messages
     * @throws VoiceRecorderException {@code ERR_UNSUPPORTED_FORMAT}, {@code ERR_CORRUPT_FILE}, {@code ERR_TIMEOUT}
     */
    Result examine(Path file, String name, Progress progress, Cancellation cancel) {
        AudioFiles service = audioFiles.getService();
        try {
            AudioContent content = service.inspect(file);
            try (PcmStream audio = service.examine(file)) {
                var peaks = decode(audio, content.properties(), name, progress, cancel);
                refuseCutOff(name, content.properties(), peaks);
                return new Result(content, peaks.peaks());
            }
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        } catch (VoiceRecorderException e) {
            throw inTermsOf(name, file, e);
        } finally {
            audioFiles.ungetService(service);
        }
    }

    private static PeaksBuilder decode(
            PcmStream audio, AudioProperties promised, String name, Progress progress, Cancellation cancel)
            throws IOException {
        var peaks = new PeaksBuilder(SampleFormat.of(audio.format()), Waveforms.STORED_SAMPLES_PER_PIXEL, false);
        try {
            read(audio, peaks, name, progress, cancel);
        } catch (VoiceRecorderException e) {
            // A last frame that is not whole is no loss: streams are cut anywhere.
            if (e.code() != ErrorCode.ERR_CORRUPT_FILE || isCutOff(promised, peaks)) {
                throw e;
            }
        }
        return peaks;
    }

    private static void read(PcmStream audio, PeaksBuilder peaks, String name, Progress progress, Cancellation cancel)
            throws IOException {
        CaptureFormat format = audio.format();
        byte[] block = new byte[BLOCK / format.bytesPerFrame() * format.bytesPerFrame()];
        for (int n = audio.read(block, 0, block.length); n >= 0; n = audio.read(block, 0, block.length)) {
            cancel.throwIfCancelled();
            peaks.accept(block, 0, n);
            progress.report(
                    name,
                    peaks.frames() * 1000 / format.sampleRate(),
                    audio.totalFrames() * 1000 / format.sampleRate(),
                    Progress.Unit.MILLISECONDS);
        }
    }

    private static boolean isCutOff(AudioProperties promised, PeaksBuilder found) {
        Duration there = AudioProperties.duration(found.frames(), promised.sampleRate());
        return there.plus(TOLERANCE).compareTo(promised.duration()) < 0;
    }

    private static void refuseCutOff(String name, AudioProperties promised, PeaksBuilder found) {
        if (isCutOff(promised, found)) {
            Duration there = AudioProperties.duration(found.frames(), promised.sampleRate());
            throw new VoiceRecorderException(
                    ErrorCode.ERR_CORRUPT_FILE,
                    "%s is cut off: it promises %.1f s of audio and holds %.1f s"
                            .formatted(Printable.text(name), promised.seconds(), there.toNanos() / 1e9));
        }
    }

    /** The user knows the file by its own name, not by that of the copy. */
    private static VoiceRecorderException inTermsOf(String name, Path file, VoiceRecorderException e) {
        String message = String.valueOf(e.getMessage())
                .replace(file.toString(), Printable.text(name))
                .replace(file.getFileName().toString(), Printable.text(name));
        return message.equals(e.getMessage()) ? e : new VoiceRecorderException(e.code(), message, e.advice(), e);
    }

    /** Refuses a WAV that lacks audio its header promises. */
    static void refuseIncomplete(String name, Optional<AudioContent> content) {
        content.flatMap(AudioContent::problem).ifPresent(problem -> {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_CORRUPT_FILE, "%s is damaged: %s".formatted(Printable.text(name), problem));
        });
    }
}
