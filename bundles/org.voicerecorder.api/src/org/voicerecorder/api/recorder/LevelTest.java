package org.voicerecorder.api.recorder;

import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.audio.PcmStream;

/** An open microphone whose level is shown. Thread-safe. */
public interface LevelTest extends AutoCloseable {
    Levels levels();

    /** What the last seconds say of the input. */
    InputCondition condition();

    /** The last ten seconds that were heard, to be played back; also after {@link #close}. */
    PcmStream heard();

    @Override
    void close();
}
