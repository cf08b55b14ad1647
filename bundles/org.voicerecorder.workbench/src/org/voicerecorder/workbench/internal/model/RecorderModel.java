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
import org.voicerecorder.api.recorder.Preset;
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
        /** What the level test heard is played. */
        PLAYING_TEST,
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

        /** Whether there is a take in which markers can be set: in an armed one, in its pre-roll. */
        public boolean isMarkable() {
            return this == ARMED || isUnderWay();
        }
    }

    /**
     * A take that this window began and that is in the library now.
     *
     * @param parts all of it that is in the library, the recording included
     * @param heard what its input was like, when the recorder says so
     * @param preset with which it was begun
     */
    public record Ended(
            Recording recording, List<Recording> parts, Optional<InputSummary> heard, Optional<Preset> preset) {}

    private final ServiceSource services;
    private final Background background;
    private final Listeners listeners = new Listeners();
    private final Listeners frames = new Listeners();
    private final CaptureInput input;
    private final TakeList takes;
    private final LevelTesting testing;
    private final TakeStarts starts;
    private final PreFlightModel preFlight;
    private final RecorderPicture picture;
    private Consumer<VoiceRecorderException> failures = problem -> {};
    private Consumer<Ended> finished = ended -> {};
    private boolean pulsing;

    public RecorderModel(ServiceSource services, Background background) {
        this.services = services;
        this.background = background;
        input = new CaptureInput(services, background, this::inputChanged);
        takes = new TakeList(services, background, this::changed, this::over);
        testing = new LevelTesting(services, background, input::request, this::changed);
        starts = new TakeStarts(services, background, input, testing, takes::began, this::changed);
        picture = new RecorderPicture(takes, testing, starts::isUnderWay);
        preFlight = new PreFlightModel(services, background, input, listeners::tell);
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
        starts.report(onFailure);
    }

    public Phase phase() {
        return picture.phase();
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
        return picture.status();
    }

    public TakeMarkers markers() {
        return picture.markers();
    }

    public LiveWave wave() {
        return picture.wave();
    }

    /** Starts a take, or ends the one that is shown, whoever began it. */
    public void toggle() {
        switch (phase()) {
            case IDLE, TESTING, PLAYING_TEST -> starts.start(false);
            case STARTING -> starts.stop();
            case ARMED -> ask(Take::begin);
            case RECORDING, PAUSED, LISTENING -> ask(Take::stop);
            case DEVICE_LOST -> ask(isArmed() ? Take::begin : Take::stop);
            case STOPPING -> {}
        }
    }

    /** Starts a take beside those under way. */
    public void startAnother() {
        starts.start(false);
    }

    /** Hears the microphone, so that the take keeps what was said before it begins; lets go of it again. */
    public void toggleArmed() {
        switch (phase()) {
            case IDLE, TESTING, PLAYING_TEST -> starts.start(true);
            case ARMED -> ask(Take::stop);
            case RECORDING, PAUSED, LISTENING, DEVICE_LOST -> armBeside();
            case STARTING, STOPPING -> {}
        }
    }

    /** Beside a take of somebody else; one of one's own must not go out of sight by a key. */
    private void armBeside() {
        if (isArmed()) {
            ask(Take::stop);
        } else if (mayArm()) {
            starts.start(true);
        }
    }

    /** Whether {@link #toggleArmed} does something. */
    public boolean mayArm() {
        return switch (phase()) {
            case IDLE, TESTING, PLAYING_TEST, ARMED -> true;
            case RECORDING, PAUSED, LISTENING, DEVICE_LOST ->
                isArmed() || takes.shown().filter(take -> !takes.isOwn(take)).isPresent();
            case STARTING, STOPPING -> false;
        };
    }

    /** Whether the take that is shown has not begun, be its device there or not. */
    public boolean isArmed() {
        return wants(TakeStatus.State.ARMED);
    }

    /** Whether the take that is shown is paused, be its device there or not. */
    public boolean isPaused() {
        return wants(TakeStatus.State.PAUSED);
    }

    private boolean wants(TakeStatus.State state) {
        boolean ends = phase() == Phase.STOPPING;
        return !ends
                && picture.status()
                        .map(TakeStatus::wanted)
                        .filter(state::equals)
                        .isPresent();
    }

    private void over(Take take, boolean own, Optional<Recording> recording, Optional<Throwable> problem) {
        TakeStatus last = take.status();
        Optional<Preset> preset = starts.forget(take);
        changed();
        if (own) {
            problem.map(p -> p instanceof CompletionException c && c.getCause() != null ? c.getCause() : p)
                    .filter(p -> !(p instanceof CancelledException))
                    .map(Background::failure)
                    .or(last::problem)
                    .ifPresent(failures);
            recording.ifPresent(r ->
                    finished.accept(new Ended(r, partsOf(take, r), last.input().summary(), preset)));
        }
    }

    private static List<Recording> partsOf(Take take, Recording last) {
        List<Recording> parts = take.parts();
        return parts.isEmpty() ? List.of(last) : parts;
    }

    private void ask(Consumer<Take> what) {
        takes.shown().ifPresent(take -> {
            what.accept(take);
            follow();
        });
    }

    /** Pauses the take or goes on with it. */
    public void togglePause() {
        if (isPaused()) {
            ask(Take::resume);
        } else if (phase().isUnderWay()) {
            ask(Take::pause);
        }
    }

    public void toggleMute() {
        if (phase().isUnderWay()) {
            boolean mute = !picture.isMuted();
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
        return takes.shown().isPresent() ? picture.gain() : input.gain();
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
        if (phase().isMarkable()) {
            ask(picture.markers()::mark);
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

    /** Ends the level test and plays what it heard, or stops that. */
    public void toggleTestPlayback() {
        testing.togglePlayback();
    }

    /** What there is to be said before a take begins. */
    public PreFlightModel preFlight() {
        return preFlight;
    }

    private void inputChanged(boolean otherChoice) {
        if (otherChoice) {
            testing.restart();
        }
        preFlight.request();
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
        if (picture.take()) {
            listeners.tell();
        }
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
        return picture.status().map(TakeStatus::recorded).orElse(Duration.ZERO);
    }

    /** What the meters show, when something is open. */
    public Optional<Levels> levels() {
        return picture.levels();
    }

    /** What a person should know now, the gravest first. */
    public List<TakeWarning> warnings() {
        return picture.warnings();
    }

    public boolean isMuted() {
        return picture.isMuted();
    }

    /** The services came or went. */
    public void refresh() {
        input.find();
        takes.watch();
        preFlight.request();
        listeners.tell();
    }
}
