package org.voicerecorder.api.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.recorder.Take;

/**
 * The recordings that a library makes by the clock, kept in its file {@code schedule.json}. They are carried out while
 * somebody holds an {@link Execution}: {@code voicerec serve} and the workbench do. A file that is damaged or was written
 * by a newer version is left as it is, and everything here fails with {@code ERR_CORRUPT_FILE} or {@code ERR_VERSION}.
 * Thread-safe.
 */
public interface Schedules {
    /** Carries out what is due, until it is closed; takes that run then end and are kept. */
    interface Execution extends AutoCloseable {
        /**
         * Times that passed while nobody carried them out, found when this began; for people. Waits until they have been
         * looked for, at most half a minute.
         */
        List<Missed> missed();

        @Override
        void close();
    }

    /**
     * Times of a schedule that nobody carried out.
     *
     * @param newest the last ten of them at most, in their order
     * @param count of all
     */
    record Missed(Schedule schedule, List<Instant> newest, int count) {
        public Missed {
            newest = List.copyOf(newest);
        }
    }

    /** One of the next times. */
    record Planned(Schedule schedule, Instant due) {}

    /** In the order in which they were added. */
    List<Schedule> list();

    /**
     * Looks for one by the beginning of its id.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_NOT_FOUND}, {@code ERR_AMBIGUOUS_ID}
     */
    Schedule get(String id);

    /**
     * Adds one; it survives a power failure once this returns.
     *
     * @return the schedule, with its id
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_INVALID_ARGUMENT}: an expression that is none or
     *     never comes true, a time that is past, no length, an unknown placeholder; {@code ERR_NOT_FOUND}: no such preset
     */
    Schedule add(Schedule schedule);

    /** Removes one; a take of it that runs goes on to its end. */
    Schedule remove(String id);

    /** Has it carried out, or not; times that pass while it is not are not missed. */
    Schedule enable(String id, boolean enabled);

    /** Begins a take of it now, whether it is enabled or not; its times are not touched. */
    Take runNow(String id);

    /** The next times of all schedules that are enabled, the nearest first. */
    List<Planned> next(int count);

    /** The next time of one schedule; empty when it has none any more, or is not enabled. */
    Optional<Instant> nextOf(Schedule schedule);

    /** Begins to carry out what is due, in a thread of its own. One at a time for a library; a second one does nothing. */
    Execution execute();
}
