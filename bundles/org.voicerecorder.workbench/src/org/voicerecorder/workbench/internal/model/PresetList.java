package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Presets;

/**
 * The presets of the library, as they are now: commands change them, and people edit their file. Lives in the display
 * thread.
 */
public final class PresetList {
    /** Nobody tells of changes: so often the small file is read. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final ServiceSource services;
    private final Background background;
    private final Runnable changed;
    private List<Preset> all = List.of();
    private Optional<VoiceRecorderException> problem = Optional.empty();
    private boolean looking;

    /** @param changed told when there are others, or they can be read no more, or again */
    PresetList(ServiceSource services, Background background, Runnable changed) {
        this.services = services;
        this.background = background;
        this.changed = changed;
    }

    /** Those of the program first; those that were read last while they cannot be read. */
    public List<Preset> all() {
        return all;
    }

    public Optional<Preset> named(String name) {
        return all.stream().filter(p -> p.isNamed(name)).findFirst();
    }

    /** Why they cannot be read now. */
    public Optional<VoiceRecorderException> problem() {
        return problem;
    }

    /** Looks from now on, as long as the service is there. */
    void watch() {
        if (!services.has(Presets.class)) {
            if (!looking) {
                found(List.of(), Optional.empty());
            }
        } else if (!looking) {
            looking = true;
            look(() -> background.later(LOOK_EVERY, () -> {
                looking = false;
                watch();
            }));
        }
    }

    /** Looks at once, because this window changed something. */
    public void refresh() {
        look(() -> {});
    }

    private void look(Runnable then) {
        background.fetchIdly(
                () -> services.find(Presets.class).map(Presets::list).orElse(List.of()),
                found -> {
                    found(found, Optional.empty());
                    then.run();
                },
                why -> {
                    found(all, Optional.of(why));
                    then.run();
                });
    }

    private void found(List<Preset> presets, Optional<VoiceRecorderException> why) {
        boolean other =
                !presets.equals(all) || !why.map(Throwable::getMessage).equals(problem.map(Throwable::getMessage));
        all = List.copyOf(presets);
        problem = why;
        if (other) {
            changed.run();
        }
    }
}
