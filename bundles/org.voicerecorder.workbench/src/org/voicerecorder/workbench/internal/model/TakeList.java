package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;

/**
 * The takes under way, whoever began them: this window, a command in a terminal, a schedule. One of them is shown. Lives in
 * the display thread.
 */
final class TakeList {
    /** The recorder does not tell of takes that others begin: so often it is asked. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    /** How a take ended. */
    @FunctionalInterface
    interface End {
        /**
         * @param own whether this window began it
         * @param problem why there is no recording, when there is none
         */
        void over(Take take, boolean own, Optional<Recording> recording, Optional<Throwable> problem);
    }

    private final ServiceSource services;
    private final Background background;
    private final Runnable changed;
    private final End end;
    private final List<Take> takes = new ArrayList<>();
    private final Set<UUID> own = new HashSet<>();
    private Optional<Take> shown = Optional.empty();
    private boolean looking;

    /** @param changed told when a take came, or another one is shown; not when one ended, for that is {@code end} */
    TakeList(ServiceSource services, Background background, Runnable changed, End end) {
        this.services = services;
        this.background = background;
        this.changed = changed;
        this.end = end;
    }

    List<Take> all() {
        return List.copyOf(takes);
    }

    Optional<Take> shown() {
        return shown;
    }

    boolean isOwn(Take take) {
        return own.contains(take.id());
    }

    void show(Take take) {
        if (takes.contains(take)) {
            shown = Optional.of(take);
            changed.run();
        }
    }

    /** This window began a take; it is shown. */
    void began(Take take) {
        own.add(take.id());
        add(take);
        show(take);
    }

    private void add(Take take) {
        boolean known = takes.stream().anyMatch(t -> t.id().equals(take.id()));
        if (!known) {
            takes.add(take);
            take.result().whenComplete((recording, problem) -> background
                    .display()
                    .execute(() -> over(take, Optional.ofNullable(recording), Optional.ofNullable(problem))));
        }
    }

    private void over(Take take, Optional<Recording> recording, Optional<Throwable> problem) {
        takes.remove(take);
        if (shown.filter(s -> s == take).isPresent()) {
            shown = takes.stream().findFirst();
        }
        end.over(take, own.remove(take.id()), recording, problem);
    }

    /** Looks for takes that others began, from now on as long as there is a recorder. */
    void watch() {
        if (!looking && services.has(Recorder.class)) {
            looking = true;
            background.fetchIdly(
                    () -> services.find(Recorder.class).map(Recorder::active).orElse(List.of()),
                    this::found,
                    problem -> lookLater());
        }
    }

    private void found(List<Take> active) {
        int before = takes.size();
        // One that ended meanwhile will not be told of again.
        active.stream().filter(t -> !t.result().isDone()).forEach(this::add);
        if (takes.size() > before) {
            shown = shown.or(() -> takes.stream().findFirst());
            changed.run();
        }
        lookLater();
    }

    private void lookLater() {
        background.later(LOOK_EVERY, () -> {
            looking = false;
            watch();
        });
    }
}
