package org.voicerecorder.command.internal.commands;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.recorder.FlacCopy;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.command.internal.ErrorReport;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Origin;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.commands.presets.PresetTakes;
import org.voicerecorder.command.internal.json.Json;

/** Tells what became of a take, whichever command began it. */
public final class TakeOutcome {
    private final Invocation invocation;
    private final Take take;

    private TakeOutcome(Invocation invocation, Take take) {
        this.invocation = invocation;
        this.take = take;
    }

    /**
     * Waits until the take and its copies are there, tells of them, and copies it to where the preset says. A take that
     * ended by itself is kept, and its end is still a failure; that somebody threw it away, by a key, in the window or by
     * another command, is none.
     *
     * @param preset with which it was made; may be null
     * @throws VoiceRecorderException when the take could not be brought into the library, or the command was cancelled
     *     before there was one
     */
    public static ExitStatus tell(Invocation invocation, Take take, String preset) {
        var outcome = new TakeOutcome(invocation, take);
        if (outcome.wasThrownAway()) {
            return outcome.tellDiscarded();
        }
        return PresetTakes.copy(invocation, preset, take.parts(), outcome.tell());
    }

    /** An armed take that Ctrl-C ended before it began was cancelled, not thrown away. */
    private boolean wasThrownAway() {
        take.result().handle((_, _) -> true).join();
        return take.status().state() == TakeStatus.State.DISCARDED
                && !invocation.cancel().isCancelled();
    }

    /** Parts that were finished before are there. */
    private ExitStatus tellDiscarded() {
        List<Recording> kept = take.parts();
        if (invocation.isJson()) {
            var copies = new FlacReport(List.of());
            invocation.emit(json -> {
                json.beginObject()
                        .name("discarded")
                        .value(true)
                        .name("recordings")
                        .beginArray();
                for (Recording recording : kept) {
                    copies.write(json, recording);
                }
                json.endArray().endObject();
            });
            return ExitStatus.OK;
        }
        kept.forEach(recording -> invocation.console().printLine(Outcome.line(invocation, "Recorded", recording)));
        invocation.note(kept.isEmpty() ? "The take was thrown away." : "The last part was thrown away.");
        return ExitStatus.OK;
    }

    private ExitStatus tell() {
        Optional<VoiceRecorderException> failure = failure();
        List<Recording> kept = take.parts();
        if (failure.isPresent() && kept.isEmpty()) {
            throw failure.get();
        }
        FlacReport copies = new FlacReport(copies());
        Optional<VoiceRecorderException> problem =
                failure.or(() -> take.status().problem());
        if (invocation.isJson()) {
            emit(kept, copies, problem);
        } else {
            kept.forEach(recording -> invocation.console().printLine(Outcome.line(invocation, "Recorded", recording)));
            kept.forEach(this::tellLoss);
            copies.tell(invocation, kept);
            problem.ifPresent(why -> ErrorReport.print(invocation, "The take ended early", why));
        }
        return problem.map(why -> why.code().exitStatus()).orElse(ExitStatus.OK);
    }

    private void tellLoss(Recording recording) {
        new OriginText(Origin.ofTake(recording))
                .loss()
                .ifPresent(loss -> invocation.note(
                        "Audio of %s was lost %s. Markers say where.".formatted(recording.shortId(), loss)));
    }

    /** Finished and compared with the recordings, which takes a moment after a long take. */
    private List<FlacCopy> copies() {
        if (take.request().flac() && !take.flacCopies().isDone()) {
            invocation.note("The recording is kept. Its FLAC copy is being finished and compared with it.");
        }
        return take.request().flac() ? take.flacCopies().join() : List.of();
    }

    /** One recording is the document itself, unless there is something to be said beside several. */
    private void emit(List<Recording> kept, FlacReport copies, Optional<VoiceRecorderException> problem) {
        invocation.emit(json -> {
            json.beginObject();
            if (kept.size() == 1) {
                copies.members(json, kept.getFirst());
            } else {
                json.name("recordings").beginArray();
                for (Recording recording : kept) {
                    copies.write(json, recording);
                }
                json.endArray();
            }
            if (problem.isPresent()) {
                json.name("error");
                Json.error(json, problem.get());
            }
            json.endObject();
        });
    }

    /** Why the take, or the last of its parts, is not in the library. */
    private Optional<VoiceRecorderException> failure() {
        CompletableFuture<Recording> result = take.result();
        try {
            result.join();
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.of(
                    e.getCause() instanceof VoiceRecorderException known
                            ? known
                            : new VoiceRecorderException(
                                    ErrorCode.ERR_INTERNAL, "The take could not be finished", e.getCause()));
        }
    }
}
