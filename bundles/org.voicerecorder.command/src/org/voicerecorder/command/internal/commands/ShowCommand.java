package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioChecks;
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
        Map<UUID, AudioCheck> checks = invocation
                .services()
                .get(AudioChecks.class)
                .findAll(recordings.stream().map(Recording::id).toList());
        if (invocation.isJson()) {
            emit(origins, checks);
        } else {
            invocation
                    .console()
                    .print(origins.stream()
                            .map(origin -> card(origin, check(origin, checks)))
                            .collect(Collectors.joining("\n")));
        }
        return ExitStatus.OK;
    }

    private static Optional<AudioCheck> check(Origin origin, Map<UUID, AudioCheck> checks) {
        return Optional.ofNullable(checks.get(origin.recording().id()));
    }

    private String card(Origin origin, Optional<AudioCheck> check) {
        return RecordingCard.of(origin.recording(), check, new OriginText(origin).lines(), invocation);
    }

    private void emit(List<Origin> origins, Map<UUID, AudioCheck> checks) {
        invocation.emit(json -> {
            json.beginObject();
            if (origins.size() == 1) {
                members(json, origins.getFirst(), checks);
            } else {
                json.name("recordings").beginArray();
                for (Origin origin : origins) {
                    json.beginObject();
                    members(json, origin, checks);
                    json.endObject();
                }
                json.endArray();
            }
            json.endObject();
        });
    }

    private void members(JsonWriter json, Origin origin, Map<UUID, AudioCheck> checks) throws IOException {
        RecordingJson.members(json, origin.recording());
        RecordingJson.check(json, check(origin, checks));
        OriginJson.take(json, origin);
        OriginJson.edited(
                json,
                origin,
                list -> EditDraft.compact(
                        invocation.services().get(Editor.class).toJson(list).strip()));
    }
}
