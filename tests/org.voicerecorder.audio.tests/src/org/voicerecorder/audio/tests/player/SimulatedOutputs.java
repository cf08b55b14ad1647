package org.voicerecorder.audio.tests.player;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioOutputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PlaybackLine;

/** A sound system whose time only goes on when the test listens. */
final class SimulatedOutputs implements AudioOutputs {
    static final OutputDevice SPEAKERS = new OutputDevice("speakers", "Speakers", true);
    static final OutputDevice HEADPHONES = new OutputDevice("headphones", "Headphones", false);

    final List<SimulatedLine> lines = new CopyOnWriteArrayList<>();
    volatile List<OutputDevice> devices = List.of(SPEAKERS, HEADPHONES);
    volatile int deepestBits = 32;

    @Override
    public List<OutputDevice> devices() {
        return devices;
    }

    @Override
    public PlaybackLine open(Optional<String> deviceId, CaptureFormat format) {
        if (format.bitDepth() > deepestBits) {
            throw new VoiceRecorderException(ErrorCode.ERR_FORMAT_NOT_SUPPORTED, "Too deep");
        }
        if (devices.isEmpty()) {
            throw new VoiceRecorderException(ErrorCode.ERR_DEVICE_UNAVAILABLE, "No device");
        }
        SimulatedLine line =
                new SimulatedLine(format, deviceId.orElse(devices.getFirst().id()));
        lines.add(line);
        return line;
    }

    SimulatedLine last() {
        return lines.getLast();
    }
}
