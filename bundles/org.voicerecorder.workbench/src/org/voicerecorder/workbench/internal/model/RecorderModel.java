package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeWarning;

/**
 * What the record bar shows and does: the takes under way, of which one is shown, or the level test. Lives in the display
 * thread; devices are opened beside it. What is asked of a take is asked at once, for no take lets its caller wait.
 */
public final class RecorderModel {
    private static final Duration FRAME = Duration.ofMillis(33);

    /** Where the bar is. */
    public enum Phase {
        IDLE,
        STARTING,
        TESTING,
        ARMED,
        RECORDING,
        PAUSED,
        /** Voice-activated, and nobody speaks. */
        LISTENING,
        DEVICE_LOST,
        STOPPING;

        /** Whether there is a take to be paused, muted or marked. */
        public boolean isUnderWay() {
            return compareTo(RECORDING) >= 0 && this != STOPPING;
        }
    }

    /**
     * A take that this window began and that is in the library now.
     *
     * @param heard what its input was like, when the recorder says so
     */
    public record Ended(Recording recording, Optional<InputSummary> heard) {}

    /** What makes the bar look different; the rest is only another picture of it. */
    private record Look(
            Phase phase, Optional<Take> shown, boolean muted, double gain, int part, List<TakeWarning> warnings) {}

    private final ServiceSource services;
    private final Background background;
    private final Listeners listeners = new Listeners();
    private final Listeners frames = new Listeners();
    private final CaptureInput input;
    private final TakeList takes;
    private final LevelTesting testing;
    private final TakeMarkers markers = new TakeMarkers();
    private final LiveWave wave = new LiveWave();
    private Consumer<VoiceRecorderException> failures = problem -> {};
    private Consumer<Ended> finished = ended -> {};
    private Optional<TakeStatus> status = Optional.empty();
    private Look look = new Look(Phase.IDLE, Optional.empty(), false, 0, 0, List.of());
    private boolean starting;
    private boolean stopWhenStarted;
    private boolean pulsing;

    public RecorderModel(ServiceSource services, Background background) {
        this.services = services;
        this.background = background;
        input = new CaptureInput(services, background, this::inputChanged);
        takes = new TakeList(services, background, this::changed, this::over);
        testing = new LevelTesting(services, background, input::request, this::changed);
    }

    /** Told when there is something else to be done or said. */
    public Listeners listeners() {
        return listeners;
    }

    /** Told thirty times a second as long as something is open. */
    public Listeners frames() {
        return frames;
    }

    /** Who tells the user of failures and of finished recordings. */
    public void report(Consumer<VoiceRecorderException> onFailure, Consumer<Ended> onFinished) {
        failures = onFailure;
        finished = onFinished;
        testing.report(onFailure);
    }

    public Phase phase() {
        return look.phase();
    }

    /** Whether anything is being recorded, whoever began it. */
    public boolean isRecording() {
        return !takes.all().isEmpty();
    }

    /** Whether recording is possible at all. */
    public boolean isAvailable() {
        return services.has(Recorder.class);
    }

    /** The choices for the next take. */
    public CaptureInput input() {
        return input;
    }

    /** The takes under way, in the order in which they were seen. */
    public List<Take> takes() {
        return takes.all();
    }

    /** The take that the bar shows. */
    public Optional<Take> shown() {
        return takes.shown();
    }

    public boolean isOwn(Take take) {
        return takes.isOwn(take);
    }

    public void show(Take take) {
        takes.show(take);
    }

    /** The take that is shown, as it was at the last picture. */
    public Optional<TakeStatus> status() {
        return status;
    }

    public TakeMarkers markers() {
        return markers;
    }

    public LiveWave wave() {
        return wave;
    }

    /** Starts a take, or ends the one that is shown. */
    public void toggle() {
        switch (phase()) {
            case IDLE, TESTING -> start();
            case STARTING -> stopWhenStarted = true;
            case ARMED -> ask(Take::begin);
            case RECORDING, PAUSED, LISTENING, DEVICE_LOST -> ask(Take::stop);
            case STOPPING -> {}
        }
    }

    /** Starts a take beside those under way. */
    public void startAnother() {
        if (!starting) {
            start();
        }
    }

    private void start() {
        Optional<LevelTest> ending = testing.release();
        starting = true;
        stopWhenStarted = false;
        changed();
        background.fetch(
                () -> {
                    ending.ifPresent(LevelTest::close);
                    return services.require(Recorder.class).start(input.request());
                },
                this::started,
                problem -> {
                    starting = false;
                    changed();
                    failures.accept(problem);
                });
    }

