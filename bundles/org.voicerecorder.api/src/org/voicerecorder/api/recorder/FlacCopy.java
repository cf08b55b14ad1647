package org.voicerecorder.api.recorder;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * What became of the FLAC copy that was made beside a take. The recording itself never depends on it.
 *
 * @param recording the part of the take
 * @param sizeBytes of the copy; empty when there is none
 * @param problem why there is none, e.g. the disk got full
 */
public record FlacCopy(UUID recording, OptionalLong sizeBytes, Optional<VoiceRecorderException> problem) {
    public static FlacCopy kept(UUID recording, long sizeBytes) {
        return new FlacCopy(recording, OptionalLong.of(sizeBytes), Optional.empty());
    }

    public static FlacCopy givenUp(UUID recording, VoiceRecorderException why) {
        return new FlacCopy(recording, OptionalLong.empty(), Optional.of(why));
    }
}
