package org.voicerecorder.api.recorder;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.Levels;

/**
 * How a take stands.
 *
 * @param wanted what it does as far as it depends on people: while the device is gone, what it will do when it is back (armed,
 *     recording, paused, listening); else the state
 * @param part number of the part that is being recorded, from 1
 * @param recorded length of the audio written so far, all parts together; while armed, what the pre-roll holds
 * @param timeLeft how long the disk has room for this take; empty when it does not say
 * @param warnings what a person should know now, the gravest first
 * @param problem why the take ended by itself, e.g. the disk is full
 */
public record TakeStatus(
        State state,
        State wanted,
        int part,
        Duration recorded,
        Buffer buffer,
        Input input,
        Optional<Duration> timeLeft,
        List<TakeWarning> warnings,
        Optional<VoiceRecorderException> problem) {
    public TakeStatus {
        warnings = List.copyOf(warnings);
    }

    /** Of a take whose device is there. */
    public TakeStatus(
            State state,
            int part,
            Duration recorded,
            Buffer buffer,
            Input input,
            Optional<Duration> timeLeft,
            List<TakeWarning> warnings,
            Optional<VoiceRecorderException> problem) {
        this(state, state, part, recorded, buffer, input, timeLeft, warnings, problem);
    }

    /** Where a take is in its life. */
    public enum State {
        /** The device is open and heard; nothing is kept but the pre-roll. */
        ARMED,
        RECORDING,
        /** A person paused it. */
        PAUSED,
        /** Voice-activated, and nobody speaks. */
        LISTENING,
        /** The device is gone; goes on when it returns, or on another one when that is allowed. */
        DEVICE_LOST,
        /** Being finished: header, checksum, row. */
        STOPPING,
        FINISHED,
        DISCARDED,
        FAILED;

        public boolean isOver() {
            return this == FINISHED || this == DISCARDED || this == FAILED;
        }
    }

    /**
     * Between the device and the disk.
     *
     * @param held audio read from the device that is not written yet
     * @param capacity how much of it there may be: for so long the disk may stall
     * @param unforced audio read from the device that a power loss would take
     */
    public record Buffer(Duration held, Duration capacity, Duration unforced) {}

    /**
     * What is heard.
     *
     * @param device id of the device that is heard now; empty while there is none
     * @param deviceFormat set when the device gives another format, so that the system resamples or requantises
     * @param levels of what goes into the file: after gain, before mute
     * @param gain in dB
     * @param overruns how often audio was lost before it could be read
     * @param droppedFrames how much of it, as far as it can be told
     * @param condition what the last seconds say of it; while the take is paused or muted, nothing
     * @param summary what the whole take says of it; empty until it is over
     */
    public record Input(
            Optional<String> device,
            Optional<CaptureFormat> deviceFormat,
            Levels levels,
            boolean muted,
            double gain,
            long overruns,
            long droppedFrames,
            InputCondition condition,
            Optional<InputSummary> summary) {}

    public boolean isOver() {
        return state.isOver();
    }

    public Levels levels() {
        return input.levels();
    }

    /** Whether there is a warning of that kind. */
    public boolean warns(TakeWarning.Kind kind) {
        return warnings.stream().anyMatch(w -> w.kind() == kind);
    }
}
