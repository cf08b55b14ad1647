package org.voicerecorder.workbench.tests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeWarning;

/** A take without a device, which stands as a test says; it stops and is in the library at once. */
final class ScriptedTake implements Take {
    private final UUID id = UUID.randomUUID();
    private final TakeRequest request;
    private final CompletableFuture<Recording> result = new CompletableFuture<>();
    private final long begun = System.nanoTime();
    private final List<Marker> markers = new ArrayList<>();
    volatile TakeStatus.State state = TakeStatus.State.RECORDING;
    /** What becomes of it when its device is back. */
    volatile Optional<TakeStatus.State> wanted = Optional.empty();

    volatile int part = 1;
    volatile Optional<Duration> recorded = Optional.empty();
    volatile Levels levels = Levels.silence(1);
    volatile boolean muted;
    volatile double gain;
    volatile long overruns;
    volatile Duration held = Duration.ZERO;
    volatile Optional<Duration> timeLeft = Optional.empty();
    volatile InputCondition.Kind condition = InputCondition.Kind.LISTENING;
    volatile List<TakeWarning> warnings = List.of();
    volatile Optional<InputSummary> summary = Optional.empty();
    volatile boolean discarded;

    ScriptedTake(TakeRequest request) {
        this.request = request;
        gain = request.input().gain();
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public TakeRequest request() {
        return request;
    }

    @Override
    public String title() {
        return request.text().title().orElse("Recording of a test");
    }

    @Override
    public TakeStatus status() {
        return new TakeStatus(
                state,
                wanted.orElse(state),
                part,
                recorded.orElseGet(() -> Duration.ofNanos(System.nanoTime() - begun)),
                new TakeStatus.Buffer(held, Duration.ofSeconds(4), Duration.ZERO),
                new TakeStatus.Input(
                        request.input().device(),
                        Optional.empty(),
                        levels,
                        muted,
                        gain,
                        overruns,
                        overruns * request.format().sampleRate() / 10,
                        new InputCondition(condition, List.of(condition), 0, 0),
                        summary),
                timeLeft,
                warnings,
                Optional.empty());
    }

    @Override
    public void begin() {
        state = TakeStatus.State.RECORDING;
    }

    @Override
    public void mute(boolean on) {
        muted = on;
    }

    @Override
    public void gain(double decibels) {
        gain = decibels;
    }

    @Override
    public synchronized Marker mark(String text) {
        long frame = status().recorded().toMillis() * request.format().sampleRate() / 1000;
        Marker marker = Marker.at(frame, text);
        markers.add(marker);
        return marker;
    }

    @Override
    public synchronized void describe(UUID marker, String text) {
        markers.replaceAll(m -> m.id().equals(marker) ? new Marker(marker, m.frame(), m.frames(), text) : m);
    }

    @Override
    public synchronized List<Marker> markers() {
        return List.copyOf(markers);
    }

    @Override
    public List<Recording> parts() {
        return List.of();
    }

    @Override
    public void pause() {
        state = TakeStatus.State.PAUSED;
    }

    @Override
    public void resume() {
        state = TakeStatus.State.RECORDING;
    }

    @Override
    public CompletableFuture<Recording> stop() {
        if (state == TakeStatus.State.ARMED) {
            // One that never began is thrown away, as the contract says.
            discard();
            return result;
        }
        state = TakeStatus.State.FINISHED;
        result.complete(Window.library().add(request.text().title().orElse("A take")));
        return result;
    }

    @Override
    public void discard() {
        discarded = true;
        state = TakeStatus.State.DISCARDED;
        result.completeExceptionally(new CancelledException());
    }

    @Override
    public CompletableFuture<Recording> result() {
        return result;
    }
}
