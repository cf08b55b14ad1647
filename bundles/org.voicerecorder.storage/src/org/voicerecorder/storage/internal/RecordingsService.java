package org.voicerecorder.storage.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RecordingPage;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.catalog.SearchIndex;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.storage.Metadata;

/** The recordings as people handle them: rules before the repository, news after it. */
@Component
public final class RecordingsService implements Recordings {
    private static final Pattern REFERENCE = Pattern.compile("[0-9a-fA-F-]{1,36}");
    private static final int NAMED_WHEN_AMBIGUOUS = 5;

    private final RecordingRepository repository;
    private final Optional<ComponentServiceObjects<SearchIndex>> index;
    private final EventPublisher events;

    /**
     * @param index null when no search is installed
     * @param recovery not used: the library is whole before anybody looks into it
     */
    @Activate
    public RecordingsService(
            @Reference RecordingRepository repository,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) ComponentServiceObjects<SearchIndex> index,
            @Reference EventPublisher events,
            @Reference @SuppressWarnings("unused") Recovery recovery) {
        this.repository = repository;
        this.index = Optional.ofNullable(index);
        this.events = events;
    }

    @Override
    public Recording resolve(String reference) {
        String text = reference.strip();
        if (text.equalsIgnoreCase("last")) {
            return repository
                    .last()
                    .orElseThrow(() -> new VoiceRecorderException(
                            ErrorCode.ERR_NOT_FOUND,
                            "The library holds no recording yet",
                            "Take in a file with 'voicerec add FILE', or record with 'voicerec record'.",
                            null));
        }
        if (!REFERENCE.matcher(text).matches()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_NOT_FOUND,
                    "'%s' is not the id of a recording".formatted(text),
                    "An id is made of hexadecimal digits; its beginning is enough. 'last' is the newest recording.",
                    null);
        }
        var found = repository.findByPrefix(text.toLowerCase(Locale.ROOT), NAMED_WHEN_AMBIGUOUS);
        if (found.isEmpty()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_NOT_FOUND, "No recording has an id that begins with '%s'".formatted(text));
        }
        if (found.size() > 1) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_AMBIGUOUS_ID,
                    "Several recordings have an id that begins with '%s': %s"
                            .formatted(
                                    text,
                                    String.join(
                                            ", ",
                                            found.stream().map(UUID::toString).toList())));
        }
        return repository
                .find(found.getFirst())
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_NOT_FOUND, "The recording %s has just been removed".formatted(text)));
    }

    @Override
    public Optional<Recording> find(UUID id) {
        return repository.find(id);
    }

    @Override
    public List<Recording> findAll(Collection<UUID> ids) {
        return repository.findAll(ids);
    }

    @Override
    public RecordingPage page(RecordingFilter filter, RecordingOrder order, Optional<String> after, int limit) {
        return repository.page(filter, among(filter), order, after, limit);
    }

    @Override
    public List<UUID> ids(RecordingFilter filter, RecordingOrder order) {
        return repository.ids(filter, among(filter), order);
    }

    @Override
    public List<Recording> change(Collection<UUID> ids, RecordingChange change) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var checked = Metadata.check(change);
        return events.inOrder(() -> {
            var changed = repository.update(ids, checked);
            events.publish(new RecordingEvent.Changed(changed));
            return changed;
        });
    }

    @Override
    public List<Recording> delete(Collection<UUID> ids) {
        return change(ids, RecordingChange.status(RecordingStatus.DELETED));
    }

    @Override
    public List<Recording> restore(Collection<UUID> ids) {
        return change(ids, RecordingChange.status(RecordingStatus.ACTIVE));
    }

    /** The index is only touched when words were given: a plain list must not pay for it. */
    private Optional<Collection<UUID>> among(RecordingFilter filter) {
        return filter.text().map(words -> {
            var index = this.index.orElseThrow(() ->
                    new VoiceRecorderException(ErrorCode.ERR_UNAVAILABLE, "The full-text search is not installed"));
            SearchIndex service = index.getService();
            try {
                return service.search(words);
            } finally {
                index.ungetService(service);
            }
        });
    }
}
