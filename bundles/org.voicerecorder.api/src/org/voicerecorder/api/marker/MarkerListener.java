package org.voicerecorder.api.marker;

import java.util.List;
import java.util.UUID;

/**
 * A service that hears of changes of markers (whiteboard). Called in the thread that made the change, after its commit:
 * return at once, never throw. Markers that come or go together with their recording are not told: whoever shows a
 * recording reads its markers.
 */
@FunctionalInterface
public interface MarkerListener {
    /** @param markers all markers that the recording has now, in the order of time */
    void onMarkers(UUID recording, List<Marker> markers);
}
