package org.voicerecorder.storage.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.MarkerListener;
import org.voicerecorder.api.marker.MarkerRepository;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.api.storage.Recovery;

/** Markers as people handle them: rules before the repository, news after it. */
@Component(service = Markers.class)
public final class MarkersService implements Markers {
    private static final Logger LOG = LoggerFactory.getLogger(MarkersService.class);

    /** Of a list that is wrong from beginning to end, nobody reads more. */
    private static final int PROBLEMS_TOLD = 20;

    private final RecordingRepository recordings;
    private final MarkerRepository repository;
    private final EventPublisher events;
    private final List<MarkerListener> listeners = new CopyOnWriteArrayList<>();

    /** @param recovery not used: the library is whole before anybody looks into it */
    @Activate
    public MarkersService(
            @Reference RecordingRepository recordings,
            @Reference MarkerRepository repository,
            @Reference EventPublisher events,
            @Reference @SuppressWarnings("unused") Recovery recovery) {
        this.recordings = recordings;
        this.repository = repository;
        this.events = events;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(MarkerListener listener) {
        listeners.add(listener);
    }

    void removeListener(MarkerListener listener) {
        listeners.remove(listener);
    }

    @Override
    public List<Marker> list(UUID recording) {
        require(recording);
        return repository.list(recording);
    }

    @Override
    public List<Marker> add(UUID recording, List<Marker> markers) {
        return change(recording, markers, there -> {
            refuseTooMany(there.size() + (long) markers.size());
            repository.add(recording, clean(markers));
        });
    }

    @Override
    public List<Marker> change(UUID recording, Marker marker) {
        return change(
                recording,
                List.of(marker),
                _ -> repository.change(recording, clean(List.of(marker)).getFirst()));
    }

    @Override
    public List<Marker> remove(UUID recording, Collection<UUID> markers) {
        return change(recording, List.of(), _ -> {
            if (!markers.isEmpty()) {
                repository.remove(recording, markers);
            }
        });
    }

    @Override
    public List<Marker> replaceAll(UUID recording, List<Marker> markers) {
        return change(recording, markers, _ -> {
            refuseTooMany(markers.size());
            repository.replaceAll(recording, clean(markers));
        });
    }

    private interface Writing {
        void over(List<Marker> there);
    }

    /** Changes come one after the other, so that listeners hear of them in their order. */
    private List<Marker> change(UUID recording, List<Marker> markers, Writing writing) {
        check(require(recording), markers);
        return events.inOrder(() -> {
            writing.over(repository.list(recording));
            List<Marker> now = repository.list(recording);
            listeners.forEach(listener -> tell(listener, recording, now));
            return now;
        });
    }

    private static void tell(MarkerListener listener, UUID recording, List<Marker> markers) {
        try {
            listener.onMarkers(recording, markers);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("listener", listener.getClass().getName())
                    .setCause(e)
                    .log("A listener failed");
        }
    }

    private Recording require(UUID recording) {
        return recordings
                .find(recording)
                .orElseThrow(() ->
                        new VoiceRecorderException(ErrorCode.ERR_NOT_FOUND, "There is no recording " + recording));
    }

    private static List<Marker> clean(List<Marker> markers) {
        return markers.stream()
                .map(m -> new Marker(m.id(), m.frame(), m.frames(), Marker.oneLine(m.text())))
                .toList();
    }

    private static void check(Recording recording, List<Marker> markers) {
        var problems = new ArrayList<String>();
        var ids = new HashSet<UUID>();
        OptionalLong end = recording.audio().map(AudioProperties::frames).stream()
                .mapToLong(f -> f)
                .findFirst();
        for (Marker marker : markers) {
            if (!ids.add(marker.id())) {
                problems.add("Two markers have the id " + marker.id());
            }
            end.ifPresent(frames -> checkPlace(marker, frames, problems));
        }
        if (!problems.isEmpty()) {
            long more = problems.size() - (long) PROBLEMS_TOLD;
            Stream<String> told = problems.stream().limit(PROBLEMS_TOLD);
            String rest = more > 0 ? ". And %d more".formatted(more) : "";
            throw new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, String.join(". ", told.toList()) + rest);
        }
    }

    private static void checkPlace(Marker marker, long frames, List<String> problems) {
        if (marker.frame() > frames) {
            problems.add("The recording has %d frames; there is no frame %d".formatted(frames, marker.frame()));
        } else if (marker.frames() > frames - marker.frame()) {
            problems.add("The recording has %d frames; %d frames from frame %d on end after it"
                    .formatted(frames, marker.frames(), marker.frame()));
        }
    }

    private static void refuseTooMany(long count) {
        if (count > MOST) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "A recording has at most %,d markers, not %,d".formatted(MOST, count),
                    "Remove some first.",
                    null);
        }
    }
}
