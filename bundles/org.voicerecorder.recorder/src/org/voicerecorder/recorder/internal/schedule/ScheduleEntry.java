package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.ScheduledRun;
import org.voicerecorder.api.schedule.ScheduledRun.Outcome;

/**
 * A schedule and how far it was carried out.
 *
 * @param accounted every time up to this one was carried out, or noted as missed
 */
record ScheduleEntry(Schedule schedule, Instant accounted) {
    static final int RUNS_KEPT = 10;

    private static final Set<Outcome> RECORDED = EnumSet.of(Outcome.RUNNING, Outcome.RECORDED, Outcome.DISCARDED);

    Instant endOf(Instant due) {
        return due.plus(schedule.length());
    }

    /** Whether too little of its time is left for a recording: less than half of it, and less than a second. */
    boolean isOver(Instant due, Instant now) {
        Duration half = schedule.length().dividedBy(2);
        Duration least = half.compareTo(LibrarySchedules.LEAST) < 0 ? half : LibrarySchedules.LEAST;
        return endOf(due).minus(least).isBefore(now);
    }

    ScheduleEntry withAccounted(Instant moment) {
        return new ScheduleEntry(schedule, moment);
    }

    ScheduleEntry withEnabled(boolean enabled) {
        return with(enabled, schedule.runs());
    }

    ScheduleEntry withRun(ScheduledRun run) {
        List<ScheduledRun> runs = new ArrayList<>(schedule.runs());
        runs.addFirst(run);
        return with(schedule.enabled(), runs.subList(0, Math.min(runs.size(), RUNS_KEPT)));
    }

    /** Changes the runs that were due then and are being recorded. */
    ScheduleEntry withRunning(Instant due, UnaryOperator<ScheduledRun> change) {
        return withRuns(run -> run.due().equals(due) && run.outcome() == Outcome.RUNNING, change);
    }

    ScheduleEntry withRuns(Predicate<ScheduledRun> which, UnaryOperator<ScheduledRun> change) {
        return with(
                schedule.enabled(),
                schedule.runs().stream()
                        .map(run -> which.test(run) ? change.apply(run) : run)
                        .toList());
    }

    /** The newest run that has come, if it was cut off and its time is not over yet. */
    Optional<ScheduledRun> cutOff(Instant now) {
        return schedule.runs().stream()
                .filter(run -> !run.due().isAfter(now))
                .findFirst()
                .filter(run -> run.outcome() == Outcome.RUNNING || run.outcome() == Outcome.INTERRUPTED)
                .filter(run -> !isOver(run.due(), now));
    }

    /** Whether there is a recording of that time, or was and somebody threw it away; that it failed is none. */
    boolean wasRecorded(Instant due) {
        return schedule.runs().stream().anyMatch(run -> run.due().equals(due) && RECORDED.contains(run.outcome()));
    }

    /**
     * After the clock was set back: what is now yet to come was not missed.
     *
     * @param wrong whether what was recorded by that clock was something else, too
     */
    ScheduleEntry setBack(Instant now, boolean wrong) {
        return with(
                        schedule.enabled(),
                        schedule.runs().stream()
                                .filter(run -> !run.due().isAfter(now) || !wrong && run.outcome() != Outcome.MISSED)
                                .toList())
                .withAccounted(now);
    }

    private ScheduleEntry with(boolean enabled, List<ScheduledRun> runs) {
        return new ScheduleEntry(
                new Schedule(
                        schedule.id(),
                        schedule.occurrence(),
                        schedule.zone(),
                        schedule.length(),
                        schedule.preset(),
                        schedule.device(),
                        schedule.title(),
                        schedule.flac(),
                        enabled,
                        runs),
                accounted);
    }
}
