package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.edit.Loudness;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Escapes;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "loudness",
        sortOptions = false,
        description = {
            "Measures how loud recordings are (EBU R128, ITU-R BS.1770-4).",
            "",
            "Integrated loudness, loudness range, the loudest 400 ms (momentary) and 3 s (short-term), true peak,"
                    + " samples beyond full scale."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY,
            ExitCodes.DATABASE,
            ExitCodes.CANCELLED
        },
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec loudness last", "  voicerec loudness 3f2a9c1e 77aa01bc --json"})
public final class LoudnessCommand implements Command {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private List<String> ids = List.of();

    /** What was found of a recording. */
    private record Found(Recording recording, LoudnessReport report) {}

    public LoudnessCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        List<Recording> recordings = invocation.resolve(ids);
        Loudness loudness = invocation.services().get(Loudness.class);
        var found = new ArrayList<Found>();
        try {
            for (Recording recording : recordings) {
                var report = loudness.measure(recording, invocation.progress(), invocation.cancel());
                found.add(new Found(recording, report));
                if (!invocation.isJson()) {
                    invocation.console().clearStatus();
                    print(recording, report);
                }
            }
        } finally {
            invocation.console().clearStatus();
        }
        if (invocation.isJson()) {
            invocation.emit(json -> write(json, found));
        }
        return ExitStatus.OK;
    }

    private void print(Recording recording, LoudnessReport report) {
        if (invocation.isQuiet()) {
            invocation.console().printLine(StepText.plain(report.integrated()));
            return;
        }
        var console = invocation.console();
        console.printLine(invocation.style().id(recording.shortId()) + "  " + Escapes.visible(recording.title()));
        LoudnessText.lines(report).forEach(console::printLine);
    }

    private static void write(JsonWriter json, List<Found> all) throws IOException {
        json.beginObject().name("recordings").beginArray();
        for (Found found : all) {
            json.beginObject().name("id").value(found.recording().id().toString());
            json.name("title").value(found.recording().title());
            LoudnessText.members(json, found.report());
            json.endObject();
        }
        json.endArray().endObject();
    }
}
