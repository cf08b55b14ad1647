package org.voicerecorder.audio.javasound.internal;

import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;

/** Plays on the system's default output; each playback has a line and a thread of its own. */
@Component
public final class JavaSoundPlayer implements AudioPlayer {
    /** Short enough for pause and seek to be felt at once. */
    private static final int LINE_BUFFER_MILLIS = 200;

    private final AudioFiles files;

    @Activate
    public JavaSoundPlayer(@Reference AudioFiles files) {
        this.files = files;
    }

    @Override
    public Playback play(Path file, Duration from) {
        AudioProperties properties = files.inspect(file).properties();
        long start = Math.round(from.toNanos() / 1e9 * properties.sampleRate());
        PcmStream stream = files.decode(file, start);
        SourceDataLine line = open(stream.format(), file, stream);
        JavaSoundPlayback playback = new JavaSoundPlayback(files, file, properties.duration(), line, stream, start);
        playback.start();
        return playback;
    }

    private static SourceDataLine open(CaptureFormat format, Path file, PcmStream stream) {
        AudioFormat sound = SoundFormats.of(format);
        try {
            SourceDataLine line = (SourceDataLine) AudioSystem.getLine(new DataLine.Info(SourceDataLine.class, sound));
            line.open(sound, sound.getFrameSize() * (int) ((long) format.sampleRate() * LINE_BUFFER_MILLIS / 1000));
            return line;
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            VoiceRecorderException failure = new VoiceRecorderException(
                    ErrorCode.ERR_DEVICE_UNAVAILABLE,
                    "No output device plays %s (%s)".formatted(file.getFileName(), format),
                    "Connect headphones or speakers and check that the sound server runs.",
                    e);
            JavaSoundPlayback.close(stream, file);
            throw failure;
        }
    }
}
