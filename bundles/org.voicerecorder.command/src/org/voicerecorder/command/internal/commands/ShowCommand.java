package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Origin;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.RecordingCard;
import org.voicerecorder.command.internal.json.OriginJson;
import org.voicerecorder.command.internal.json.RecordingJson;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "show",
        sortOptions = false,
        description = "Shows everything that is known of a recording.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.NOT_FOUND, ExitCodes.BUSY, ExitCodes.DATABASE},
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec show last", "  voicerec show 3f2a9c1e --json"})
public final class ShowCommand implements Command {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private List<String> ids = List.of();

    public ShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        List<Recording> recordings = invocation.resolve(ids);
        if (invocation.isQuiet()) {
            return Outcome.show(invocation, "", recordings);
        }
        List<Origin> origins = recordings.stream()
                .map(recording -> Origin.of(recording, invocation.services()))
                .toList();
        if (invocation.isJson()) {
            emit(origins);
        } else {
            invocation.console().print(origins.stream().map(this::card).collect(Collectors.joining("\n")));
        }
        return ExitStatus.OK;
    }

    private String card(Origin origin) {
        return RecordingCard.of(origin.recording(), new OriginText(origin).lines(), invocation);
    }

    private void emit(List<Origin> origins) {
        invocation.emit(json -> {
            json.beginObject();
            if (origins.size() == 1) {
                members(json, origins.getFirst());
            } else {
                json.name("recordings").beginArray();
                for (Origin origin : origins) {
                    json.beginObject();
                    members(json, origin);
                    json.endObject();
                }
                json.endArray();
            }
            json.endObject();
        });
    }

    private void members(JsonWriter json, Origin origin) throws IOException {
        RecordingJson.members(json, origin.recording());
        OriginJson.take(json, origin);
        OriginJson.edited(
                json,
                origin,
                list -> EditDraft.compact(
                        invocation.services().get(Editor.class).toJson(list).strip()));
    }
}
