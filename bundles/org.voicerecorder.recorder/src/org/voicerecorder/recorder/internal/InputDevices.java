package org.voicerecorder.recorder.internal;

import java.util.Collection;
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
import org.voicerecorder.api.audio.OfferedInput;

/** Finds devices among the sound systems that are there, and opens them. Thread-safe. */
final class InputDevices {
    private static final Logger LOG = LoggerFactory.getLogger(InputDevices.class);

    private final Collection<AudioInputs> services;

    /** @param services those that are there now; changes by itself */
    InputDevices(Collection<AudioInputs> services) {
        this.services = services;
    }

    /** An open device, of the sound system that opened it. */
    record OpenInput(AudioInputs system, InputDevice device, CaptureStream stream) {}

    /** Which others may be heard instead of a device that was lost. */
    enum Others {
        NONE,
        OF_THE_SAME_SYSTEM,
        ALL
    }

    /**
     * The device that is meant: by id or name, or the default one.
     *
     * @throws VoiceRecorderException {@code ERR_DEVICE_NOT_FOUND}
     */
    OfferedInput choose(Optional<String> wanted) {
        List<OfferedInput> offered = OfferedInput.of(services);
        if (offered.isEmpty()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DEVICE_NOT_FOUND,
                    "No input device was found",
                    "Connect a microphone and see whether 'voicerec devices' lists it.",
                    null);
        }
        return wanted.map(id -> OfferedInput.find(offered, id))
                .orElseGet(() -> OfferedInput.preferred(offered))
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_DEVICE_NOT_FOUND,
                        "There is no input device '%s'".formatted(wanted.orElse("default"))));
    }

    /** @throws VoiceRecorderException as {@link AudioInputs#open} */
    static OpenInput open(OfferedInput offered, CaptureFormat format) {
        return new OpenInput(offered.service(), offered.device(), offered.open(format));
    }

    /**
     * Opens a device again that was lost, as soon as it is there; or another one.
     *
     * @return empty while there is none that can be opened, whatever the sound systems say meanwhile: they come and go, too
     */
    Optional<OpenInput> reopen(OpenInput lost, CaptureFormat format, Others others) {
        String id = lost.device().id();
        try {
            List<OfferedInput> offered = OfferedInput.of(services);
            return offered.stream()
                    .filter(input -> input.device().id().equals(id))
                    .findFirst()
                    .or(() -> OfferedInput.preferred(allowed(offered, lost, others)))
                    .map(input -> open(input, format));
        } catch (RuntimeException e) {
            LOG.atDebug().addKeyValue("device", id).setCause(e).log("The device cannot be opened yet");
            return Optional.empty();
        }
    }

    private static List<OfferedInput> allowed(List<OfferedInput> offered, OpenInput lost, Others others) {
        return switch (others) {
            case NONE -> List.of();
            case OF_THE_SAME_SYSTEM ->
                offered.stream()
                        .filter(input -> input.service() == lost.system())
                        .toList();
            case ALL -> offered;
        };
    }
}
