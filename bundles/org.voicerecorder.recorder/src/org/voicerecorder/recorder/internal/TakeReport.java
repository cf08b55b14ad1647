package org.voicerecorder.recorder.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.api.recorder.TakeWarning.Kind;

/** What is said of a take to people while it runs. */
final class TakeReport {
    private static final Duration SLOW = Duration.ofMillis(500);

    private final TakeSession session;
    private final CaptureLoop capture;

    TakeReport(TakeSession session) {
        this.session = session;
        capture = session.capture();
    }

    TakeStatus status() {
        State state = session.state();
        long frames = session.wanted() == State.ARMED
                ? session.queue().heldFrames()
                : session.writer().frames();
        return new TakeStatus(
                state,
                session.wanted(),
                session.takeParts().number(),
                session.time(frames),
                buffer(),
                input(),
                session.watch().timeLeft(),
                state.isOver() ? List.of() : warnings(),
                session.problem());
    }

    private TakeStatus.Buffer buffer() {
        long unforced = session.queue().acceptedFrames() - session.writer().forcedFrames();
        return new TakeStatus.Buffer(
                session.time(session.queue().bufferedFrames()),
                BlockQueue.CAPACITY,
                session.time(Math.max(0, unforced)));
    }

    private TakeStatus.Input input() {
        InputChain chain = capture.chain();
        return new TakeStatus.Input(
                capture.device(),
                capture.deviceFormat(),
                chain.levels(),
                chain.isMuted(),
                chain.gain(),
                capture.overruns(),
                capture.droppedFrames(),
                condition(),
                capture.summary());
    }

    private InputCondition condition() {
        return isInputJudged()
                ? capture.chain().condition()
                : InputCondition.listening(session.format().channels());
    }

    /** Of a device that is gone it is known why it is not heard. */
    private boolean isInputJudged() {
        return session.isInputWanted() && !capture.isLost();
    }

    private List<TakeWarning> warnings() {
        List<TakeWarning> found = new ArrayList<>();
        if (capture.isLost() && !session.isEnding()) {
            found.add(new TakeWarning(
                    Kind.DEVICE_LOST,
                    "%s is gone. %s".formatted(capture.chosen().name(), afterwards())));
        }
        session.watch()
                .timeLeft()
                .filter(left -> left.compareTo(TakeWatch.SHORT_OF_ROOM) < 0)
                .ifPresent(left -> found.add(new TakeWarning(
                        Kind.DISK_NEARLY_FULL,
                        "Room for %d min %d s is left on the disk. Free space, or the take ends then."
                                .formatted(left.toMinutes(), left.toSecondsPart()))));
        inputWarning().ifPresent(found::add);
        if (session.time(session.queue().behindFrames()).compareTo(SLOW) > 0) {
            found.add(new TakeWarning(Kind.DISK_SLOW, "The disk is slow; the audio waits in memory."));
        }
        if (capture.overruns() > 0) {
            found.add(
                    new TakeWarning(Kind.AUDIO_LOST, "Audio was lost %s: the computer is too busy.".formatted(lost())));
        }
        if (capture.hearsOther()) {
            found.add(new TakeWarning(
                    Kind.OTHER_DEVICE,
                    "%s is not heard, but %s."
                            .formatted(capture.chosen().name(), capture.device().orElse("nothing"))));
        }
        session.flac()
                .problem()
                .ifPresent(why -> found.add(new TakeWarning(
                        Kind.COPY_GIVEN_UP,
                        "The FLAC copy is given up, the recording goes on: %s.".formatted(why.getMessage()))));
        capture.deviceFormat()
                .ifPresent(own -> found.add(new TakeWarning(Kind.RESAMPLED, conversion(own, session.format()))));
        return found;
    }

    /** What becomes of a take whose device is gone. */
    private String afterwards() {
        return switch (session.wanted()) {
            case PAUSED -> "The take is paused, and stays so when it is back.";
            case ARMED -> "The take is armed: begin it, and what was heard is kept; it goes on when it is back.";
            default -> "The take goes on when it is back.";
        };
    }

    /** How often, and how much where that is known. */
    private String lost() {
        String times = capture.overruns() == 1 ? "once" : capture.overruns() + " times";
        double seconds = (double) capture.droppedFrames() / session.format().sampleRate();
        return seconds == 0 ? times : String.format(Locale.ROOT, "%s, %.2f s in all", times, seconds);
    }

    private Optional<TakeWarning> inputWarning() {
        if (!isInputJudged()) {
            return Optional.empty();
        }
        if (session.watch().nothingComes()) {
            return Optional.of(new TakeWarning(
                    Kind.SILENT,
                    "Nothing has come from %s for %d s. Is it connected and switched on?"
                            .formatted(
                                    capture.chosen().name(),
                                    session.watch().nothingFor().toSeconds())));
        }
        InputCondition condition = condition();
        Optional<Kind> kind =
                switch (condition.kind()) {
                    case LISTENING, OK -> Optional.empty();
                    case DEAD, MUTED -> Optional.of(Kind.SILENT);
                    case CLIPPING -> Optional.of(Kind.CLIPPING);
                    case TOO_QUIET -> Optional.of(Kind.TOO_QUIET);
                    case OFFSET, CHANNEL_DEAD -> Optional.of(Kind.INPUT);
                };
        return kind.map(k -> new TakeWarning(k, sentence(condition) + "."));
    }

    /** Who waits for a voice expects silence: that this one is of another kind has to be said. */
    private String sentence(InputCondition condition) {
        return session.state() == State.LISTENING && condition.isSilent()
                ? "No voice can be heard: the input gives nothing, not even the noise of a room; it may be muted,"
                        + " unplugged, or the wrong device"
                : condition.sentence();
    }

    static String conversion(CaptureFormat from, CaptureFormat to) {
        if (from.sampleRate() != to.sampleRate()) {
            return "The sound system resamples %s to %s.".formatted(kilohertz(from), kilohertz(to));
        }
        if (from.channels() != to.channels()) {
            return "The sound system mixes %d channels to %d.".formatted(from.channels(), to.channels());
        }
        return "The sound system converts %d bits to %d.".formatted(from.bitDepth(), to.bitDepth());
    }

    private static String kilohertz(CaptureFormat format) {
        String number = String.format(Locale.ROOT, "%.3f", format.sampleRate() / 1000.0);
        return number.replaceAll("\\.?0+$", "") + " kHz";
    }
}
