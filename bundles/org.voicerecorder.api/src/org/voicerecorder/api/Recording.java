package org.voicerecorder.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.audio.AudioProperties;

/**
 * One recording of the library, as it was when it was read. Immutable.
 *
 * @param id never changes
 * @param originalName the file's name before it came into the library
 * @param storedName the file's name in {@code recordings/raw}: the id and the extension of its type
 * @param path absolute path of the stored audio
 * @param title never empty; at most 500 characters
 * @param tags sorted, without repetition
 * @param audio empty when the properties could not be read
 * @param checksum SHA-256 of the stored bytes, lower-case hex
 * @param appVersion the version of the program that brought it in
 * @param version counts the changes of the row; for optimistic locking
 */
public record Recording(
        UUID id,
        String originalName,
        String storedName,
        Path path,
        String title,
        Optional<String> description,
        List<String> tags,
        Optional<AudioProperties> audio,
        long sizeBytes,
        String mimeType,
        String checksum,
        RecordingStatus status,
        SyncStatus syncStatus,
        IngestSource source,
        Instant createdAt,
        Instant modifiedAt,
        Optional<Instant> lastSyncedAt,
        String appVersion,
        Optional<String> retentionPolicy,
        Optional<String> dataSubject,
        Optional<Boolean> consent,
        long version) {

    public Recording {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(path, "path");
        tags = List.copyOf(tags);
    }

    /** The first eight characters of the id: enough to name it in any library of ordinary size. */
    public String shortId() {
        return id.toString().substring(0, 8);
    }

    public boolean isDeleted() {
        return status == RecordingStatus.DELETED;
    }
}
