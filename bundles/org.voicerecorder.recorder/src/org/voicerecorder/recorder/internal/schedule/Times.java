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
@FunctionalInterface
interface Times {
    /** The first moment after the given one; empty when there is none any more. */
    Optional<Instant> after(Instant moment);

    /** Those of a schedule: whoever asks for many reads its expression once. */
    static Times of(Schedule schedule) {
        ZoneId zone = schedule.zone();
        return switch (schedule.occurrence()) {
            case Occurrence.Once once -> {
                Instant time = moment(once.time(), zone);
                yield moment -> Optional.of(time).filter(t -> t.isAfter(moment));
            }
            case Occurrence.Repeated repeated -> {
                CronExpression cron = CronExpression.parse(repeated.expression());
                yield moment -> after(cron, zone, moment);
            }
        };
    }

    private static Optional<Instant> after(CronExpression cron, ZoneId zone, Instant moment) {
        // What the wall shows earlier does not come later: a gap maps to its end, a doubled time to its first.
        Optional<LocalDateTime> next = cron.from(LocalDateTime.ofInstant(moment, zone));
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
