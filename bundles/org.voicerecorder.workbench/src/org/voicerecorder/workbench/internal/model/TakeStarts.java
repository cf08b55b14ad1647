package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.Titles;

/**
 * Begins takes by what is chosen, with the title that their preset gives, once the level test has let go of the device. One
 * at a time. Lives in the display thread; the device is opened beside it.
 */
final class TakeStarts {
    /** Kept from before the start when a take is armed and no preset says how much. */
    static final Duration USUAL_PRE_ROLL = Duration.ofSeconds(10);

    private final ServiceSource services;
    private final Background background;
    private final CaptureInput input;
    private final LevelTesting testing;
    private final Consumer<Take> begun;
    private final Runnable changed;
    private final Map<UUID, Preset> presets = new HashMap<>();
    private Consumer<VoiceRecorderException> failures = problem -> {};
    private boolean underWay;
    private boolean stopAtOnce;

    /**
     * @param begun told of each take
     * @param changed told when a start begins, and when it fails
     */
    TakeStarts(
            ServiceSource services,
            Background background,
            CaptureInput input,
            LevelTesting testing,
            Consumer<Take> begun,
            Runnable changed) {
        this.services = services;
        this.background = background;
        this.input = input;
        this.testing = testing;
        this.begun = begun;
        this.changed = changed;
    }

    void report(Consumer<VoiceRecorderException> onFailure) {
        failures = onFailure;
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** A take that is being opened stops as soon as it is. */
    void stop() {
        stopAtOnce = underWay;
    }

    /** Opens the device and records, or only hears it until the take begins. */
    void start(boolean armed) {
        if (underWay) {
            return;
        }
        Optional<LevelTest> ending = testing.release();
        underWay = true;
        stopAtOnce = false;
        changed.run();
        Optional<Preset> preset = input.preset();
        TakeRequest request =
                armed ? input.request().withPreRoll(input.preRoll().orElse(USUAL_PRE_ROLL)) : input.request();
        background.fetch(
                () -> {
                    ending.ifPresent(LevelTest::close);
                    Recorder recorder = services.require(Recorder.class);
                    TakeRequest titled = titled(request, preset);
                    return armed ? recorder.arm(titled) : recorder.start(titled);
                },
                take -> {
                    preset.ifPresent(p -> presets.put(take.id(), p));
                    started(take);
                },
                problem -> {
                    underWay = false;
                    changed.run();
                    failures.accept(problem);
                });
    }

    /** Fills in what the title says of preset and number; counts. */
    private TakeRequest titled(TakeRequest request, Optional<Preset> preset) {
        return request.text()
                .title()
                .filter(template -> template.contains("{"))
                .map(template ->
                        request.withTitle(services.require(Titles.class).prepare(template, preset.map(Preset::name))))
                .orElse(request);
    }

    private void started(Take take) {
        underWay = false;
        begun.accept(take);
        if (stopAtOnce) {
            stopAtOnce = false;
            take.stop();
        }
    }

    /** With which preset a take was begun; asked once, when it is over. */
    Optional<Preset> forget(Take take) {
        return Optional.ofNullable(presets.remove(take.id()));
    }
}
