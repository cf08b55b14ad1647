package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.ScheduledRun;

/**
 * A schedule and how far it was carried out.
 *
 * @param accounted every time up to this one was carried out, or noted as missed
 */
record ScheduleEntry(Schedule schedule, Instant accounted) {
    private static final int RUNS_KEPT = 10;

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
        return withRuns(run -> run.due().equals(due) && run.outcome() == ScheduledRun.Outcome.RUNNING, change);
    }

    ScheduleEntry withRuns(Predicate<ScheduledRun> which, UnaryOperator<ScheduledRun> change) {
        return with(
                schedule.enabled(),
                schedule.runs().stream()
                        .map(run -> which.test(run) ? change.apply(run) : run)
                        .toList());
    }

    /** Whether the newest run was cut off and its time is not over yet. */
    boolean isCutOff(Instant now) {
        return schedule.lastRun()
                .filter(run -> run.outcome() == ScheduledRun.Outcome.RUNNING
                        || run.outcome() == ScheduledRun.Outcome.INTERRUPTED)
                .filter(run -> !isOver(run.due(), now))
                .isPresent();
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
