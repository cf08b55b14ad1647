package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.util.Optional;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.audio.SampleStream;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.audio.PeaksBuilder;
import org.voicerecorder.audio.SampleColumns;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.command.internal.Invocation;

/** Waveforms of short audio, of which the stored peaks would show as steps. */
final class DrawnWaveform {
    /** What is held in memory for each channel: more than any screen has columns for. */
    private static final int MOST_FRAMES = 1 << 20;

    private DrawnWaveform() {}

    /**
     * The samples themselves, brought into columns.
     *
     * @param columns of the picture
     * @param mono whether the channels are mixed into one
     * @return empty when peaks are fine enough
     * @throws org.voicerecorder.api.VoiceRecorderException when the audio is gone or damaged
     */
    static Optional<Peaks> ofSamples(Invocation invocation, Recording recording, int columns, boolean mono) {
        long frames = frames(recording);
        long most = Math.min(MOST_FRAMES, (long) columns * Waveforms.STORED_SAMPLES_PER_PIXEL);
        if (frames == 0 || frames >= most) {
            return Optional.empty();
        }
        try (SampleStream samples = invocation.services().get(AudioFiles.class).samples(recording.path(), 0)) {
            return Optional.of(SampleColumns.of(samples, Math.toIntExact(frames), columns, mono));
        } catch (IOException e) {
            throw IoFailures.of(e, "read", recording.path());
        }
    }

    /** Frames per pixel, so that none is wider than a column; never more than are stored. */
    static int resolution(Recording recording, int columns) {
        return (int) Math.clamp(
                frames(recording) / columns, PeaksBuilder.MIN_SAMPLES_PER_PIXEL, Waveforms.STORED_SAMPLES_PER_PIXEL);
    }

    /** 0 when it is not known. */
    private static long frames(Recording recording) {
        return recording
                .audio()
                .map(audio -> Math.round(audio.duration().toNanos() / 1e9 * audio.sampleRate()))
                .orElse(0L);
    }
}
