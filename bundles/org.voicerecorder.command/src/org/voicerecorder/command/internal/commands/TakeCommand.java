package org.voicerecorder.command.internal.commands;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "take",
        sortOptions = false,
        description = {
            "Shows and steers what is being recorded now, by the window or by another command.",
            "",
            "Give it to a key of your desktop (its settings call it a custom shortcut), and the key works wherever you are."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.NOT_FOUND, ExitCodes.BUSY},
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec take                       what is being recorded",
            "  voicerec take toggle                pause, or go on",
            "  voicerec take mark --text Question",
            "  voicerec take stop"
        })
public final class TakeCommand implements Command {
    private static final int SHORT_ID = 8;

    private final Invocation invocation;

    /** What to do with a take. */
    enum Act {
        LIST,
        TOGGLE,
        PAUSE,
        RESUME,
        MARK,
        MUTE,
        UNMUTE,
        STOP,
        DISCARD
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            defaultValue = "list",
            description = "list (usually), toggle, pause, resume, mark, mute, unmute, stop or discard.")
    private Act act;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            description = "The beginning of a take's id. Needed when there are several.")
    private String id;

    @Option(names = "--text", paramLabel = "TEXT", description = "Of a marker.")
    private String text;

    @Option(names = "--yes", description = "Discard without asking back; needed for that.")
    private boolean yes;

    public TakeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        if (text != null && act != Act.MARK) {
            throw usage("--text is for a marker", "Write 'voicerec take mark --text TEXT'.");
        }
        List<Take> active = invocation.services().get(Recorder.class).active();
        if (act == Act.LIST) {
            show(active);
            return ExitStatus.OK;
        }
        Take take = chosen(active);
        if (act == Act.DISCARD && !yes) {
            throw usage(
                    "What is discarded is gone: %s, %s so far"
                            .formatted(
                                    quoted(take), HumanTime.clock(take.status().recorded())),
                    "Say --yes when that is meant, or stop the take: it is kept then.");
        }
        carryOut(take);
        show(List.of(take));
        return ExitStatus.OK;
    }

    private static String quoted(Take take) {
        return "'%s'".formatted(Escapes.visible(take.title()));
    }

    private static VoiceRecorderException usage(String what, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, what, advice, null);
    }

    private Take chosen(List<Take> active) {
        String wanted = Optional.ofNullable(id).orElse("").toLowerCase(Locale.ROOT);
        List<Take> found = active.stream()
                .filter(take -> take.id().toString().startsWith(wanted))
                .toList();
        return switch (found.size()) {
            case 1 -> found.getFirst();
            case 0 ->
                throw new VoiceRecorderException(
                        ErrorCode.ERR_NOT_FOUND,
                        active.isEmpty() ? "Nothing is being recorded" : "No take has the id '%s'".formatted(id),
                        active.isEmpty()
                                ? "Begin a take with 'voicerec record', or in the window."
                                : "'voicerec take' lists those under way.",
                        null);
            default ->
                throw new VoiceRecorderException(
                        ErrorCode.ERR_AMBIGUOUS_ID,
                        found.stream()
                                .map(take -> take.id().toString().substring(0, SHORT_ID) + " " + quoted(take))
                                .collect(Collectors.joining(
                                        ", ", "%d takes are under way: ".formatted(found.size()), "")),
                        "Name one by its id; 'voicerec take' lists them.",
                        null);
        };
    }

    private void carryOut(Take take) {
        switch (act) {
            case TOGGLE -> toggle(take);
            case PAUSE -> take.pause();
            case RESUME -> take.resume();
            case MARK -> take.mark(Optional.ofNullable(text).orElse(""));
            case MUTE -> take.mute(true);
            case UNMUTE -> take.mute(false);
            // Whoever began it waits for the end, and tells of it.
            case STOP -> take.stop();
            case DISCARD -> take.discard();
            default -> throw new IllegalStateException(act.toString());
        }
    }

    private static void toggle(Take take) {
        switch (take.status().wanted()) {
            case ARMED -> take.begin();
            case PAUSED -> take.resume();
            default -> take.pause();
        }
    }

    private void show(List<Take> takes) {
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("takes").beginArray();
                for (Take take : takes) {
                    TakeStatus status = take.status();
                    json.beginObject().name("id").value(take.id().toString());
                    json.name("title").value(take.title());
                    json.name("device").value(status.input().device().orElse(null));
                    json.name("state").value(state(status));
                    json.name("wanted")
                            .value(name(status.wanted()))
                            .name("part")
                            .value(status.part());
                    json.name("recordedSeconds").value(status.recorded().toMillis() / 1000.0);
                    json.name("muted").value(status.input().muted());
                    json.name("markers").value(take.markers().size());
                    json.name("overruns").value(status.input().overruns());
                    json.name("droppedFrames").value(status.input().droppedFrames());
                    json.name("warnings").beginArray();
                    for (var warning : status.warnings()) {
                        json.value(warning.text());
                    }
                    json.endArray().endObject();
                }
                json.endArray().endObject();
            });
        } else if (takes.isEmpty()) {
            invocation.note("Nothing is being recorded.");
        } else {
            takes.forEach(this::print);
        }
    }

    /** A take that was told to end ends at its next block of audio: until then its own state is still the one before. */
    private String state(TakeStatus status) {
        boolean ends = (act == Act.STOP || act == Act.DISCARD) && !status.isOver();
        TakeStatus.State state = ends ? TakeStatus.State.STOPPING : status.state();
        return name(state);
    }

    private static String name(TakeStatus.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** While the device is gone, what becomes of the take when it is back. */
    private String standing(TakeStatus status) {
        String state = state(status).replace('_', ' ');
        boolean lost = state.equals("device lost") && status.wanted() != TakeStatus.State.RECORDING;
        return lost ? state + ", " + name(status.wanted()) : state;
    }

    private void print(Take take) {
        TakeStatus status = take.status();
        String markers = take.markers().isEmpty()
                ? ""
                : ", %d %s".formatted(take.markers().size(), take.markers().size() == 1 ? "marker" : "markers");
        invocation
                .console()
                .printLine("%s  %s  %s%s%s  %s%s"
                        .formatted(
                                invocation.style().id(take.id().toString().substring(0, SHORT_ID)),
                                HumanTime.clock(status.recorded()),
                                standing(status),
                                status.input().muted() ? ", muted" : "",
                                markers,
                                Escapes.visible(take.title()),
                                status.input()
                                        .device()
                                        .map(device -> "  from " + Escapes.visible(device))
                                        .orElse("")));
        status.warnings().forEach(warning -> invocation
                .console()
                .printLine("  " + invocation.style().warning(Escapes.visible(warning.text()))));
    }
}
