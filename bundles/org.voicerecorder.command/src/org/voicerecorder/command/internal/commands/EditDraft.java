package org.voicerecorder.command.internal.commands;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.Clipping;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSession;
import org.voicerecorder.api.edit.EditSessions;
import org.voicerecorder.api.edit.EditState;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.api.edit.Provenance;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.text.FrameText;
import picocli.CommandLine.Option;

/** The options of {@code voicerec edit} that concern the steps kept with a recording. */
final class EditDraft {
    @Option(names = "--draft", order = 30, description = "Keep the steps with the recording; make nothing yet.")
    private boolean keep;

    @Option(names = "--undo", order = 31, description = "Take the last kept step back.")
    private boolean undo;

    @Option(names = "--redo", order = 32, description = "Do again what was taken back last.")
    private boolean redo;

    @Option(
            names = "--undo-to",
            order = 33,
            paramLabel = "N",
            description = "Take all kept steps after the first N back, or do taken back ones again until N count.")
    private Integer undoTo;

    @Option(names = "--history", order = 34, description = "Show the kept steps, and what the recording was made of.")
    private boolean history;

    @Option(names = "--render", order = 35, description = "Make a new recording of the kept steps.")
    private boolean render;

    @Option(names = "--forget", order = 36, description = "Forget the kept steps, for good.")
    private boolean forget;

    boolean isAsked() {
        return keep || undo || redo || undoTo != null || history || render || forget;
    }

    /** @param hasSteps whether steps were given */
    void check(boolean hasSteps) {
        long asked = Stream.of(keep, undo, redo, undoTo != null, history, render, forget)
                .filter(each -> each)
                .count();
        if (asked > 1) {
            throw usage(
                    "Only one of --draft, --undo, --redo, --undo-to, --history, --render and --forget can be done at a"
                            + " time");
        }
        if (asked == 1 && keep != hasSteps) {
            throw usage(keep ? "--draft needs steps to keep" : "Steps are kept with --draft only");
        }
    }

