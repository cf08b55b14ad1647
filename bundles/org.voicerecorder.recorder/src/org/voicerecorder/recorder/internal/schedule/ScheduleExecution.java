package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
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
    /** What is further back is not searched for missed times. */
    private static final Duration MEMORY = Duration.ofDays(31);
    /** A time noted so far in the future was noted by a clock that was wrong. */
    private static final Duration WRONG_CLOCK = Duration.ofDays(1);

    private final LibrarySchedules schedules;
    private final InstantSource clock;
    private final ScheduleNotes notes;
    private final RunningTakes running;

    /** Also where the file cannot be written, nothing is carried out twice. */
    private final Map<UUID, Instant> done = new HashMap<>();

    private final List<Missed> missed = new ArrayList<>();
    private boolean looked;
    private boolean unreadable;
    private boolean wanted;
    private volatile boolean closed;

    ScheduleExecution(LibrarySchedules schedules, ScheduledTakes takes, InstantSource clock, Executor starter) {
        this.schedules = schedules;
        this.clock = clock;
        notes = new ScheduleNotes(schedules);
        running = new RunningTakes(takes, notes, clock, starter, this::wake);
    }

    void start() {
        tick();
        Thread.ofPlatform().name("schedule").daemon().start(this::run);
    }

    /** The times that are being recorded now. */
    Set<RunningTakes.Due> underWay() {
        return running.underWay();
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
        running.close();
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
            return RunningTakes.earliest(next, running.endOverdue(now));
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
            notes.note(id, e -> e.withAccounted(now));
        }
        Instant oldest = now.minus(MEMORY).minus(entry.schedule().length());
        Optional<Instant> due = Times.after(entry.schedule(), accounted.isBefore(oldest) ? oldest : accounted);
        while (due.isPresent() && !due.get().isAfter(now)) {
            Instant time = due.get();
            done.put(id, time);
            if (entry.isOver(time, now)) {
                miss(entry, time);
            } else {
                running.begin(entry, time, now);
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
        notes.note(entry.schedule().id(), e -> e.withAccounted(due).withRun(run));
    }

    /** After a kill or an end of the program: what it was recording goes on while its time lasts. */
    private void resumeCutOff(List<ScheduleEntry> entries, Instant now) {
        for (ScheduleEntry entry : entries) {
            boolean goesOn = entry.schedule().enabled() && entry.isCutOff(now);
            entry.schedule().runs().stream()
                    .filter(run -> run.outcome() == Outcome.RUNNING)
                    .forEach(run -> notes.note(
                            entry.schedule().id(),
                            e -> e.withRunning(
                                    run.due(), r -> ScheduleNotes.ended(r, Outcome.INTERRUPTED, Optional.empty()))));
            if (goesOn) {
                running.begin(entry, entry.schedule().lastRun().orElseThrow().due(), now);
            }
        }
    }
}
