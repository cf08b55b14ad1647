package org.voicerecorder.recorder.internal.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.voicerecorder.api.schedule.Occurrence;
import org.voicerecorder.api.schedule.Schedule;

/**
 * Turns wall-clock times into moments. A time in a gap of the clock is the moment the gap ends; of a time that comes twice
 * it is the first; so no time is left out, and none is carried out twice. But an expression that says {@code *} or
 * {@code *}{@code /n} for the hour means a rhythm, not times of the day: it goes on by what the clock shows, through both of
 * two equal hours, and over a gap. So has it Vixie's cron.
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
                yield moment ->
                        cron.isAnyHour() ? afterInRealTime(cron, zone.getRules(), moment) : after(cron, zone, moment);
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

    /** From one change of the clock to the next, where what it shows only goes forward. */
    private static Optional<Instant> afterInRealTime(CronExpression cron, ZoneRules rules, Instant moment) {
        Instant from = moment.plusNanos(1);
        while (true) {
            ZoneOffset offset = rules.getOffset(from);
            Optional<Instant> found =
                    cron.from(LocalDateTime.ofInstant(from, offset)).map(time -> time.toInstant(offset));
            ZoneOffsetTransition change = rules.nextTransition(from);
            if (found.isEmpty() || change == null || found.get().isBefore(change.getInstant())) {
                return found;
            }
            from = change.getInstant();
        }
    }

    static Instant moment(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
