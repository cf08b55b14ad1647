package org.voicerecorder.workbench.internal.model;

import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** Where models find the services they work with: asked anew each time, for services come and go. Thread-safe. */
public interface ServiceSource {
    <T> Optional<T> find(Class<T> type);

    <T> List<T> findAll(Class<T> type);

    /** Whether a service is registered, without waking it up. */
    boolean has(Class<?> type);

    /** @throws VoiceRecorderException {@code ERR_UNAVAILABLE} when it is not there */
    default <T> T require(Class<T> type) {
        return find(type)
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_UNAVAILABLE,
                        "The part of the program called %s is not running".formatted(type.getSimpleName())));
    }
}
