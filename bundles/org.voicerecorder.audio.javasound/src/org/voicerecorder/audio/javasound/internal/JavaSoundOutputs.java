package org.voicerecorder.audio.javasound.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioOutputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PlaybackLine;

/** The output devices that Java Sound shows. */
@Component
public final class JavaSoundOutputs implements AudioOutputs {
    private static final Logger LOG = LoggerFactory.getLogger(JavaSoundOutputs.class);
    private static final String ADVICE = "Connect headphones or speakers and check that the sound server runs.";

    @Activate
    public JavaSoundOutputs() {
        // Java Sound is loaded when something is first played.
    }

    @Override
    public List<OutputDevice> devices() {
        List<OutputDevice> devices = new ArrayList<>();
        for (Mixers.Known known : Mixers.with(SourceDataLine.class)) {
            devices.add(new OutputDevice(known.id(), known.name(), devices.isEmpty()));
        }
        return devices;
    }

    @Override
    public PlaybackLine open(Optional<String> deviceId, CaptureFormat format) {
        List<Mixers.Known> known = Mixers.with(SourceDataLine.class);
        if (deviceId.isEmpty() && known.isEmpty()) {
            throw unavailable("There is no output device", null);
        }
        Mixers.Known device = deviceId.map(id ->
                        Mixers.find(known, id, "output device", ADVICE, "List them with 'voicerec devices --outputs'."))
                .orElseGet(known::getFirst);
        AudioFormat sound = SoundFormats.of(format);
        DataLine.Info info = new DataLine.Info(SourceDataLine.class, sound);
        Mixer mixer = device.mixer();
        if (!mixer.isLineSupported(info)) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FORMAT_NOT_SUPPORTED, "'%s' does not play %s".formatted(device.id(), format));
        }
        try {
            SourceDataLine line = (SourceDataLine) mixer.getLine(info);
            line.open(sound, sound.getFrameSize() * bufferFrames(format));
            LOG.atInfo()
                    .addKeyValue("device", device.id())
                    .addKeyValue("format", format)
                    .addKeyValue("bufferBytes", line.getBufferSize())
                    .log("Opened an output device");
            return new JavaSoundLine(line, device.id(), format);
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            throw unavailable("'%s' could not be opened to play %s".formatted(device.id(), format), e);
        }
    }

    private static int bufferFrames(CaptureFormat format) {
        return (int) (format.sampleRate() * PlaybackLine.BUFFER.toMillis() / 1000);
    }

    private static VoiceRecorderException unavailable(String message, Exception cause) {
        return new VoiceRecorderException(ErrorCode.ERR_DEVICE_UNAVAILABLE, message, ADVICE, cause);
    }
}
