package org.voicerecorder.command.internal.commands;

import java.util.List;
import java.util.Locale;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.InputDevice;

/** The input device a person means: its id, its name, or a part of the name that only one has. */
final class InputChoice {
    private InputChoice() {}

    static InputDevice of(String wanted, List<InputDevice> devices) {
        for (InputDevice device : devices) {
            if (device.id().equals(wanted)) {
                return device;
            }
        }
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<InputDevice> named = devices.stream()
                .filter(device -> device.name().equalsIgnoreCase(wanted))
                .toList();
        List<InputDevice> candidates = named.isEmpty()
                ? devices.stream()
                        .filter(device -> device.name().toLowerCase(Locale.ROOT).contains(lower))
                        .toList()
                : named;
        return switch (candidates.size()) {
            case 1 -> candidates.getFirst();
            case 0 ->
                throw new VoiceRecorderException(
                        ErrorCode.ERR_DEVICE_NOT_FOUND, "There is no input device '%s'".formatted(wanted));
            default ->
                throw new VoiceRecorderException(
                        ErrorCode.ERR_DEVICE_NOT_FOUND,
                        "'%s' could be %d input devices".formatted(wanted, candidates.size()),
                        "Give the id of one of them; 'voicerec devices' lists them.",
                        null);
        };
    }
}
