package org.voicerecorder.api.marker;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The markers of the library's recordings, as people set and change them. The stored audio never changes by it. Every
 * change is one transaction; {@link MarkerListener}s hear of it after the commit. Lists are in the order of time.
 *
 * <p>A marker begins within its recording, or right at its end, and does not last beyond it; its text is one line. A
 * recording has at most {@value #MOST} markers. What is wrong is said of all markers at once, and nothing is changed then.
 * Thread-safe. A service while a library is open.
 *
 * <p>All methods throw {@link org.voicerecorder.api.VoiceRecorderException}: {@code ERR_NOT_FOUND} when there is no such
 * recording or marker, {@code ERR_INVALID_ARGUMENT} for markers that cannot be, {@code ERR_DATABASE},
 * {@code ERR_DISK_FULL}.
 */
public interface Markers {
    /** Markers of one recording. */
    int MOST = 10_000;

    List<Marker> list(UUID recording);

    /** Adds markers, all or none. @return all markers of the recording */
    List<Marker> add(UUID recording, List<Marker> markers);

    /** Gives the marker with this id another place, length or text. @return all markers of the recording */
    List<Marker> change(UUID recording, Marker marker);

    /** Removes markers, all or none. @return those that are left */
    List<Marker> remove(UUID recording, Collection<UUID> markers);

    /** Puts markers in the place of all that were there. @return all markers of the recording */
    List<Marker> replaceAll(UUID recording, List<Marker> markers);
}
