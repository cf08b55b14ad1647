package org.voicerecorder.api.recorder;

import org.voicerecorder.api.audio.Levels;

/** An open microphone whose level is shown. Thread-safe. */
public interface LevelTest extends AutoCloseable {
    Levels levels();

    @Override
    void close();
}
