package org.voicerecorder.recorder.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.voicerecorder.api.marker.Marker;

/** How long the device of a take was away, gap by gap. Those count whose marker the take has. Thread-safe. */
final class Gaps {
    private final TakeMarkers markers;
    private final Map<UUID, Duration> lengths = new HashMap<>();

    Gaps(TakeMarkers markers) {
        this.markers = markers;
    }

    /** @param length from its beginning up to now; what was said of it before no longer holds */
    synchronized void lasted(Marker gap, Duration length) {
        lengths.put(gap.id(), length);
    }

    /** All gaps of the take together; one in what was heard while it was armed and that is not kept is none. */
    synchronized Duration total() {
        return lengths.entrySet().stream()
                .filter(e -> markers.has(e.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
