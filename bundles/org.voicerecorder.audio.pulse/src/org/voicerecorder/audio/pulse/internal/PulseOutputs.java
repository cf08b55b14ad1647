package org.voicerecorder.audio.pulse.internal;

import java.util.List;
import java.util.Optional;
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

/** The sinks of the user's PulseAudio or PipeWire server. */
@Component
public final class PulseOutputs implements AudioOutputs {
    private static final Logger LOG = LoggerFactory.getLogger(PulseOutputs.class);

    @Activate
    public PulseOutputs() {
        // The library is loaded, and the server asked, when somebody wants a device.
    }

    @Override
    public int rank() {
        return PulseServer.RANK;
    }

    @Override
    public List<OutputDevice> devices() {
        return PulseServer.list(inventory -> {
            String chosen = inventory.defaults().sink();
            return inventory.sinks().stream()
                    .map(sink -> new OutputDevice(
                            sink.name(), sink.title(), sink.name().equals(chosen)))
                    .toList();
        });
    }

    @Override
    public PlaybackLine open(Optional<String> deviceId, CaptureFormat format) {
        if (!SampleSpecs.canBePlayed(format)) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FORMAT_NOT_SUPPORTED,
                    "%s cannot be played through the sound server".formatted(format),
                    "Export the recording in an ordinary format first, e.g. with 48000 Hz and 2 channels.",
                    null);
        }
        PlaybackLine line = PulseServer.open(connection -> {
            deviceId.ifPresent(id -> requireSink(id, new Inventory(connection).sinks()));
            return PulsePlayback.open(connection, deviceId, format);
        });
        LOG.atInfo()
                .addKeyValue("device", line.deviceId().orElse(""))
                .addKeyValue("format", format)
                .log("Opened an output device");
        return line;
    }

    private static void requireSink(String deviceId, List<Inventory.Device> sinks) {
        if (sinks.stream().noneMatch(sink -> sink.name().equals(deviceId))) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DEVICE_NOT_FOUND, "There is no output device '%s'".formatted(deviceId));
        }
    }
}
