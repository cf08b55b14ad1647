package org.voicerecorder.recorder.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioInputs;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.InputDevice;

/** Finds devices among the sound systems that are there, and opens them. Thread-safe. */
final class InputDevices {
    private static final Logger LOG = LoggerFactory.getLogger(InputDevices.class);

    private final Collection<AudioInputs> services;

    /** @param services those that are there now; changes by itself */
    InputDevices(Collection<AudioInputs> services) {
        this.services = services;
    }

    /** A device of a sound system. */
    record Choice(AudioInputs service, InputDevice device) {
        OpenInput open(CaptureFormat format) {
            return new OpenInput(device, service.open(device.id(), format));
        }
    }

    /** An open device. */
    record OpenInput(InputDevice device, CaptureStream stream) {}

    /**
     * The device that is meant: by id or name, or the default one.
     *
     * @throws VoiceRecorderException {@code ERR_DEVICE_NOT_FOUND}
     */
    Choice choose(Optional<String> wanted) {
        List<Choice> choices = choices();
        if (choices.isEmpty()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DEVICE_NOT_FOUND,
                    "No input device was found",
                    "Connect a microphone and see whether 'voicerec devices' lists it.",
                    null);
        }
        return wanted.isPresent()
                ? choices.stream()
                        .filter(c -> c.device().id().equals(wanted.get())
                                || c.device().name().equalsIgnoreCase(wanted.get()))
                        .findFirst()
                        .orElseThrow(() -> new VoiceRecorderException(
                                ErrorCode.ERR_DEVICE_NOT_FOUND,
                                "There is no input device '%s'".formatted(wanted.get())))
                : usual(choices);
    }

    private static Choice usual(List<Choice> choices) {
        return choices.stream().filter(c -> c.device().isDefault()).findFirst().orElse(choices.getFirst());
    }

    /**
     * Opens a device again that was lost, as soon as it is there; or another one.
     *
     * @param other whether it may be another one
     * @return empty while there is none that can be opened
     */
    Optional<OpenInput> reopen(String id, CaptureFormat format, boolean other) {
        try {
            List<Choice> choices = choices();
            Optional<Choice> same =
                    choices.stream().filter(c -> c.device().id().equals(id)).findFirst();
            Optional<Choice> found =
                    same.isPresent() || !other || choices.isEmpty() ? same : Optional.of(usual(choices));
            return found.map(choice -> choice.open(format));
        } catch (VoiceRecorderException e) {
            LOG.atDebug().addKeyValue("device", id).setCause(e).log("The device cannot be opened yet");
            return Optional.empty();
        }
    }

    /** Of several sound systems that have devices the best one counts: the same microphone would be there twice. */
    private List<Choice> choices() {
        return services.stream()
                .sorted(Comparator.comparingInt(AudioInputs::rank).reversed())
                .map(service -> service.devices().stream()
                        .map(device -> new Choice(service, device))
                        .toList())
                .filter(choices -> !choices.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
