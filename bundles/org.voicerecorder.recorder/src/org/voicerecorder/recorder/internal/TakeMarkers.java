package org.voicerecorder.recorder.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.voicerecorder.api.marker.Marker;

/** The markers of a take under way, counted from its first frame over all parts. Thread-safe. */
final class TakeMarkers {
    private final Map<UUID, Marker> markers = new LinkedHashMap<>();
    private final Set<UUID> unkept = new HashSet<>();

    /** Sets a marker. @param frame from the beginning of the take */
    synchronized Marker add(long frame, String text) {
        Marker marker = Marker.at(frame, fitting(text));
        put(marker);
        return marker;
    }

    synchronized void describe(UUID id, String text) {
        markers.computeIfPresent(id, (_, old) -> {
            unkept.add(id);
            return new Marker(id, old.frame(), old.frames(), fitting(text));
        });
    }

    /** A take under way refuses nothing: what is too long is cut. */
    private static String fitting(String text) {
        return text.length() > Marker.MAXIMUM_TEXT ? text.substring(0, Marker.MAXIMUM_TEXT) : text;
    }

    private void put(Marker marker) {
        markers.put(marker.id(), marker);
        unkept.add(marker.id());
    }

    /** Those from one frame of the take up to before another, counted from the first, by place. */
    synchronized List<Marker> between(long from, long to) {
        return markers.values().stream()
                .filter(m -> m.frame() >= from && m.frame() < to)
                .sorted(Comparator.comparingLong(Marker::frame))
                .map(m -> counted(m, from))
                .toList();
    }

    static Marker counted(Marker marker, long from) {
        return new Marker(marker.id(), marker.frame() - from, marker.frames(), marker.text());
    }

    /** Those from a frame on that are new or changed since they were last said to be {@link #kept}. */
    synchronized List<Marker> unkeptFrom(long from) {
        List<Marker> found = new ArrayList<>();
        for (Marker marker : markers.values()) {
            if (marker.frame() >= from && unkept.contains(marker.id())) {
                found.add(marker);
            }
        }
        return found;
    }

    /** Those are in the journal, as they were given out. */
    synchronized void kept(List<Marker> written) {
        for (Marker marker : written) {
            if (marker.equals(markers.get(marker.id()))) {
                unkept.remove(marker.id());
            }
        }
    }
}
