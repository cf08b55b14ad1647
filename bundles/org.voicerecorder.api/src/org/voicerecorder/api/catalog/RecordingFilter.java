package org.voicerecorder.api.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.RecordingStatus;

/**
 * Which recordings are meant; every part that is given must hold.
 *
 * @param statuses empty means every status
 * @param text words looked up in title, description, tags and transcript; empty means no condition
 * @param tags all of them must be there
 * @param createdFrom inclusive
 * @param createdUntil exclusive
 * @param provider key of a provider that holds a copy
 */
public record RecordingFilter(
        Set<RecordingStatus> statuses,
        Optional<String> text,
        Set<String> tags,
        Optional<Instant> createdFrom,
        Optional<Instant> createdUntil,
        Optional<Duration> minimumDuration,
        Optional<Duration> maximumDuration,
        Optional<IngestSource> source,
        Optional<String> provider) {

    /** Everything that is not in the bin. */
    public static final RecordingFilter PRESENT = new RecordingFilter(
            Set.of(RecordingStatus.ACTIVE, RecordingStatus.ARCHIVED),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Everything there is a row for. */
    public static final RecordingFilter ALL = PRESENT.withStatuses(Set.of());

    public static final RecordingFilter BIN = PRESENT.withStatuses(Set.of(RecordingStatus.DELETED));

    public RecordingFilter {
        statuses = Set.copyOf(statuses);
        tags = Set.copyOf(tags);
        text = text.map(String::strip).filter(t -> !t.isEmpty());
    }

    public RecordingFilter withStatuses(Set<RecordingStatus> wanted) {
        return new RecordingFilter(
                wanted, text, tags, createdFrom, createdUntil, minimumDuration, maximumDuration, source, provider);
    }

    public RecordingFilter withText(String words) {
        return new RecordingFilter(
                statuses,
                Optional.of(words),
                tags,
                createdFrom,
                createdUntil,
                minimumDuration,
                maximumDuration,
                source,
                provider);
    }

    public RecordingFilter withTags(Set<String> wanted) {
        return new RecordingFilter(
                statuses, text, wanted, createdFrom, createdUntil, minimumDuration, maximumDuration, source, provider);
    }

    public RecordingFilter withCreated(Optional<Instant> from, Optional<Instant> until) {
        return new RecordingFilter(
                statuses, text, tags, from, until, minimumDuration, maximumDuration, source, provider);
    }

    public RecordingFilter withDuration(Optional<Duration> minimum, Optional<Duration> maximum) {
        return new RecordingFilter(statuses, text, tags, createdFrom, createdUntil, minimum, maximum, source, provider);
    }

    public RecordingFilter withSource(IngestSource wanted) {
        return new RecordingFilter(
                statuses,
                text,
                tags,
                createdFrom,
                createdUntil,
                minimumDuration,
                maximumDuration,
                Optional.of(wanted),
                provider);
    }

    public RecordingFilter withProvider(String key) {
        return new RecordingFilter(
                statuses,
                text,
                tags,
                createdFrom,
                createdUntil,
                minimumDuration,
                maximumDuration,
                source,
                Optional.of(key));
    }
}
