package org.voicerecorder.api.audio;

import java.io.IOException;

/**
 * Audio that can be read from any frame: a file, or an edit that was never rendered. Thread-safe; several streams may be
 * open at a time.
 */
public interface PcmSource {
    CaptureFormat format();

    /** Length in frames; for compressed files as their header says. */
    long frames();

    /**
     * Opens the audio. Cheap enough to be called for each seek.
     *
     * @param startFrame the first frame to deliver; at or past the end the stream is empty
     * @throws org.voicerecorder.api.VoiceRecorderException when the audio is gone or damaged
     */
    PcmStream open(long startFrame) throws IOException;
}
