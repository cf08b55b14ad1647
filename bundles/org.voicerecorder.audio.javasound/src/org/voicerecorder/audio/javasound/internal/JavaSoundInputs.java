package org.voicerecorder.audio.javasound.internal;

import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.audio.UsualFormats;

/**
 * The input devices that Java Sound shows: ALSA on Linux (through it PulseAudio and PipeWire), DirectSound on Windows,
 * Core Audio on macOS.
 */
@Component
public final class JavaSoundInputs implements AudioInputs {
    private static final Logger LOG = LoggerFactory.getLogger(JavaSoundInputs.class);
    /** Holds what comes while the reader is busy. */
    private static final int LINE_BUFFER_MILLIS = 500;

    /** What nearly every device can do. */
    private static final List<CaptureFormat> COMMON =
            List.of(new CaptureFormat(48_000, 2, 16), new CaptureFormat(44_100, 1, 16));

    @Activate
    public JavaSoundInputs() {
        // Java Sound is loaded when a device is first asked for.
    }

    @Override
    public List<InputDevice> devices() {
        List<InputDevice> devices = new ArrayList<>();
        for (Mixers.Known known : Mixers.with(TargetDataLine.class)) {
            devices.add(new InputDevice(known.id(), known.name(), devices.isEmpty(), formats(known.mixer())));
        }
        return devices;
    }

    private static List<CaptureFormat> formats(Mixer mixer) {
        return UsualFormats.ALL.stream()
                .filter(format -> mixer.isLineSupported(info(format)))
                .toList();
    }

    private static DataLine.Info info(CaptureFormat format) {
        return new DataLine.Info(TargetDataLine.class, SoundFormats.of(format));
    }

    @Override
    public CaptureStream open(String deviceId, CaptureFormat format) {
        Mixer mixer = find(deviceId).mixer();
        if (!mixer.isLineSupported(info(format))) {
            throw notOffered(deviceId, format, null);
        }
        try {
            TargetDataLine line = openLine(mixer, format);
            LOG.atInfo()
                    .addKeyValue("device", deviceId)
                    .addKeyValue("format", format)
                    .addKeyValue("bufferBytes", line.getBufferSize())
                    .log("Opened an input device");
            return new JavaSoundCapture(line, deviceId, format);
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            if (opensOtherwise(mixer)) {
                throw notOffered(deviceId, format, e);
            }
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DEVICE_UNAVAILABLE,
                    "'%s' could not be opened: %s".formatted(deviceId, e.getMessage()),
                    "Close other programs that use the device, check that this program may use the microphone,"
                            + " or choose another device with 'voicerec devices'.",
                    e);
        }
    }

    private static TargetDataLine openLine(Mixer mixer, CaptureFormat format) throws LineUnavailableException {
        TargetDataLine line = (TargetDataLine) mixer.getLine(info(format));
        AudioFormat sound = SoundFormats.of(format);
        line.open(sound, sound.getFrameSize() * (int) ((long) format.sampleRate() * LINE_BUFFER_MILLIS / 1000));
        return line;
    }

    /** Java Sound does not say whether a device or a format is the trouble; that another format opens does. */
    private static boolean opensOtherwise(Mixer mixer) {
        for (CaptureFormat format : COMMON) {
            try (TargetDataLine _ = openLine(mixer, format)) {
                return true;
            } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                LOG.atDebug().setCause(e).addKeyValue("format", format).log("Does not open either");
            }
        }
        return false;
    }

    private static VoiceRecorderException notOffered(String deviceId, CaptureFormat format, Exception cause) {
        return new VoiceRecorderException(
                ErrorCode.ERR_FORMAT_NOT_SUPPORTED, "'%s' does not offer %s".formatted(deviceId, format), cause);
    }

    private static Mixers.Known find(String deviceId) {
        return Mixers.find(
                Mixers.with(TargetDataLine.class),
                deviceId,
                "input device",
                "Connect a microphone and check that the sound server runs.",
                ErrorCode.ERR_DEVICE_NOT_FOUND.advice());
    }
}
