package org.voicerecorder.database.internal.catalog;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.voicerecorder.api.catalog.RecordingFilter;

/**
 * Counts that still hold: those of the current change number. Counting is the slow part of a page (an index of the whole
 * library is read), and while somebody turns pages nothing changes. Thread-safe.
 */
final class Counts {
    private static final int MOST = 64;

    private final Map<RecordingFilter, Long> counts = new LinkedHashMap<>();
    private long changeNumber = -1;

    /** Counts rows. */
    @FunctionalInterface
    interface Counting {
        long count() throws SQLException;
    }

    /** @param now read before the rows are counted, so that a count is never kept for longer than it holds */
    long get(long now, RecordingFilter filter, Counting counting) throws SQLException {
        synchronized (this) {
            Long known = now == changeNumber ? counts.get(filter) : null;
            if (known != null) {
                return known;
            }
        }
        long count = counting.count();
        synchronized (this) {
            if (now > changeNumber) {
                counts.clear();
                changeNumber = now;
            }
            if (now == changeNumber && counts.size() < MOST) {
                counts.put(filter, count);
            }
        }
        return count;
    }
}
