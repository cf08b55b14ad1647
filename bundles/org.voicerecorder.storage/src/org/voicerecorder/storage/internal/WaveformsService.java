package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.audio.PeaksBuilder;
import org.voicerecorder.audio.SampleFormat;
import org.voicerecorder.audio.io.IoFailures;

/** Peaks from the store, or from the audio. */
@Component
public final class WaveformsService implements Waveforms {
    private static final int BLOCK = 1 << 18;

    private final ComponentServiceObjects<AudioFiles> audioFiles;
    private final DerivedFiles derived;

    @Activate
    public WaveformsService(@Reference Library library, @Reference ComponentServiceObjects<AudioFiles> audioFiles) {
        this.audioFiles = audioFiles;
        this.derived = new DerivedFiles(library);
    }

    @Override
    public Optional<Peaks> stored(Recording recording) {
        return derived.readPeaks(recording);
    }

    @Override
    public Peaks peaks(Recording recording, Progress progress, Cancellation cancel) {
        return stored(recording).orElseGet(() -> {
            Peaks peaks = compute(recording, STORED_SAMPLES_PER_PIXEL, true, progress, cancel);
            derived.storePeaks(recording, peaks);
            return peaks;
        });
    }

    @Override
    public Peaks compute(
            Recording recording, int samplesPerPixel, boolean splitChannels, Progress progress, Cancellation cancel) {
        if (!Files.isRegularFile(recording.path())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FILE_MISSING, "The audio of %s is missing".formatted(recording.shortId()));
        }
        if (samplesPerPixel < PeaksBuilder.MIN_SAMPLES_PER_PIXEL) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "%d samples per pixel are too few; at least %d"
                            .formatted(samplesPerPixel, PeaksBuilder.MIN_SAMPLES_PER_PIXEL));
        }
        AudioFiles service = audioFiles.getService();
        try (PcmStream audio = service.decode(recording.path(), 0)) {
            var builder = new PeaksBuilder(SampleFormat.of(audio.format()), samplesPerPixel, !splitChannels);
            read(audio, builder, recording, progress, cancel);
            return builder.peaks();
        } catch (IOException e) {
            throw IoFailures.of(e, "read", recording.path());
        } finally {
            audioFiles.ungetService(service);
        }
    }

    private static void read(
            PcmStream audio, PeaksBuilder builder, Recording recording, Progress progress, Cancellation cancel)
            throws IOException {
        CaptureFormat format = audio.format();
        byte[] block = new byte[BLOCK / format.bytesPerFrame() * format.bytesPerFrame()];
        for (int n = audio.read(block, 0, block.length); n >= 0; n = audio.read(block, 0, block.length)) {
            cancel.throwIfCancelled();
            builder.accept(block, 0, n);
            progress.report(
                    recording.title(),
                    builder.frames() * 1000 / format.sampleRate(),
                    audio.totalFrames() < 0 ? -1 : audio.totalFrames() * 1000 / format.sampleRate(),
                    Progress.Unit.MILLISECONDS);
        }
    }
}
