package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The times of a schedule that have come since it was looked at.
 *
 * @param toBegin those that are not over yet, in their order
 * @param missed the newest of those that are over, in their order
 * @param allMissed how many are over
 * @param next the first that has not come; empty when there is none any more
 */
record DueTimes(List<Instant> toBegin, List<Instant> missed, int allMissed, Optional<Instant> next) {
    /** What is further back is not searched for missed times. */
    private static final Duration MEMORY = Duration.ofDays(31);

    DueTimes {
        toBegin = List.copyOf(toBegin);
        missed = List.copyOf(missed);
    }

    static DueTimes of(ScheduleEntry entry, Instant now) {
        Times times = Times.of(entry.schedule());
        List<Instant> toBegin = new ArrayList<>();
        Deque<Instant> missed = new ArrayDeque<>();
        int allMissed = 0;
        Instant oldest = now.minus(MEMORY).minus(entry.schedule().length());
        Optional<Instant> due = times.after(latest(entry.accounted(), oldest));
        while (due.isPresent() && !due.get().isAfter(now)) {
            Instant time = due.get();
            boolean recorded = entry.wasRecorded(time);
            if (!recorded && !entry.isOver(time, now)) {
                toBegin.add(time);
            } else if (!recorded) {
                allMissed++;
                missed.addLast(time);
                if (missed.size() > ScheduleEntry.RUNS_KEPT) {
                    missed.removeFirst();
                }
            }
            due = times.after(time);
        }
        return new DueTimes(toBegin, List.copyOf(missed), allMissed, due);
    }

    /** Whether one of them is not over yet; told without a search for those that are. */
    static boolean isOneToBegin(ScheduleEntry entry, Instant now) {
        Instant longestAgo = now.minus(entry.schedule().length());
        return Times.of(entry.schedule())
                .after(latest(entry.accounted(), longestAgo))
                .filter(time -> !time.isAfter(now))
                .isPresent();
    }

    /** One that was cut off. */
    static DueTimes again(Instant due) {
        return new DueTimes(List.of(due), List.of(), 0, Optional.empty());
    }

    /** What is noted of them, before anything of it is done. */
    ScheduleEntry noted(ScheduleEntry entry, Instant now) {
        ScheduleEntry noted = entry;
        for (Instant time : missed) {
            noted = noted.withRun(ScheduleNotes.missed(time));
        }
        for (Instant time : toBegin) {
            noted = noted.withRun(ScheduleNotes.running(time, now));
        }
        return last().filter(entry.accounted()::isBefore)
                .map(noted::withAccounted)
                .orElse(noted);
    }

    /** The newest one. */
    Optional<Instant> last() {
        List<Instant> newest = toBegin.isEmpty() ? missed : toBegin;
        return newest.isEmpty() ? Optional.empty() : Optional.of(newest.getLast());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
