package org.voicerecorder.audio.pulse.internal;

import java.util.Comparator;
import java.util.List;
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

/** The sources of the user's PulseAudio or PipeWire server: microphones, then what is playing (monitors of sinks). */
@Component
public final class PulseInputs implements AudioInputs {
    private static final Logger LOG = LoggerFactory.getLogger(PulseInputs.class);

    @Activate
    public PulseInputs() {
        // The library is loaded, and the server asked, when somebody wants a device.
    }

    @Override
    public int rank() {
        return PulseServer.RANK;
    }

    @Override
    public List<InputDevice> devices() {
        return PulseServer.list(inventory -> {
            String chosen = inventory.defaults().source();
            return inventory.sources().stream()
                    .sorted(Comparator.comparing(Inventory.Device::monitor))
                    .map(source -> new InputDevice(
                            source.name(),
                            source.title(),
                            source.name().equals(chosen),
                            SampleSpecs.offered(source.format())))
                    .toList();
        });
    }

    @Override
    public CaptureStream open(String deviceId, CaptureFormat format) {
        if (!SampleSpecs.isOffered(format)) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FORMAT_NOT_SUPPORTED, "'%s' does not offer %s".formatted(deviceId, format));
        }
        PulseCapture capture = PulseServer.open(connection -> {
            List<Inventory.Device> sources = new Inventory(connection).sources();
            return PulseCapture.open(connection, find(deviceId, sources), format);
        });
        LOG.atInfo()
                .addKeyValue("device", deviceId)
                .addKeyValue("format", format)
                .addKeyValue("deviceFormat", capture.deviceFormat().orElse(null))
                .addKeyValue("serverBuffer", capture.buffer())
                .log("Opened an input device");
        return capture;
    }

    private static Inventory.Device find(String deviceId, List<Inventory.Device> sources) {
        return sources.stream()
                .filter(source -> source.name().equals(deviceId))
                .findFirst()
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_DEVICE_NOT_FOUND, "There is no input device '%s'".formatted(deviceId)));
    }
}
