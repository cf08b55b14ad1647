package org.voicerecorder.api.catalog;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.SyncStatus;

/**
 * The copy of a recording at a provider, or what there is of it so far. Immutable.
 *
 * @param providerKey which account of which provider, e.g. {@code gdrive-1}; not empty
 * @param remoteId what the provider calls the copy; empty until it has one
 * @param etag the provider's mark of the copy's version, by which a change there is noticed
 * @param path where the copy lies there, as a person would say it
 * @param lastSyncedAt when the copy was last found to be what is stored here
 * @param failureCode why the last try failed; empty when it did not
 * @param failureMessage what it said
 * @param resumeState the provider's own note of how far it came (an upload session, an offset); nobody else reads it
 */
public record RemoteCopy(
        UUID recordingId,
        String providerKey,
        Optional<String> remoteId,
        Optional<String> etag,
        Optional<String> path,
        Optional<Instant> lastSyncedAt,
        SyncStatus status,
        Optional<ErrorCode> failureCode,
        Optional<String> failureMessage,
        Optional<String> resumeState) {

    public RemoteCopy {
        Objects.requireNonNull(recordingId, "recordingId");
        Objects.requireNonNull(status, "status");
        if (providerKey.isBlank()) {
            throw new IllegalArgumentException("A provider has a key");
        }
    }

    /** A copy that nothing was done for yet. */
    public static RemoteCopy planned(UUID recordingId, String providerKey) {
        return new RemoteCopy(
                recordingId,
                providerKey,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SyncStatus.UNSYNCED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
