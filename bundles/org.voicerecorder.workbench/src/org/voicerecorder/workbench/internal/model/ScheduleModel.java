package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.ScheduledRun;
import org.voicerecorder.api.schedule.Schedules;

/** What the library records by the clock: what comes next, and what did not go well. Lives in the display thread. */
public final class ScheduleModel {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final int NEXT = 5;

    /** A time that was missed, failed or was cut short. */
    public record Trouble(Schedule schedule, ScheduledRun run) {}

    private record Seen(
            List<Schedules.Planned> next, List<Trouble> troubles, Optional<VoiceRecorderException> problem) {}

    private final ServiceSource services;
    private final Background background;
    private final Listeners listeners = new Listeners();
    private Seen seen = new Seen(List.of(), List.of(), Optional.empty());
    private boolean looking;

    public ScheduleModel(ServiceSource services, Background background) {
        this.services = services;
        this.background = background;
    }

    /** Told when anything is different. */
    public Listeners listeners() {
        return listeners;
    }

    /** The next times, the nearest first. */
    public List<Schedules.Planned> next() {
        return seen.next();
    }

    /** What did not go well among the last times of all schedules, newest first. */
    public List<Trouble> troubles() {
        return seen.troubles();
    }

    public List<Trouble> troublesAfter(Instant told) {
        return seen.troubles().stream().filter(t -> t.run().due().isAfter(told)).toList();
    }

    /** Why the schedules cannot be read. */
    public Optional<VoiceRecorderException> problem() {
        return seen.problem();
    }

    /** Looks from now on as long as the service is there: nobody tells of changes. */
    public void watch() {
        if (looking) {
            return;
        }
        if (!services.has(Schedules.class)) {
            found(new Seen(List.of(), List.of(), Optional.empty()));
            return;
        }
        looking = true;
        background.fetchIdly(
                () -> services.find(Schedules.class)
                        .map(ScheduleModel::look)
                        .orElse(new Seen(List.of(), List.of(), Optional.empty())),
                this::foundAndLater,
                problem -> foundAndLater(new Seen(List.of(), List.of(), Optional.of(problem))));
    }

    private static Seen look(Schedules schedules) {
        List<Trouble> troubles = schedules.list().stream()
                .flatMap(s -> s.runs().stream().filter(ScheduleModel::isTrouble).map(r -> new Trouble(s, r)))
                .sorted(Comparator.comparing((Trouble t) -> t.run().due()).reversed())
                .toList();
        return new Seen(schedules.next(NEXT), troubles, Optional.empty());
    }

    private static boolean isTrouble(ScheduledRun run) {
        return switch (run.outcome()) {
            case MISSED, FAILED, INTERRUPTED -> true;
            case RUNNING, RECORDED, DISCARDED -> false;
        };
    }

    private void foundAndLater(Seen now) {
        found(now);
        background.later(LOOK_EVERY, () -> {
            looking = false;
            watch();
        });
    }

    private void found(Seen now) {
        boolean other = !now.next().equals(seen.next())
                || !now.troubles().equals(seen.troubles())
                || !now.problem()
                        .map(Throwable::getMessage)
                        .equals(seen.problem().map(Throwable::getMessage));
        seen = now;
        if (other) {
            listeners.tell();
        }
    }
}