    private void started(Take begun) {
        starting = false;
        takes.began(begun);
        if (stopWhenStarted) {
            stopWhenStarted = false;
            begun.stop();
        }
    }

    private void over(Take take, boolean own, Optional<Recording> recording, Optional<Throwable> problem) {
        TakeStatus last = take.status();
        changed();
        if (own) {
            problem.map(p -> p instanceof CompletionException c && c.getCause() != null ? c.getCause() : p)
                    .filter(p -> !(p instanceof CancelledException))
                    .map(Background::failure)
                    .or(last::problem)
                    .ifPresent(failures);
            recording.ifPresent(r -> finished.accept(new Ended(r, last.input().summary())));
        }
    }

    private void ask(Consumer<Take> what) {
        takes.shown().ifPresent(take -> {
            what.accept(take);
            follow();
        });
    }

    /** Pauses the take or goes on with it. */
    public void togglePause() {
        if (phase() == Phase.PAUSED) {
            ask(Take::resume);
        } else if (phase().isUnderWay()) {
            ask(Take::pause);
        }
    }

    public void toggleMute() {
        if (phase().isUnderWay()) {
            boolean mute = !look.muted();
            ask(take -> take.mute(mute));
        }
    }

    /** Amplifies the take that is shown, else those to come. */
    public void amplify(double decibels) {
        if (phase().isUnderWay()) {
            ask(take -> take.gain(decibels));
        } else {
            input.amplify(decibels);
        }
    }

    public double gain() {
        return takes.shown().isPresent() ? look.gain() : input.gain();
    }

    /** Ends a take and throws its audio away. */
    public void discard(Take take) {
        take.discard();
        follow();
    }

    /** Asks all takes for their end. */
    public void stopAll() {
        takes.all().forEach(Take::stop);
        follow();
    }

    /** Sets a marker at what is heard now. */
    public void mark() {
        if (phase().isUnderWay()) {
            ask(markers::mark);
            listeners.tell();
        }
    }

    /** Opens the microphone to look at its level, or closes it again. */
    public void toggleTest() {
        if (testing.state() != LevelTesting.State.CLOSED) {
            testing.close();
        } else if (phase() == Phase.IDLE) {
            testing.open();
        }
    }

    private void inputChanged(boolean otherChoice) {
        if (otherChoice) {
            testing.restart();
        }
        listeners.tell();
    }

    private void changed() {
        follow();
        listeners.tell();
        if (!pulsing) {
            pulse();
        }
    }

    /** Takes over how the take stands; tells when that makes a difference. */
    private void follow() {
        Optional<Take> shown = takes.shown();
        status = shown.map(Take::status);
        markers.follow(shown);
        wave.follow(shown, status);
        Look now = new Look(
                status.map(s -> phaseOf(s.state())).orElseGet(this::phaseWithoutTake),
                shown,
                status.map(s -> s.input().muted()).orElse(false),
                status.map(s -> s.input().gain()).orElse(0.0),
                status.map(TakeStatus::part).orElse(0),
                warnings());
        if (!now.equals(look)) {
            look = now;
            listeners.tell();
        }
    }

    private Phase phaseWithoutTake() {
        return switch (testing.state()) {
            case OPEN -> Phase.TESTING;
            case OPENING -> Phase.STARTING;
            case CLOSED -> starting ? Phase.STARTING : Phase.IDLE;
        };
    }

    private static Phase phaseOf(TakeStatus.State state) {
        return switch (state) {
            case ARMED -> Phase.ARMED;
            case RECORDING -> Phase.RECORDING;
            case PAUSED -> Phase.PAUSED;
            case LISTENING -> Phase.LISTENING;
            case DEVICE_LOST -> Phase.DEVICE_LOST;
            case STOPPING, FINISHED, DISCARDED, FAILED -> Phase.STOPPING;
        };
    }

    private void pulse() {
        follow();
        frames.tell();
        pulsing = phase() != Phase.IDLE;
        if (pulsing) {
            background.later(FRAME, this::pulse);
        }
    }

    /** What the clock shows. */
    public Duration recorded() {
        return status.map(TakeStatus::recorded).orElse(Duration.ZERO);
    }

    /** What the meters show, when something is open. */
    public Optional<Levels> levels() {
        return status.map(TakeStatus::levels).or(testing::levels);
    }

    /** What a person should know now, the gravest first. */
    public List<TakeWarning> warnings() {
        return status.map(TakeStatus::warnings).orElseGet(testing::warnings);
    }

    public boolean isMuted() {
        return look.muted();
    }

    /** The services came or went. */
    public void refresh() {
        input.find();
        takes.watch();
        listeners.tell();
    }
}
