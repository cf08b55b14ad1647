package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
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

    private final LibrarySchedules schedules;
    private final InstantSource clock;
    private final ScheduleNotes notes;
    private final RunningTakes running;
    private final Accounts accounts;

    private final List<Missed> missed = new ArrayList<>();
    private final CountDownLatch firstLook = new CountDownLatch(1);
    private boolean looked;
    private boolean unreadable;
    private boolean wanted;
    private volatile boolean closed;

    ScheduleExecution(LibrarySchedules schedules, ScheduledTakes takes, InstantSource clock, Executor starter) {
        this.schedules = schedules;
        this.clock = clock;
        notes = new ScheduleNotes(schedules);
        running = new RunningTakes(takes, notes, clock, starter, this::wake);
        accounts = new Accounts(notes);
    }

    /** Returns at once: whoever opens a library does not wait for what was missed in it. */
    void start() {
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
    public List<Missed> missed() {
        try {
            if (!firstLook.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("It takes long to find what was missed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return List.copyOf(missed);
        }
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
            Instant next = tickWhateverHappens();
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

    /** A thread that ended would begin no recording any more. */
    private Instant tickWhateverHappens() {
        try {
            return tick();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Scheduled recordings could not be looked at");
            return clock.instant().plus(LOOK);
        }
    }

    /** Carries out what is due now. @return when to look again at the latest */
    public Instant tick() {
        Instant now = clock.instant();
        try {
            List<ScheduleEntry> entries = schedules.entries();
            unreadable = false;
            entries.replaceAll(entry -> accounts.believed(entry, now));
            if (!looked) {
                resumeCutOff(entries, now);
            }
            Instant next = now.plus(LOOK);
            for (ScheduleEntry entry : urgentFirst(entries, now)) {
                Optional<Instant> due = carryOut(entry, now);
                next = due.filter(next::isAfter).orElse(next);
            }
            Set<UUID> there = entries.stream()
                    .map(ScheduleEntry::schedule)
                    .filter(Schedule::enabled)
                    .map(Schedule::id)
                    .collect(Collectors.toSet());
            next = RunningTakes.earliest(next, running.tryAgain(now, there));
            accounts.looked(now);
            looked = true;
            return RunningTakes.earliest(next, running.endOverdue(now));
        } catch (VoiceRecorderException e) {
            if (!unreadable) {
                LOG.atError().setCause(e).log("Scheduled recordings cannot be carried out");
            }
            unreadable = true;
            return now.plus(LOOK);
        } finally {
            firstLook.countDown();
        }
    }

    /** What is due now does not wait until what was missed is searched for and noted. */
    private static List<ScheduleEntry> urgentFirst(List<ScheduleEntry> entries, Instant now) {
        return entries.stream()
                .filter(entry -> entry.schedule().enabled())
                .sorted(Comparator.comparing((ScheduleEntry entry) -> !DueTimes.isOneToBegin(entry, now)))
                .toList();
    }

    /** @return the next time of the schedule */
    private Optional<Instant> carryOut(ScheduleEntry entry, Instant now) {
        DueTimes due = DueTimes.of(entry, now);
        due.last().filter(_ -> !closed).ifPresent(last -> {
            UUID id = entry.schedule().id();
            accounts.carriedOut(id, last);
            if (due.allMissed() > 0) {
                miss(entry.schedule(), due);
            }
            if (due.toBegin().isEmpty()) {
                notes.note(id, e -> due.noted(e, now));
            } else {
                running.begin(entry, due, now);
            }
        });
        return due.next();
    }

    private synchronized void miss(Schedule schedule, DueTimes due) {
        LOG.atWarn()
                .addKeyValue("schedule", schedule.id())
                .addKeyValue("count", due.allMissed())
                .addKeyValue("last", due.missed().getLast())
                .log("Scheduled recordings were missed");
        if (!looked) {
            missed.add(new Missed(schedule, due.missed(), due.allMissed()));
        }
    }

    /** After a kill or an end of the program: what it was recording goes on while its time lasts. */
    private void resumeCutOff(List<ScheduleEntry> entries, Instant now) {
        for (ScheduleEntry entry : entries) {
            Optional<ScheduledRun> cutOff = entry.schedule().enabled() ? entry.cutOff(now) : Optional.empty();
            if (entry.schedule().runs().stream().anyMatch(run -> run.outcome() == Outcome.RUNNING)) {
                notes.note(entry.schedule().id(), ScheduleNotes::allCutOff);
            }
            cutOff.ifPresent(run -> running.begin(entry, DueTimes.again(run.due()), now));
        }
    }
}
