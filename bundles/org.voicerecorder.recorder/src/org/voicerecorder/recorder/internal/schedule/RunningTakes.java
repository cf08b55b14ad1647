package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.ScheduledRun.Outcome;

/**
 * The takes that schedules began: each is noted before it begins and when it is over, and ended when its time is. Takes are
 * begun, and their copies made, in threads of the starter. Thread-safe.
 */
final class RunningTakes {
    private static final Logger LOG = LoggerFactory.getLogger(RunningTakes.class);
    /** A take that did not end by its own length is ended so long after its time: it waits for a voice, or a device. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration CLOSING = Duration.ofSeconds(30);

    private record Running(Schedule of, Instant due, Instant end, Take take, CountDownLatch noted) {}

    /** A time of a schedule. */
    record Due(UUID schedule, Instant time) {}

    private final ScheduledTakes takes;
    private final ScheduleNotes notes;
    private final InstantSource clock;
    /** Opening a device may take its time; the next schedule does not wait for it. */
    private final Executor starter;

    private final Runnable look;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final WaitingTakes waiting = new WaitingTakes();
    /** From before a time is noted as being recorded until after its end is noted. */
    private final Set<Due> underWay = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    /** @param look has the clock looked at again: there is one time more to be kept */
    RunningTakes(ScheduledTakes takes, ScheduleNotes notes, InstantSource clock, Executor starter, Runnable look) {
        this.takes = takes;
        this.notes = notes;
        this.clock = clock;
        this.starter = starter;
        this.look = look;
    }

    /** Ends the takes that run and waits until they are in the library and noted. */
    void close() {
        closed = true;
        running.values().forEach(run -> run.take().stop());
        for (Running run : running.values()) {
            try {
                if (!run.noted().await(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.atWarn().addKeyValue("take", run.take().id()).log("A scheduled take is slow to end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    Set<Due> underWay() {
        return Set.copyOf(underWay);
    }

    /** Begins what is not over, once that, and what is, has been noted. */
    void begin(ScheduleEntry entry, DueTimes due, Instant now) {
        UUID id = entry.schedule().id();
        due.toBegin().forEach(time -> underWay.add(new Due(id, time)));
        notes.note(id, e -> due.noted(e, now));
        due.toBegin().forEach(time -> starter.execute(() -> start(entry, time, Optional.empty())));
    }

    /**
     * Tries again to begin what waits for its device.
     *
     * @param there the schedules that are to be carried out
     * @return when to do so next
     */
    Optional<Instant> tryAgain(Instant now, Set<UUID> there) {
        for (WaitingTakes.Waiting late : waiting.takeDue(now, there)) {
            if (late.isOver(now) || !there.contains(late.schedule())) {
                failed(late.schedule(), late.due(), late.why());
            } else if (!closed) {
                starter.execute(() -> start(late.entry(), late.due(), Optional.of(now)));
            }
        }
        return waiting.next();
    }

    private void failed(UUID id, Instant due, RuntimeException why) {
        notes.note(
                id, then -> then.withRunning(due, run -> ScheduleNotes.ended(run, Outcome.FAILED, Optional.of(why))));
        underWay.remove(new Due(id, due));
    }

    /** @param late when it did not begin in time: now */
    private void start(ScheduleEntry entry, Instant due, Optional<Instant> late) {
        UUID id = entry.schedule().id();
        Instant end = entry.endOf(due);
        Take take;
        try {
            take = takes.start(entry.schedule(), Duration.between(clock.instant(), end));
        } catch (RuntimeException e) {
            couldNotBegin(entry, due, e, late.isPresent());
            return;
        }
        LOG.atInfo().addKeyValue("schedule", id).addKeyValue("take", take.id()).log("A scheduled recording began");
        Running begun = new Running(entry.schedule(), due, end, take, new CountDownLatch(1));
        running.put(take.id(), begun);
        notes.note(id, then -> then.withRunning(due, run -> ScheduleNotes.begun(run, take.id(), late)));
        take.result().whenComplete((recording, failure) -> over(begun, failure));
        if (closed) {
            take.stop();
        }
        // The length of the take is audio; its time is also over when it waits.
        look.run();
    }

    private void couldNotBegin(ScheduleEntry entry, Instant due, RuntimeException why, boolean again) {
        UUID id = entry.schedule().id();
        boolean waits = waiting.add(entry, due, why, clock.instant());
        if (waits && again) {
            look.run();
            return;
        }
        LOG.atError()
                .addKeyValue("schedule", id)
                .addKeyValue("waits", waits)
                .setCause(why)
                .log("A scheduled recording could not begin");
        if (waits) {
            notes.note(
                    id,
                    then -> then.withRunning(due, run -> ScheduleNotes.ended(run, Outcome.RUNNING, Optional.of(why))));
            look.run();
        } else {
            failed(id, due, why);
        }
    }

    private void over(Running run, Throwable failure) {
        try {
            if (run.take().status().state() == TakeStatus.State.DISCARDED) {
                boolean partsStay = !run.take().parts().isEmpty();
                notes.note(run.of().id(), e -> e.withRunning(run.due(), r -> ScheduleNotes.discarded(r, partsStay)));
                return;
            }
            Optional<Throwable> problem = Optional.ofNullable(failure)
                    .map(f -> f instanceof ExecutionException && f.getCause() != null ? f.getCause() : f)
                    .or(() -> run.take().status().problem());
            boolean early = closed && clock.instant().isBefore(run.end().minus(GRACE));
            Outcome outcome = early ? Outcome.INTERRUPTED : problem.isPresent() ? Outcome.FAILED : Outcome.RECORDED;
            notes.note(run.of().id(), e -> e.withRunning(run.due(), r -> ScheduleNotes.ended(r, outcome, problem)));
            if (failure == null && run.of().preset().isPresent()) {
                starter.execute(() -> copy(run));
            }
        } finally {
            running.remove(run.take().id());
            underWay.remove(new Due(run.of().id(), run.due()));
            run.noted().countDown();
        }
    }

    /** A copy that cannot be made is noted; the recording is there. */
    private void copy(Running run) {
        try {
            takes.copy(run.of(), run.take().parts());
        } catch (VoiceRecorderException e) {
            UUID id = run.take().id();
            LOG.atError().addKeyValue("take", id).setCause(e).log("A scheduled take could not be copied");
            notes.note(
                    run.of().id(),
                    entry -> entry.withRuns(
                            noted -> noted.recording().equals(Optional.of(id)),
                            noted -> ScheduleNotes.ended(noted, noted.outcome(), Optional.of(e))));
        }
    }

    /** @return when the next take is overdue */
    Optional<Instant> endOverdue(Instant now) {
        Optional<Instant> next = Optional.empty();
        for (Running run : running.values()) {
            Instant overdue = run.end().plus(GRACE);
            if (!overdue.isAfter(now)) {
                run.take().stop();
            } else {
                next = Optional.of(earliest(overdue, next));
            }
        }
        return next;
    }

    static Instant earliest(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }
}
