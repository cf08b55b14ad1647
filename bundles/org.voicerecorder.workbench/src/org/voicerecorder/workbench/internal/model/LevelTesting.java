package org.voicerecorder.workbench.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeWarning;

/** The microphone as it is opened to look at its level only. Lives in the display thread. */
final class LevelTesting {
    /** Where the test is. */
    enum State {
        CLOSED,
        OPENING,
        OPEN,
        /** What was heard is played. */
        PLAYING
    }

    private final ServiceSource services;
    private final Background background;
    private final Supplier<TakeRequest> request;
    private final Runnable changed;
    private Consumer<VoiceRecorderException> failures = problem -> {};
    private State state = State.CLOSED;
    private Optional<LevelTest> test = Optional.empty();
    private final TestPlayback playback;
    /** Of the latest opening: what comes from an earlier one is closed at once. */
    private long generation;

    LevelTesting(ServiceSource services, Background background, Supplier<TakeRequest> request, Runnable changed) {
        this.services = services;
        this.background = background;
        this.request = request;
        this.changed = changed;
        playback = new TestPlayback(services, background, this::played);
    }

    void report(Consumer<VoiceRecorderException> onFailure) {
        failures = onFailure;
    }

    State state() {
        return state;
    }

    void open() {
        long asked = ++generation;
        enter(State.OPENING);
        TakeRequest wanted = request.get();
        background.fetch(
                () -> services.require(Recorder.class).test(wanted), opened -> opened(opened, asked), problem -> {
                    if (asked == generation) {
                        enter(State.CLOSED);
                        failures.accept(problem);
                    }
                });
    }

    private void opened(LevelTest opened, long asked) {
        if (asked == generation) {
            test = Optional.of(opened);
            enter(State.OPEN);
        } else {
            close(opened);
        }
    }

    void close() {
        release().ifPresent(this::close);
        changed.run();
    }

    private void close(LevelTest open) {
        background.fetch(
                () -> {
                    open.close();
                    return open;
                },
                closed -> {},
                failures);
    }

    /** Plays what the open test heard, once it has let go of the device; ends that when it is playing. */
    void togglePlayback() {
        if (state == State.PLAYING) {
            playback.stop();
        } else {
            release().ifPresent(heard -> {
                enter(State.PLAYING);
                playback.play(heard);
            });
        }
    }

    private void played(Optional<VoiceRecorderException> problem) {
        if (state == State.PLAYING) {
            enter(State.CLOSED);
        }
        problem.ifPresent(failures);
    }

    /** With another device or format, when it is open. */
    void restart() {
        if (state == State.OPENING || state == State.OPEN) {
            close();
            open();
        }
    }

    /** Ends the test, but leaves closing it to the caller. */
    Optional<LevelTest> release() {
        generation++;
        if (state == State.PLAYING) {
            playback.stop();
        }
        Optional<LevelTest> open = test;
        test = Optional.empty();
        state = State.CLOSED;
        return open;
    }

    Optional<Levels> levels() {
        return test.map(LevelTest::levels);
    }

    List<TakeWarning> warnings() {
        return test.map(LevelTest::condition).filter(InputCondition::isAlarm).stream()
                .map(c -> new TakeWarning(kind(c), c.sentence() + "."))
                .toList();
    }

    private static TakeWarning.Kind kind(InputCondition condition) {
        return switch (condition.kind()) {
            case DEAD, MUTED -> TakeWarning.Kind.SILENT;
            case CLIPPING -> TakeWarning.Kind.CLIPPING;
            case TOO_QUIET -> TakeWarning.Kind.TOO_QUIET;
            case LISTENING, OK, OFFSET, CHANNEL_DEAD -> TakeWarning.Kind.INPUT;
        };
    }

    private void enter(State next) {
        state = next;
        changed.run();
    }
}
