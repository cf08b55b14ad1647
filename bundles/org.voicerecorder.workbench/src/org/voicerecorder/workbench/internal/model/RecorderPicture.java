package org.voicerecorder.workbench.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;

/** How the take that is shown, or the level test, stood when it was last looked at. Lives in the display thread. */
final class RecorderPicture {
    /** What makes the bar look different; the rest is only another picture of it. */
    private record Look(
            Phase phase,
            Optional<TakeStatus.State> wanted,
            Optional<Take> shown,
            boolean muted,
            double gain,
            int part,
            List<TakeWarning> warnings) {}

    private final TakeList takes;
    private final LevelTesting testing;
    private final BooleanSupplier starting;
    private final TakeMarkers markers = new TakeMarkers();
    private final LiveWave wave = new LiveWave();
    private Optional<TakeStatus> status = Optional.empty();
    private Look look = new Look(Phase.IDLE, Optional.empty(), Optional.empty(), false, 0, 0, List.of());

    /** @param starting whether a take is just being begun */
    RecorderPicture(TakeList takes, LevelTesting testing, BooleanSupplier starting) {
        this.takes = takes;
        this.testing = testing;
        this.starting = starting;
    }

    /** Looks again. @return whether the bar has to look different */
    boolean take() {
        Optional<Take> shown = takes.shown();
        status = shown.map(Take::status);
        markers.follow(shown);
        wave.follow(shown, status);
        Look now = new Look(
                status.map(s -> phaseOf(s.state())).orElseGet(this::phaseWithoutTake),
                status.map(TakeStatus::wanted),
                shown,
                status.map(s -> s.input().muted()).orElse(false),
                status.map(s -> s.input().gain()).orElse(0.0),
                status.map(TakeStatus::part).orElse(0),
                warnings());
        boolean other = !now.equals(look);
        look = now;
        return other;
    }

    private Phase phaseWithoutTake() {
        return switch (testing.state()) {
            case OPEN -> Phase.TESTING;
            case OPENING -> Phase.STARTING;
            case PLAYING -> Phase.PLAYING_TEST;
            case CLOSED -> starting.getAsBoolean() ? Phase.STARTING : Phase.IDLE;
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

    Phase phase() {
        return look.phase();
    }

    Optional<TakeStatus> status() {
        return status;
    }

    boolean isMuted() {
        return look.muted();
    }

    double gain() {
        return look.gain();
    }

    TakeMarkers markers() {
        return markers;
    }

    LiveWave wave() {
        return wave;
    }

    Optional<Levels> levels() {
        return status.map(TakeStatus::levels).or(testing::levels);
    }

    List<TakeWarning> warnings() {
        return status.map(TakeStatus::warnings).orElseGet(testing::warnings);
    }
}
