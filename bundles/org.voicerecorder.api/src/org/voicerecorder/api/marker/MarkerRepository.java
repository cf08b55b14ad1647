package org.voicerecorder.api.marker;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The rows of the markers. Every method is one transaction; what it returned is on disk. A change moves the recording's
 * change number on, so that the search index hears of it. Checks nothing and tells nobody: that is the business of
 * {@link Markers}. Markers of a recording that is removed go with it. Thread-safe.
 *
 * <p>Methods that change throw {@link org.voicerecorder.api.VoiceRecorderException} with {@code ERR_NOT_FOUND}, and have
 * changed nothing, when there is no such recording or marker; all throw {@code ERR_DATABASE} or {@code ERR_DISK_FULL} when
 * the database fails.
 */
public interface MarkerRepository {
    /** In the order of time. */
    List<Marker> list(UUID recording);

    /** Adds rows, all or none. */
    void add(UUID recording, List<Marker> markers);

    void change(UUID recording, Marker marker);

    /** Removes rows, all or none. */
    void remove(UUID recording, Collection<UUID> markers);

    void replaceAll(UUID recording, List<Marker> markers);
}
