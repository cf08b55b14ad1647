package org.voicerecorder.command.internal.commands;

import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.json.MarkerJson;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "markers",
        sortOptions = false,
        customSynopsis = {
            "voicerec markers ID",
            "   or: voicerec markers add|edit|remove|import|export ID [OPTIONS] [MARKER...]"
        },
        description = {
            "Lists the markers of a recording, or changes them.",
            "",
            "A marker is a place in a recording, or a span of it, with a text. Markers come in with files that bring "
                    + "them (cue points of WAV, chapters) and go out with exports; the stored audio never changes. "
                    + "A MARKER is the beginning of its id, as the list shows it."
        },
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.BUSY,
            ExitCodes.DATABASE
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec markers last",
            "  voicerec markers add last --at 1:02.5 --text \"First question\"",
            "  voicerec markers import last --file labels.txt",
            "  voicerec markers export last --output labels.txt"
        })
public final class MarkersCommand implements Command {
    private final Invocation invocation;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    public MarkersCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Its own commands, with what they are called. */
    public static void addCommands(CommandLine markers, Invocation invocation) {
        markers.addSubcommand("add", new MarkersAddCommand(invocation));
        markers.addSubcommand("edit", new MarkersEditCommand(invocation));
        markers.addSubcommand("remove", new MarkersRemoveCommand(invocation));
        markers.addSubcommand("import", new MarkersImportCommand(invocation));
        markers.addSubcommand("export", new MarkersExportCommand(invocation));
    }

    @Override
    public ExitStatus run() {
        if (id == null) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_USAGE, "Missing required parameter: 'ID'", "See 'voicerec markers --help'.", null);
        }
        MarkedRecording marked = new MarkedRecording(invocation, id);
        List<Marker> markers = marked.list();
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("recording").value(marked.id().toString());
                json.name("sampleRate").value(marked.audio().sampleRate()).name("markers");
                MarkerJson.array(json, markers, marked.audio().sampleRate());
                json.endObject();
            });
        } else if (invocation.isQuiet()) {
            markers.forEach(marker -> invocation.console().printLine(marker.id().toString()));
        } else if (markers.isEmpty()) {
            invocation.note("%s has no markers. Set one with 'voicerec markers add %s --at TIME --text TEXT'."
                    .formatted(marked.recording().shortId(), marked.recording().shortId()));
        } else {
            invocation.console().print(marked.table(markers));
        }
        return ExitStatus.OK;
    }
}
