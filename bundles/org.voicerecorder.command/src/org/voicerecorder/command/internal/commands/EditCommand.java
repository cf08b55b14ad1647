package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.Clipping;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.api.edit.RenderRequest;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.WholeFile;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.text.FrameText;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "edit",
        sortOptions = false,
        description = {
            "Makes a new recording of one that is there; the original never changes.",
            "",
            "Steps are given as options or as an edit list (--apply, docs/edit-list.md). With --draft they are kept with "
                    + "the recording instead, where they can be undone and done again and where the window shows them; "
                    + "--render then makes the new recording. Times are those of the recording: 90, 1:30, 1h2m, or frames: "
                    + "48000f."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY,
            ExitCodes.DATABASE,
            ExitCodes.CANCELLED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec edit last --trim 0:05..45:00 --normalize lufs=-16",
            "  voicerec edit 3f2a9c1e --cut 1:10..1:25 --cut 3:00..3:02 --fade-out 2s --title \"Final\"",
            "  voicerec edit 3f2a9c1e --reduce-noise --noise 0..0.8 --save-list clean.json --dry-run",
            "  voicerec edit 3f2a9c1e --apply clean.json",
            "  voicerec edit 3f2a9c1e --draft --cut 10..12    then --undo, --redo, --history, --render"
        })
public final class EditCommand implements Command {
    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    @Option(names = "--apply", order = 1, paramLabel = "FILE", description = "Carry out the steps of an edit list.")
    private String apply;

    @Option(
            names = "--title",
            order = 2,
            paramLabel = "TEXT",
            description = "Of the result. Default: the title, and (edited).")
    private String title;

    @Option(names = "--dry-run", order = 3, description = "Say what would be made, and make nothing.")
    private boolean dryRun;

    @Option(
            names = "--save-list",
            order = 4,
            paramLabel = "FILE",
            description = "Write the steps as an edit list, too.")
    private String saveList;

    @Option(
            names = "--force",
            order = 5,
            description = "Apply a list that was made for another recording; replace the file of --save-list.")
    private boolean force;

    @Option(names = "--no-dither", order = 6, description = "Round computed samples without noise.")
    private boolean noDither;

    @Mixin
    private EditSteps steps = new EditSteps();

    @Mixin
    private EditDraft draft = new EditDraft();

    public EditCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        draft.check(apply != null || !steps.isEmpty());
        Recording recording = invocation.recordings().resolve(id);
        Editor editor = invocation.services().get(Editor.class);
        try {
            if (draft.isAsked()) {
                return draft.run(invocation, recording, base -> list(base, editor), this::finish);
            }
            EditList list = list(editor.begin(recording), editor);
            if (list.operations().isEmpty()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_USAGE, "No step was named", "See 'voicerec edit --help'.", null);
            }
            return finish(list.withDither(list.dither() && !noDither));
        } finally {
            invocation.console().clearStatus();
        }
    }

    /** More steps after those of a list: first those of the file, then those of the options. */
    private EditList list(EditList base, Editor editor) {
        EditList list = base;
        if (apply != null) {
            EditList given = rebased(
                    editor.parse(read(invocation.path(apply))), base.source().orElseThrow());
            list = with(base, given.operations()).withDither(given.dither());
        }
        if (steps.isEmpty()) {
            return list;
        }
        EditedAudio audio = editor.open(list, invocation.progress(), invocation.cancel());
        list = with(audio.list(), steps.operations(invocation, audio));
        if (!steps.hasFades()) {
            return list;
        }
        EditedAudio before = editor.open(list, invocation.progress(), invocation.cancel());
        return with(before.list(), steps.fades(before));
    }

    private static EditList with(EditList list, List<EditOperation> more) {
        var all = new ArrayList<>(list.operations());
        all.addAll(more);
        return list.withOperations(all);
    }

    private EditList rebased(EditList list, EditSource own) {
        Optional<EditSource> made = list.source();
        if (made.isEmpty() || made.get().equals(own)) {
            return list.withSource(own);
        }
        if (!force) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_CHECKSUM_MISMATCH,
                    "The list was made for other audio, that of %s"
                            .formatted(made.get().recording()),
                    "Apply it to that recording, or with --force to this one.",
                    null);
        }
        List<EditOperation> unmeasured =
                list.operations().stream().map(EditCommand::unmeasured).toList();
        return list.withOperations(unmeasured).withSource(own);
    }

    /** What was measured of other audio says nothing of this. */
    private static EditOperation unmeasured(EditOperation operation) {
        return switch (operation) {
            case EditOperation.NormalizePeak peak ->
                new EditOperation.NormalizePeak(peak.range(), peak.dbfs(), Optional.empty());
            case EditOperation.NormalizeLoudness loudness ->
                new EditOperation.NormalizeLoudness(
                        loudness.range(), loudness.lufs(), loudness.truePeak(), loudness.limit(), Optional.empty());
            default -> operation;
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }

    /** Writes the list when asked to, and renders unless told not to. */
    private ExitStatus finish(EditList list) {
        if (list.operations().isEmpty()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_STATE,
                    "No step is kept; the result would be the recording itself",
                    "Add one with --draft, or do one again with --redo.",
                    null);
        }
        Editor editor = invocation.services().get(Editor.class);
        if (dryRun || saveList != null) {
            EditedAudio audio = editor.open(list, invocation.progress(), invocation.cancel());
            if (saveList != null) {
                byte[] text = editor.toJson(audio.list()).getBytes(StandardCharsets.UTF_8);
                WholeFile.write(invocation.pathOutside(saveList), text, force);
            }
            if (dryRun) {
                return describe(audio, editor.clipping(audio, invocation.progress(), invocation.cancel()));
            }
            return render(editor, audio.list());
        }
        return render(editor, list);
    }

    private ExitStatus render(Editor editor, EditList list) {
        var clipping = new AtomicReference<>(Clipping.NONE);
        List<Recording> made = editor.render(
                new RenderRequest(list, Optional.ofNullable(title), clipping::set),
                invocation.progress(),
                invocation.cancel());
        invocation.console().clearStatus();
        ExitStatus status = Outcome.show(invocation, "Made", made);
        // With --json too: the recording has no member for what was lost on the way to it.
        if (!invocation.isQuiet() && !clipping.get().isNone()) {
            invocation.console().errorLine(text(clipping.get(), "clipped"));
        }
        return status;
    }

    private static String text(Clipping clipping, String what) {
        return String.format(
                Locale.ROOT,
                "%,d %s %s, by up to %.1f dB: use less gain, or --normalize.",
                clipping.samples(),
                clipping.samples() == 1 ? "sample" : "samples",
                what,
                clipping.decibels());
    }

    private ExitStatus describe(EditedAudio audio, Clipping clipping) {
        int rate = audio.format().sampleRate();
        if (invocation.isJson()) {
            EditDraft.emit(
                    invocation,
                    audio,
                    new EditDraft.Steps(audio.list(), List.of(), Optional.empty()),
                    Optional.of(clipping));
            return ExitStatus.OK;
        }
        invocation.console().clearStatus();
        var lines = new ArrayList<String>();
        audio.list().operations().forEach(step -> lines.add(StepText.of(step, rate)));
        lines.add("Would make %s of %s; nothing was made."
                .formatted(
                        audio.parts().size() == 1
                                ? "a recording"
                                : audio.parts().size() + " recordings",
                        new FrameText(rate).time(audio.frames())));
        if (!clipping.isNone()) {
            lines.add(text(clipping, "would clip"));
        }
        lines.forEach(invocation.console()::printLine);
        return ExitStatus.OK;
    }
}
