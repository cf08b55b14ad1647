package org.voicerecorder.recorder.internal.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.schedule.ScheduledRun;
import org.voicerecorder.api.schedule.ScheduledRun.Outcome;

/** Notes in the library's file what becomes of schedules. Thread-safe. */
record ScheduleNotes(LibrarySchedules schedules) {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleNotes.class);

    /** A note that cannot be written costs no take. */
    void note(UUID id, UnaryOperator<ScheduleEntry> change) {
        try {
            schedules.change(entries -> {
                entries.replaceAll(entry -> entry.schedule().id().equals(id) ? change.apply(entry) : entry);
                return entries;
            });
        } catch (VoiceRecorderException e) {
            LOG.atError().addKeyValue("schedule", id).setCause(e).log("What became of a schedule cannot be noted");
        }
    }

    static ScheduledRun missed(Instant due) {
        return new ScheduledRun(
                due,
                Outcome.MISSED,
                Optional.empty(),
                Optional.empty(),
                Optional.of("Nobody ran the program, or the computer slept"));
    }

    static ScheduledRun running(Instant due, Instant begun) {
        return new ScheduledRun(due, Outcome.RUNNING, Optional.of(begun), Optional.empty(), Optional.empty());
    }

    /** What is noted as being recorded was left by a process that is gone. */
    static ScheduleEntry allCutOff(ScheduleEntry entry) {
        return entry.withRuns(
                run -> run.outcome() == Outcome.RUNNING, run -> ended(run, Outcome.INTERRUPTED, Optional.empty()));
    }

    static ScheduledRun ended(ScheduledRun run, Outcome outcome, Optional<? extends Throwable> problem) {
        return new ScheduledRun(
                run.due(), outcome, run.begun(), run.recording(), problem.map(p -> String.valueOf(p.getMessage())));
    }

    /** @param partsStay whether parts of a split take were in the library already, and are still */
    static ScheduledRun discarded(ScheduledRun run, boolean partsStay) {
        Optional<UUID> recording = partsStay ? run.recording() : Optional.empty();
        return new ScheduledRun(run.due(), Outcome.DISCARDED, run.begun(), recording, Optional.empty());
    }

    /** @param late when it had to wait for its device: when it began */
    static ScheduledRun begun(ScheduledRun run, UUID id, Optional<Instant> late) {
        return new ScheduledRun(run.due(), run.outcome(), late.or(run::begun), Optional.of(id), Optional.empty());
    }
}
