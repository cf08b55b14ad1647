package org.voicerecorder.audio.ffmpeg.internal;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.LiveEncoder;
import org.voicerecorder.api.audio.LiveEncoders;

/** Starts FFmpeg for each file. */
@Component
public final class FFmpegLiveEncoders implements LiveEncoders {
    private final FFmpegPrograms programs = new FFmpegPrograms();

    @Activate
    public FFmpegLiveEncoders() {
        // Programs are looked for when first needed.
    }

    @Override
    public LiveEncoder flac(Path target, CaptureFormat format) {
        return new FlacEncoder(programs.ffmpeg(), target, format);
    }
}
