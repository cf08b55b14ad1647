package org.voicerecorder.recorder.internal.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.voicerecorder.api.schedule.Occurrence;
import org.voicerecorder.api.schedule.Schedule;

/**
 * Turns wall-clock times into moments. A time in a gap of the clock is the moment the gap ends; of a time that comes twice
 * it is the first; so no time is left out, and none is carried out twice.
 */
final class Times {
    /** Clocks never jump by more than a day (Samoa, 2011). */
    private static final int LARGEST_JUMP_HOURS = 25;

    private Times() {}

    /** The first moment of the schedule after the given one; empty when there is none any more. */
    static Optional<Instant> after(Schedule schedule, Instant moment) {
        return switch (schedule.occurrence()) {
            case Occurrence.Once once ->
                Optional.of(moment(once.time(), schedule.zone())).filter(time -> time.isAfter(moment));
            case Occurrence.Repeated repeated ->
                after(CronExpression.parse(repeated.expression()), schedule.zone(), moment);
        };
    }

    static Optional<Instant> after(CronExpression cron, ZoneId zone, Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone).minusHours(LARGEST_JUMP_HOURS);
        Optional<LocalDateTime> next = cron.from(local);
        while (next.isPresent()) {
            Instant found = moment(next.get(), zone);
            if (found.isAfter(moment)) {
                return Optional.of(found);
            }
            next = cron.from(next.get().plusMinutes(1));
        }
        return Optional.empty();
    }

    static Instant moment(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
