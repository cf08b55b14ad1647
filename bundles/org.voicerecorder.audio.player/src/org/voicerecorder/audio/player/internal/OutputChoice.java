package org.voicerecorder.audio.player.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioOutputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.OutputDevice;
import org.voicerecorder.api.audio.PlaybackLine;

/** The outputs of the best sound system that has any. Thread-safe. */
final class OutputChoice {
    private static final String ADVICE = "Connect headphones or speakers and check that the sound server runs.";

    private record Choice(AudioOutputs outputs, List<OutputDevice> devices) {}

    private final Supplier<List<AudioOutputs>> services;

    OutputChoice(Supplier<List<AudioOutputs>> services) {
        this.services = services;
    }

    List<OutputDevice> devices() {
        return choose().map(Choice::devices).orElse(List.of());
    }

    private Optional<Choice> choose() {
        return services.get().stream()
                .sorted(Comparator.comparingInt(AudioOutputs::rank).reversed())
                .map(outputs -> new Choice(outputs, outputs.devices()))
                .filter(choice -> !choice.devices().isEmpty())
                .findFirst();
    }

    /**
     * Opens a device in the source's format, or one that comes near.
     *
     * @throws VoiceRecorderException {@code ERR_DEVICE_NOT_FOUND}, {@code ERR_DEVICE_UNAVAILABLE},
     *     {@code ERR_FORMAT_NOT_SUPPORTED}
     */
    OpenOutput open(Optional<String> deviceId, CaptureFormat source) {
        Choice choice = choose().orElseThrow(() -> new VoiceRecorderException(
                ErrorCode.ERR_DEVICE_UNAVAILABLE, "There is no output device", ADVICE, null));
        deviceId.filter(id -> choice.devices().stream().noneMatch(d -> d.id().equals(id)))
                .ifPresent(id -> {
                    throw new VoiceRecorderException(
                            ErrorCode.ERR_DEVICE_NOT_FOUND,
                            "There is no output device '%s'".formatted(id),
                            "List them with 'voicerec devices --outputs'.",
                            null);
                });
        return new OpenOutput(line(choice.outputs(), deviceId, source), choice.devices(), deviceId);
    }

    private static PlaybackLine line(AudioOutputs outputs, Optional<String> deviceId, CaptureFormat source) {
        VoiceRecorderException refusal = null;
        for (CaptureFormat format : Mixdown.candidates(source)) {
            try {
                return outputs.open(deviceId, format);
            } catch (VoiceRecorderException e) {
                if (e.code() != ErrorCode.ERR_FORMAT_NOT_SUPPORTED) {
                    throw e;
                }
                refusal = refusal == null ? e : refusal;
            }
        }
        throw refusal;
    }
}