    private static VoiceRecorderException usage(String message) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message, "See 'voicerec edit --help'.", null);
    }

    /**
     * Does what was asked.
     *
     * @param steps adds the steps to keep to a list
     * @param renderer makes a recording of a list
     */
    ExitStatus run(
            Invocation invocation,
            Recording recording,
            UnaryOperator<EditList> steps,
            Function<EditList, ExitStatus> renderer) {
        EditSessions sessions = invocation.services().get(EditSessions.class);
        if (forget) {
            sessions.remove(recording.id());
            invocation.console().printLine("The kept steps are forgotten.");
            return ExitStatus.OK;
        }
        try (EditSession session = sessions.open(recording)) {
            if (session.state().lostOnOpening() > 0) {
                invocation.note("The last step had not been written completely when the program ended; it is gone.");
            }
            if (keep || render) {
                session.state().heldUp().ifPresent(heldUp -> {
                    throw heldUp.why();
                });
            }
            if (keep) {
                EditList before = session.state().list();
                List<EditOperation> all = steps.apply(before).operations();
                for (EditOperation step : all.subList(before.operations().size(), all.size())) {
                    session.apply(step, invocation.progress(), invocation.cancel());
                }
            } else if (undo) {
                session.undo();
            } else if (redo) {
                session.redo();
            } else if (undoTo != null) {
                session.goTo(undoTo);
            } else if (render) {
                return renderer.apply(session.state().list());
            }
            return show(invocation, session.state());
        }
    }

    private ExitStatus show(Invocation invocation, EditState state) {
        EditedAudio audio = state.audio();
        if (invocation.isJson()) {
            emit(invocation, audio, new Steps(state.list(), state.undone(), state.heldUp()), Optional.empty());
            return ExitStatus.OK;
        }
        int rate = audio.format().sampleRate();
        invocation.console().clearStatus();
        if (history) {
            Optional<Provenance> origin = invocation
                    .services()
                    .get(Editor.class)
                    .provenance(state.recording().id());
            origin.ifPresent(made -> printOrigin(invocation, made, rate));
        }
        int number = 0;
        int heard = state.heldUp()
                .map(EditState.HeldUp::from)
                .orElse(state.list().operations().size());
        for (EditOperation step : state.list().operations()) {
            String held = number < heard ? "" : "  (cannot be carried out now)";
            invocation.console().printLine("%3d  %s%s".formatted(++number, StepText.of(step, rate), held));
        }
        for (EditOperation step : state.undone()) {
            invocation
                    .console()
                    .printLine(
                            invocation.style().faint("%3d  %s  (undone)".formatted(++number, StepText.of(step, rate))));
        }
        invocation
                .console()
                .printLine("%d %s kept; %s long"
                        .formatted(
                                state.list().operations().size(),
                                state.list().operations().size() == 1 ? "step" : "steps",
                                new FrameText(rate).time(audio.frames())));
        state.heldUp().map(EditState.HeldUp::why).ifPresent(why -> {
            invocation.note(why.getMessage());
            invocation.note(why.advice());
        });
        return ExitStatus.OK;
    }

    private static void printOrigin(Invocation invocation, Provenance made, int rate) {
        String source = made.list()
                .source()
                .map(s -> s.recording().toString().substring(0, 8))
                .orElse("?");
        String part = made.parts() == 1 ? "" : ", part %d of %d".formatted(made.part() + 1, made.parts());
        invocation
                .console()
                .printLine("Made of %s%s:".formatted(invocation.style().id(source), part));
        made.list().operations().forEach(step -> invocation.console().printLine("     " + StepText.of(step, rate)));
    }

    /** The steps of an edit, those that were undone, and what keeps some from being carried out. */
    record Steps(EditList list, List<EditOperation> undone, Optional<EditState.HeldUp> heldUp) {}

    /**
     * {@code {"list","undone","heldUp","sampleRate","frames","durationSeconds","parts","clipping","madeOf"}}.
     *
     * @param clipping what a rendering would clip, where that was measured
     */
    static void emit(Invocation invocation, EditedAudio audio, Steps steps, Optional<Clipping> clipping) {
        Editor editor = invocation.services().get(Editor.class);
        UUID id = audio.list().source().orElseThrow().recording();
        String list = editor.toJson(steps.list()).strip();
        String again =
                editor.toJson(audio.list().withOperations(steps.undone())).strip();
        invocation.emit(json -> {
            json.beginObject().name("id").value(id.toString());
            json.name("list").jsonValue(compact(list));
            json.name("undone").jsonValue(compact(again));
            json.name("heldUp");
            if (steps.heldUp().isPresent()) {
                json.beginObject().name("from").value(steps.heldUp().get().from());
                Json.errorMembers(json, steps.heldUp().get().why());
                json.endObject();
            } else {
                json.nullValue();
            }
            json.name("sampleRate").value(audio.format().sampleRate());
            json.name("frames").value(audio.frames());
            json.name("durationSeconds")
                    .value((double) audio.frames() / audio.format().sampleRate());
            json.name("parts").value(audio.parts().size());
            json.name("clipping");
            if (clipping.isPresent()) {
                json.beginObject().name("samples").value(clipping.get().samples());
                json.name("decibels").value(Math.round(clipping.get().decibels() * 100) / 100.0);
                json.endObject();
            } else {
                json.nullValue();
            }
            json.name("madeOf");
            Optional<Provenance> origin = editor.provenance(id);
            if (origin.isPresent()) {
                json.jsonValue(compact(editor.toJson(origin.get().list()).strip()));
            } else {
                json.nullValue();
            }
            json.endObject();
        });
    }

    /** On one line: none of our texts holds a line feed, JSON escapes it. */
    static String compact(String json) {
        return json.replaceAll("\\n\\s*", "");
    }
}
