package org.voicerecorder.api.audio;

import java.nio.file.Path;

/** Encodes audio that is still being made. Thread-safe. */
public interface LiveEncoders {
    /**
     * Begins a FLAC file. The encoder runs in a process of its own, behind everything else the computer does.
     *
     * @param target replaced when it is there; it is no whole file before {@link LiveEncoder#finish} has returned
     * @param format 16, 24 or 32 bits. FLAC of 32 bits is read by programs made since 2022 only
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_AUDIO_TOOL} when the encoder cannot be started
     */
    LiveEncoder flac(Path target, CaptureFormat format);
}
