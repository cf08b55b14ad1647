package org.voicerecorder.database.internal.catalog;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.catalog.RecordingChange;

/** A row of {@code recording} while it is being written. Never leaves this bundle. */
@Entity(name = "Recording")
@Table(name = "recording")
public class RecordingEntity {
    @Id
    @Column(name = "id")
    private byte[] id;

    @Column(name = "original_name")
    private String originalName;

    @Column(name = "stored_name")
    private String storedName;

    @Column(name = "title")
    private String title;

    @Column(name = "title_sort")
    private String titleSort;

    @Column(name = "description")
    private String description;

    @Column(name = "tag_list")
    private String tagList;

    @ElementCollection
    @CollectionTable(name = "recording_tag", joinColumns = @JoinColumn(name = "recording_id"))
    @Column(name = "tag")
    private Set<String> tags = new HashSet<>();

    @Column(name = "duration_ns")
    private long durationNanos;

    @Column(name = "sample_rate")
    private Integer sampleRate;

    @Column(name = "channels")
    private Integer channels;

    @Column(name = "bit_depth")
    private Integer bitDepth;

    @Column(name = "size_bytes")
    private long sizeBytes;

    @Column(name = "mime_type")
    private String mimeType;

    @Column(name = "checksum")
    private String checksum;

    @Column(name = "dedup_key")
    private String dedupKey;

    @Column(name = "status")
    private String status;

    @Column(name = "sync_status")
    private String syncStatus;

    @Column(name = "source")
    private String source;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "modified_at")
    private long modifiedAt;

    @Column(name = "last_synced_at")
    private Long lastSyncedAt;

    @Column(name = "app_version")
    private String appVersion;

    @Column(name = "retention_policy")
    private String retentionPolicy;

    @Column(name = "data_subject")
    private String dataSubject;

    @Column(name = "consent")
    private Boolean consent;

    @Column(name = "version")
    private long version;

    @Column(name = "change_number")
    private long changeNumber;

    /** For JPA. */
    protected RecordingEntity() {}

    RecordingEntity(Recording recording, long changeNumber) {
        id = Values.bytes(recording.id());
        originalName = recording.originalName();
        storedName = recording.storedName();
        setTitle(recording.title());
        description = recording.description().orElse(null);
        setTags(Values.tags(recording.tags()));
        setAudio(recording.audio());
        sizeBytes = recording.sizeBytes();
        mimeType = recording.mimeType();
        checksum = recording.checksum();
        dedupKey = Values.dedupKey(recording);
        status = recording.status().name();
        syncStatus = recording.syncStatus().name();
        source = recording.source().value();
        createdAt = Values.micros(recording.createdAt());
        modifiedAt = Values.micros(recording.modifiedAt());
        lastSyncedAt = recording.lastSyncedAt().map(Values::micros).orElse(null);
        appVersion = recording.appVersion();
        retentionPolicy = recording.retentionPolicy().orElse(null);
        dataSubject = recording.dataSubject().orElse(null);
        consent = recording.consent().orElse(null);
        version = recording.version();
        this.changeNumber = changeNumber;
    }

    UUID uuid() {
        return Values.uuid(id);
    }

    /** Applies a change; {@code modifiedAt} moves on even when the clock did not. */
    void apply(RecordingChange change, Instant now, long number) {
        change.title().ifPresent(this::setTitle);
        change.description().ifPresent(text -> description = text.isEmpty() ? null : text);
        SortedSet<String> wanted = new TreeSet<>(change.tags().map(Values::tags).orElseGet(() -> Values.tags(tags)));
        wanted.addAll(Values.tags(change.addTags()));
        wanted.removeAll(Values.tags(change.removeTags()));
        setTags(wanted);
        change.status().ifPresent(wantedStatus -> status = wantedStatus.name());
        modifiedAt = Math.max(Values.wholeMillis(modifiedAt) + Values.MILLI, Values.wholeMillis(Values.micros(now)));
        version++;
        changeNumber = number;
    }

    private void setTitle(String text) {
        title = text;
        titleSort = SortTitle.of(text);
    }

    private void setTags(SortedSet<String> wanted) {
        if (!tags.equals(wanted)) {
            tags.retainAll(wanted);
            tags.addAll(wanted);
        }
        tagList = Values.joined(wanted);
    }

    private void setAudio(Optional<AudioProperties> audio) {
        durationNanos = audio.map(a -> Values.nanos(a.duration())).orElse(Values.UNKNOWN_DURATION);
        sampleRate = audio.map(AudioProperties::sampleRate).orElse(null);
        channels = audio.map(AudioProperties::channels).orElse(null);
        bitDepth = audio.filter(a -> a.bitDepth().isPresent())
                .map(a -> a.bitDepth().getAsInt())
                .orElse(null);
    }

    Recording toRecording(Path raw) {
        return new Recording(
                uuid(),
                originalName,
                storedName,
                raw.resolve(storedName),
                title,
                Optional.ofNullable(description),
                List.copyOf(Values.split(tagList)),
                audio(),
                sizeBytes,
                mimeType,
                checksum,
                RecordingStatus.valueOf(status),
                SyncStatus.valueOf(syncStatus),
                new IngestSource(source),
                Values.instant(createdAt),
                Values.instant(modifiedAt),
                Optional.ofNullable(lastSyncedAt).map(Values::instant),
                appVersion,
                Optional.ofNullable(retentionPolicy),
                Optional.ofNullable(dataSubject),
                Optional.ofNullable(consent),
                version);
    }

    private Optional<AudioProperties> audio() {
        return durationNanos == Values.UNKNOWN_DURATION
                ? Optional.empty()
                : Optional.of(new AudioProperties(
                        Duration.ofNanos(durationNanos),
                        sampleRate,
                        channels,
                        bitDepth == null ? OptionalInt.empty() : OptionalInt.of(bitDepth)));
    }
}
