package org.voicerecorder.api.edit;

import java.util.Objects;
import java.util.UUID;

/**
 * The audio that an edit was made for.
 *
 * @param recording the recording's id
 * @param checksum SHA-256 of its stored bytes: positions mean nothing in other audio
 */
public record EditSource(UUID recording, String checksum) {
    public EditSource {
        Objects.requireNonNull(recording, "recording");
        Objects.requireNonNull(checksum, "checksum");
    }
}
