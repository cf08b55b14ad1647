package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Up to which moment each schedule was carried out, by a clock that may be set back. What it showed before is then partly
 * yet to come: a time that was only noted as missed is not lost for that. One that was recorded by a clock that ran fast by
 * some minutes is not recorded again; a clock that was off by an hour and more was wrong (an empty battery, another
 * system's time zone), and what was recorded by it was something else.
 *
 * <p>Also where the file cannot be written, nothing is carried out twice. For one thread.
 */
final class Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final Duration WRONG = Duration.ofHours(1);

    private final ScheduleNotes notes;
    private final Map<UUID, Instant> known = new HashMap<>();
    /** What the file still says where it cannot be written. */
    private final Map<UUID, Instant> disbelieved = new HashMap<>();

    private Instant lastLook = Instant.MIN;

    Accounts(ScheduleNotes notes) {
        this.notes = notes;
    }

    /** All entries were believed, and carried out. */
    void looked(Instant now) {
        lastLook = now;
    }

    void carriedOut(UUID schedule, Instant upTo) {
        known.put(schedule, upTo);
    }

    /** @return the entry without what lies in the future of a clock that was set back, accounted until now at the latest */
    ScheduleEntry believed(ScheduleEntry entry, Instant now) {
        UUID id = entry.schedule().id();
        Instant noted = entry.accounted();
        Instant remembered = known.getOrDefault(id, noted);
        boolean believable = !noted.equals(disbelieved.get(id));
        if (believable && noted.isAfter(now) || remembered.isAfter(now)) {
            return setBack(entry, now);
        }
        Instant accounted = believable && noted.isAfter(remembered) ? noted : remembered;
        known.put(id, accounted);
        return entry.withAccounted(accounted);
    }

    private ScheduleEntry setBack(ScheduleEntry entry, Instant now) {
        UUID id = entry.schedule().id();
        boolean wrong = wasWrong(entry, now);
        LOG.atWarn()
                .addKeyValue("schedule", id)
                .addKeyValue("accounted", entry.accounted())
                .addKeyValue("wrong", wrong)
                .log("The clock was set back");
        known.put(id, now);
        disbelieved.put(id, entry.accounted());
        notes.note(id, e -> e.setBack(now, wrong));
        return entry.setBack(now, wrong);
    }

    /** By what it showed at the last look, here or in a process before, when a take was begun. */
    private boolean wasWrong(ScheduleEntry entry, Instant now) {
        Instant limit = now.plus(WRONG);
        return !lastLook.isBefore(limit)
                || entry.schedule().runs().stream()
                        .flatMap(run -> run.begun().stream())
                        .anyMatch(begun -> !begun.isBefore(limit));
    }
}
