package org.voicerecorder.api.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.marker.Marker;

/**
 * The rows of the library. Every method is one transaction; what it returned is on disk. Thread-safe. All methods throw
 * {@link org.voicerecorder.api.VoiceRecorderException} with {@code ERR_DATABASE} or {@code ERR_DISK_FULL} when the
 * database fails. It tells nobody of changes: that is the business of {@link Recordings}.
 */
public interface RecordingRepository {
    /**
     * Adds rows, all or none.
     *
     * @throws org.voicerecorder.api.DuplicateRecordingException when a row, deleted ones included, has the same checksum
     *     and size; enforced by the database, so it also holds for two adds at once. Recordings with the source
     *     {@code recorder}, {@code recovered} or {@code edit} never collide
     */
    default void add(List<Recording> recordings) {
        add(recordings, Map.of());
    }

    /**
     * As {@link #add(List)}, with the markers that some of them bring, in the same transaction.
     *
     * @param markers by the recording's id
     */
    void add(List<Recording> recordings, Map<UUID, List<Marker>> markers);

    Optional<Recording> find(UUID id);

    /** Those that are there, in the order of the ids. One query per 500. */
    List<Recording> findAll(Collection<UUID> ids);

    /** Ids that begin with the given hexadecimal digits (dashes optional), at most {@code limit}. */
    List<UUID> findByPrefix(String prefix, int limit);

    Optional<Recording> findByContent(String checksum, long sizeBytes);

    /** One with such audio, in whatever status; of several, one that is not in the bin. */
    Optional<Recording> findByChecksum(String checksum);

    /** The newest recording that is not in the bin. */
    Optional<Recording> last();

    /**
     * A page by keyset, never by offset.
     *
     * @param among only these ids, when given (the result of a text search); the filter's own text is ignored here
     * @param after {@link RecordingPage#next} of the page before, or empty for the first
     * @param limit 1 to 10,000
     */
    RecordingPage page(
            RecordingFilter filter,
            Optional<Collection<UUID>> among,
            RecordingOrder order,
            Optional<String> after,
            int limit);

    /** The ids of all that the filter means, in order: 16 bytes each, so that a table can show a million rows. */
    List<UUID> ids(RecordingFilter filter, Optional<Collection<UUID>> among, RecordingOrder order);

    long count(RecordingFilter filter);

    /** Tags of what is not in the bin, each with the number of its recordings. */
    SortedMap<String, Long> tagCounts();

    Map<RecordingStatus, Long> statusCounts();

    /**
     * Changes rows, all or none; the change number and {@code modifiedAt} move on.
     *
     * @return the rows after the change, in the order of the ids
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_NOT_FOUND} when one is missing
     */
    List<Recording> update(Collection<UUID> ids, RecordingChange change);

    /** Deletes rows for good; unknown ids are ignored. */
    void remove(Collection<UUID> ids);

    /** Whether there is no recording, in whatever status. Quick also when there are many. */
    boolean isEmpty();

    /** Every stored name, of recordings in every status. */
    Set<String> storedNames();

    /**
     * Gives everything that changed after the given change number, removals included, in order of change. For indexes
     * that catch up. Reads in batches and holds no transaction while the consumer works; what changes meanwhile comes
     * with the next call.
     */
    void changedSince(long changeNumber, Consumer<Change> consumer);

    /** The highest change number so far; 0 in an empty library. Numbers become visible in their order, without gaps. */
    long changeNumber();

    /** What became of a recording, with the number of its last change. */
    sealed interface Change {
        long changeNumber();
    }

    /**
     * A row that was added or changed, or whose markers were.
     *
     * @param markers the texts of its markers that say something
     */
    record ChangedRecording(long changeNumber, Recording recording, List<String> markers) implements Change {
        public ChangedRecording {
            markers = List.copyOf(markers);
        }
    }

    /** A row that is gone for good. */
    record RemovedRecording(long changeNumber, UUID id) implements Change {}
}
