package org.voicerecorder.recorder.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.voicerecorder.api.marker.Marker;

/**
 * The markers of a take under way, counted from its first frame over all parts; those that were set before it began, from
 * when it was armed. Thread-safe.
 */
final class TakeMarkers {
    private final Map<UUID, Marker> markers = new LinkedHashMap<>();
    private final Map<UUID, Marker> early = new LinkedHashMap<>();

    /** Sets a marker. @param frame from the beginning of the take */
    synchronized Marker add(long frame, String text) {
        Marker marker = Marker.at(frame, fitting(text));
        markers.put(marker.id(), marker);
        return marker;
    }

    /** Sets a marker before the take begins. @param frame since it was armed */
    synchronized Marker addEarly(long frame, String text) {
        Marker marker = Marker.at(frame, fitting(text));
        early.put(marker.id(), marker);
        return marker;
    }

    /** The take begins. @param before how much was heard until then and is not kept: markers in it go */
    synchronized void begin(long before) {
        early.values().stream()
                .filter(m -> m.frame() >= before)
                .map(m -> counted(m, before))
                .forEach(m -> markers.put(m.id(), m));
        early.clear();
    }

    /** Those that were set before the take began. @param before how much of what was heard is not kept any more */
    synchronized List<Marker> early(long before) {
        return from(early, before, Long.MAX_VALUE);
    }

    /** Whether the take has it; not so one that was set before it began, unless that is kept. */
    synchronized boolean has(UUID id) {
        return markers.containsKey(id);
    }

    synchronized void describe(UUID id, String text) {
        for (Map<UUID, Marker> some : List.of(markers, early)) {
            some.computeIfPresent(id, (_, old) -> new Marker(id, old.frame(), old.frames(), fitting(text)));
        }
    }

    /** A take under way refuses nothing: what is too long is cut. */
    private static String fitting(String text) {
        return text.length() > Marker.MAXIMUM_TEXT ? text.substring(0, Marker.MAXIMUM_TEXT) : text;
    }

    /** Those from one frame of the take up to before another, counted from the first, by place. */
    synchronized List<Marker> between(long from, long to) {
        return from(markers, from, to);
    }

    private static List<Marker> from(Map<UUID, Marker> some, long from, long to) {
        return some.values().stream()
                .filter(m -> m.frame() >= from && m.frame() < to)
                .sorted(Comparator.comparingLong(Marker::frame))
                .map(m -> counted(m, from))
                .toList();
    }

    static Marker counted(Marker marker, long from) {
        return new Marker(marker.id(), marker.frame() - from, marker.frames(), marker.text());
    }
}
