package org.voicerecorder.workbench.internal.studio.model;

import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.edit.EditedAudio;

/** An edit as something that can be played, without being rendered. */
record EditedSource(EditedAudio audio) implements PcmSource {
    @Override
    public CaptureFormat format() {
        return audio.format();
    }

    @Override
    public long frames() {
        return audio.frames();
    }

    @Override
    public PcmStream open(long startFrame) {
        return audio.read(startFrame);
    }
}
