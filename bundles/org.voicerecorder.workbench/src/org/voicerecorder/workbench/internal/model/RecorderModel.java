package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.InputDevice;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeStatus;

/** What the record bar shows and does. Lives in the display thread; devices are opened beside it. */
public final class RecorderModel {
    /** Where the bar is. */
    public enum Phase {
        IDLE,
        STARTING,
        TESTING,
        RECORDING,
        PAUSED,
        STOPPING
    }

    /** What is wrong with the input, for the amber bar. */
    public enum Warning {
        NONE,
        SILENT,
        QUIET
    }

    private final ServiceSource services;
    private final Background background;
    private final Listeners listeners = new Listeners();
    private final CaptureInput input;
    private final SilenceWatch silence = new SilenceWatch();
    private Consumer<VoiceRecorderException> failures = problem -> {};
    private Consumer<Recording> finished = recording -> {};
    private Phase phase = Phase.IDLE;
    private Optional<Take> take = Optional.empty();
    private Optional<LevelTest> test = Optional.empty();
    private boolean stopWhenStarted;

    public RecorderModel(ServiceSource services, Background background) {
        this.services = services;
        this.background = background;
        input = new CaptureInput(services, background, listeners::tell);
    }

    public Listeners listeners() {
        return listeners;
    }

    /** Who tells the user of failures and of finished recordings. */
    public void report(Consumer<VoiceRecorderException> onFailure, Consumer<Recording> onFinished) {
        failures = onFailure;
        finished = onFinished;
    }

    public Phase phase() {
        return phase;
    }

    public boolean isRecording() {
        return phase == Phase.RECORDING || phase == Phase.PAUSED || phase == Phase.STOPPING;
    }

    /** Whether recording is possible at all. */
    public boolean isAvailable() {
        return services.has(Recorder.class);
    }

    public List<InputDevice> devices() {
        return input.devices();
    }

    /** The chosen device; the system's default when empty. */
    public Optional<String> device() {
        return input.device();
    }

    public void choose(Optional<String> deviceId) {
        input.choose(deviceId);
        restartTest();
        listeners.tell();
    }

    public CaptureFormat format() {
        return input.format();
    }

    public void choose(CaptureFormat wanted) {
        input.choose(wanted);
        restartTest();
        listeners.tell();
    }

    /** Starts a take, or ends the one under way. */
    public void toggle() {
        switch (phase) {
            case IDLE, TESTING -> start();
            case RECORDING, PAUSED -> stop();
            case STARTING -> stopWhenStarted = true;
            case STOPPING -> {}
        }
    }

    private void start() {
        Optional<LevelTest> ending = test;
        test = Optional.empty();
        stopWhenStarted = false;
        enter(Phase.STARTING);
        background.fetch(
                () -> {
                    ending.ifPresent(LevelTest::close);
                    return services.require(Recorder.class).start(input.request());
                },
                this::started,
                problem -> {
                    enter(Phase.IDLE);
                    failures.accept(problem);
                });
    }

    private void started(Take begun) {
        take = Optional.of(begun);
        silence.reset();
        enter(Phase.RECORDING);
        begun.result().whenComplete((recording, problem) -> background
                .display()
                .execute(() -> ended(begun, Optional.ofNullable(recording), Optional.ofNullable(problem))));
        if (stopWhenStarted) {
            stop();
        }
    }

    private void ended(Take over, Optional<Recording> recording, Optional<Throwable> problem) {
        if (take.filter(t -> t == over).isPresent()) {
            Optional<VoiceRecorderException> reason = over.status().problem();
            take = Optional.empty();
            enter(Phase.IDLE);
            problem.map(p -> p instanceof CompletionException c && c.getCause() != null ? c.getCause() : p)
                    .filter(p -> !(p instanceof CancelledException))
                    .map(Background::failure)
                    .or(() -> reason)
                    .ifPresent(failures);
        }
        recording.ifPresent(finished);
    }

    private void stop() {
        take.ifPresent(running -> {
            enter(Phase.STOPPING);
            background.fetch(running::stop, asked -> {}, failures);
        });
    }

    /** Pauses a take or goes on with it. */
    public void togglePause() {
        take.ifPresent(running -> {
            boolean pausing = phase == Phase.RECORDING;
            if (pausing || phase == Phase.PAUSED) {
                enter(pausing ? Phase.PAUSED : Phase.RECORDING);
                background.fetch(
                        () -> {
                            if (pausing) {
                                running.pause();
                            } else {
                                running.resume();
                            }
                            return pausing;
                        },
                        done -> {},
                        failures);
            }
        });
    }

    /** Opens the microphone to look at its level, or closes it again. */
    public void toggleTest() {
        if (phase == Phase.TESTING) {
            endTest();
        } else if (phase == Phase.IDLE) {
            enter(Phase.STARTING);
            background.fetch(
                    () -> services.require(Recorder.class).test(input.request()),
                    opened -> {
                        test = Optional.of(opened);
                        silence.reset();
                        enter(Phase.TESTING);
                        if (stopWhenStarted) {
                            stopWhenStarted = false;
                            start();
                        }
                    },
                    problem -> {
                        enter(Phase.IDLE);
                        failures.accept(problem);
                    });
        }
    }

    private void endTest() {
        test.ifPresent(open -> background.fetch(
                () -> {
                    open.close();
                    return open;
                },
                closed -> {},
                failures));
        test = Optional.empty();
        enter(Phase.IDLE);
    }

    private void restartTest() {
        if (phase == Phase.TESTING) {
            endTest();
            toggleTest();
        }
    }

    private void enter(Phase next) {
        phase = next;
        listeners.tell();
    }

    /** What the clock shows. */
    public Duration recorded() {
        return take.map(t -> t.status().recorded()).orElse(Duration.ZERO);
    }

    /** What the meters show, when something is open. */
    public Optional<Levels> levels() {
        return take.map(Take::status).map(TakeStatus::levels).or(() -> test.map(LevelTest::levels));
    }

    /** Watches the level; called with every picture of the meters, {@code now} as of {@link System#nanoTime}. */
    public Warning warning(long now) {
        boolean listening = phase == Phase.RECORDING || phase == Phase.TESTING;
        return listening ? levels().map(l -> silence.hear(l, now)).orElse(Warning.NONE) : Warning.NONE;
    }

    /** The services came or went. */
    public void refresh() {
        input.find();
        listeners.tell();
    }
}
