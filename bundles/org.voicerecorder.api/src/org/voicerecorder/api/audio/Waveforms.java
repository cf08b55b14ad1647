package org.voicerecorder.api.audio;

import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;

/** Waveforms of recordings, made at ingest, kept under {@code derived/} and made anew whenever needed. Thread-safe. */
public interface Waveforms {
    /** Resolution of the stored peaks, in frames per pixel. */
    int STORED_SAMPLES_PER_PIXEL = 256;

    /** The stored peaks when they are there and belong to the recording's checksum: quick, reads one small file. */
    Optional<Peaks> stored(Recording recording);

    /**
     * The stored peaks, computed and stored first when they are missing.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_FILE_MISSING}, {@code ERR_CORRUPT_FILE}, {@code ERR_IO}
     */
    Peaks peaks(Recording recording, Progress progress, Cancellation cancel);

    /** Peaks with any resolution and with or without the channels mixed into one, read from the audio itself. */
    Peaks compute(
            Recording recording, int samplesPerPixel, boolean splitChannels, Progress progress, Cancellation cancel);
}
