package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.ScheduledRun;
import org.voicerecorder.api.schedule.ScheduledRun.Outcome;
import org.voicerecorder.api.schedule.Schedules.Execution;
import org.voicerecorder.api.schedule.Schedules.Missed;

/**
 * Carries out schedules, in a thread of its own. It never trusts a waiting time: it looks at the clock at least every half
 * minute, so that it finds its times however the clock was set, the computer slept or a clock changed over.
 *
 * <p>A time is noted in the file before its take begins. So no take begins twice, and one that was cut off by a kill is
 * known at the next start, which goes on with it as long as its time lasts.
 */
public final class ScheduleExecution implements Execution {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleExecution.class);
    private static final Duration LOOK = Duration.ofSeconds(30);
    /** A take that did not end by its own length is ended so long after its time: it waits for a voice, or a device. */
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** What is further back is not searched for missed times. */
    private static final Duration MEMORY = Duration.ofDays(31);
    /** A time noted so far in the future was noted by a clock that was wrong. */
    private static final Duration WRONG_CLOCK = Duration.ofDays(1);

    private static final Duration CLOSING = Duration.ofSeconds(30);

    private record Running(Schedule of, Instant due, Instant end, Take take, CountDownLatch noted) {}

    private final LibrarySchedules schedules;
    private final ScheduledTakes takes;
    private final InstantSource clock;
    /** Opening a device may take its time; the next schedule does not wait for it. */
    private final Executor starter;

    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    /** Also where the file cannot be written, nothing is carried out twice. */
    private final Map<UUID, Instant> done = new HashMap<>();

    private final List<Missed> missed = new ArrayList<>();
    private boolean looked;
    private boolean unreadable;
    private boolean wanted;
    private volatile boolean closed;

    ScheduleExecution(LibrarySchedules schedules, ScheduledTakes takes, InstantSource clock, Executor starter) {
        this.schedules = schedules;
        this.takes = takes;
        this.clock = clock;
        this.starter = starter;
    }

    void start() {
        tick();
        Thread.ofPlatform().name("schedule").daemon().start(this::run);
    }

    boolean isClosed() {
        return closed;
    }

    synchronized void wake() {
        wanted = true;
        notifyAll();
    }

    @Override
    public synchronized List<Missed> missed() {
        return List.copyOf(missed);
    }

    /** Ends the takes that run and waits until they are in the library and noted. */
    @Override
    public void close() {
        closed = true;
        wake();
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

    private void run() {
        while (!closed) {
            Instant next = tick();
            synchronized (this) {
                long millis = Math.clamp(Duration.between(clock.instant(), next).toMillis(), 1, LOOK.toMillis());
                try {
                    if (!wanted && !closed) {
                        wait(millis);
                    }
                } catch (InterruptedException _) {
                    // Nobody has a reason to: who wants an end closes.
                    closed = true;
                }
                wanted = false;
            }
        }
    }

    /** Carries out what is due now. @return when to look again at the latest */
    public Instant tick() {
        Instant now = clock.instant();
        try {
            List<ScheduleEntry> entries = schedules.entries();
            unreadable = false;
            if (!looked) {
                looked = true;
                resumeCutOff(entries, now);
            }
            Instant next = now.plus(LOOK);
            for (ScheduleEntry entry : entries) {
                if (entry.schedule().enabled()) {
                    Optional<Instant> due = carryOut(entry, now);
                    next = due.filter(next::isAfter).orElse(next);
                }
            }
            return earliest(next, endOverdue(now));
        } catch (VoiceRecorderException e) {
            if (!unreadable) {
                LOG.atError().setCause(e).log("Scheduled recordings cannot be carried out");
            }
            unreadable = true;
            return now.plus(LOOK);
        }
    }

    /** @return the next time of the schedule */
    private Optional<Instant> carryOut(ScheduleEntry entry, Instant now) {
        UUID id = entry.schedule().id();
        Instant accounted = done.merge(id, entry.accounted(), (a, b) -> a.isAfter(b) ? a : b);
        if (accounted.isAfter(now.plus(WRONG_CLOCK))) {
            LOG.atWarn().addKeyValue("schedule", id).log("The clock was set back by more than a day");
            accounted = now;
            done.put(id, now);
            note(id, e -> e.withAccounted(now));
        }
        Instant oldest = now.minus(MEMORY).minus(entry.schedule().length());
        Optional<Instant> due = Times.after(entry.schedule(), accounted.isBefore(oldest) ? oldest : accounted);
        while (due.isPresent() && !due.get().isAfter(now)) {
            Instant time = due.get();
            done.put(id, time);
            if (entry.isOver(time, now)) {
                miss(entry, time);
            } else {
                begin(entry, time, now);
            }
            due = Times.after(entry.schedule(), time);
        }
        return due;
    }

    private synchronized void miss(ScheduleEntry entry, Instant due) {
        LOG.atWarn()
                .addKeyValue("schedule", entry.schedule().id())
                .addKeyValue("due", due)
                .log("A scheduled recording was missed");
        missed.add(new Missed(entry.schedule(), due));
        ScheduledRun run = new ScheduledRun(
                due,
                Outcome.MISSED,
                Optional.empty(),
                Optional.empty(),
                Optional.of("Nobody ran the program, or the computer slept"));
        note(entry.schedule().id(), e -> e.withAccounted(due).withRun(run));
    }

    private void begin(ScheduleEntry entry, Instant due, Instant now) {
        UUID id = entry.schedule().id();
        ScheduledRun run = new ScheduledRun(due, Outcome.RUNNING, Optional.of(now), Optional.empty(), Optional.empty());
        note(id, e -> (due.isAfter(e.accounted()) ? e.withAccounted(due) : e).withRun(run));
        starter.execute(() -> start(entry, due));
    }

    private void start(ScheduleEntry entry, Instant due) {
        UUID id = entry.schedule().id();
        Instant end = entry.endOf(due);
        Take take;
        try {
            take = takes.start(entry.schedule(), Duration.between(clock.instant(), end));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("schedule", id).setCause(e).log("A scheduled recording could not begin");
            note(id, then -> then.withRunning(due, run -> ended(run, Outcome.FAILED, Optional.of(e))));
            return;
        }
        LOG.atInfo().addKeyValue("schedule", id).addKeyValue("take", take.id()).log("A scheduled recording began");
        Running begun = new Running(entry.schedule(), due, end, take, new CountDownLatch(1));
        running.put(take.id(), begun);
        note(id, then -> then.withRunning(due, run -> withRecording(run, take.id())));
        take.result().whenComplete((recording, failure) -> over(begun, failure));
        if (closed) {
            take.stop();
        }
        // The length of the take is audio; its time is also over when it waits.
        wake();
    }

    /** After a kill or an end of the program: what it was recording goes on while its time lasts. */
    private void resumeCutOff(List<ScheduleEntry> entries, Instant now) {
        for (ScheduleEntry entry : entries) {
            boolean goesOn = entry.schedule().enabled() && entry.isCutOff(now);
            entry.schedule().runs().stream()
                    .filter(run -> run.outcome() == Outcome.RUNNING)
                    .forEach(run -> note(
                            entry.schedule().id(),
                            e -> e.withRunning(run.due(), r -> ended(r, Outcome.INTERRUPTED, Optional.empty()))));
            if (goesOn) {
                begin(entry, entry.schedule().lastRun().orElseThrow().due(), now);
            }
        }
    }

    private void over(Running run, Throwable failure) {
        try {
            Optional<Throwable> problem = Optional.ofNullable(failure)
                    .map(f -> f instanceof ExecutionException && f.getCause() != null ? f.getCause() : f)
                    .or(() -> run.take().status().problem());
            boolean early = closed && clock.instant().isBefore(run.end().minus(GRACE));
            Outcome outcome = early ? Outcome.INTERRUPTED : problem.isPresent() ? Outcome.FAILED : Outcome.RECORDED;
            note(run.of().id(), e -> e.withRunning(run.due(), r -> ended(r, outcome, problem)));
            if (failure == null && run.of().preset().isPresent()) {
                starter.execute(() -> copy(run));
            }
        } finally {
            running.remove(run.take().id());
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
            note(
                    run.of().id(),
                    entry -> entry.withRuns(
                            noted -> noted.recording().equals(Optional.of(id)),
                            noted -> ended(noted, noted.outcome(), Optional.of(e))));
        }
    }

    /** @return when the next take is overdue */
    private Optional<Instant> endOverdue(Instant now) {
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

    /** A note that cannot be written costs no take. */
    private void note(UUID id, UnaryOperator<ScheduleEntry> change) {
        try {
            schedules.change(entries -> {
                entries.replaceAll(entry -> entry.schedule().id().equals(id) ? change.apply(entry) : entry);
                return entries;
            });
        } catch (VoiceRecorderException e) {
            LOG.atError().addKeyValue("schedule", id).setCause(e).log("What became of a schedule cannot be noted");
        }
    }

    private static ScheduledRun ended(ScheduledRun run, Outcome outcome, Optional<? extends Throwable> problem) {
        return new ScheduledRun(
                run.due(), outcome, run.begun(), run.recording(), problem.map(p -> String.valueOf(p.getMessage())));
    }

    private static ScheduledRun withRecording(ScheduledRun run, UUID id) {
        return new ScheduledRun(run.due(), run.outcome(), run.begun(), Optional.of(id), run.problem());
    }

    private static Instant earliest(Instant one, Optional<Instant> other) {
        return other.filter(one::isAfter).orElse(one);
    }
}
