package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.command.internal.ErrorReport;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.json.RecordingJson;
import org.voicerecorder.command.internal.text.Escapes;

/** Tells the outcomes of an {@code add} as they come, in order, and sums them up. Used by one thread. */
final class AddReport {
    private final Invocation invocation;
    private final List<AddOutcome> outcomes = new ArrayList<>();
    private int added;
    private int duplicates;
    private int failed;
    private boolean cancelled;
    private ExitStatus onlyFailure = ExitStatus.PARTIAL;

    AddReport(Invocation invocation) {
        this.invocation = invocation;
    }

    void tell(AddOutcome outcome) {
        if (invocation.isJson()) {
            outcomes.add(outcome);
        }
        switch (outcome) {
            case AddOutcome.Added addition -> {
                added++;
                printUnlessJson(Outcome.line(invocation, "Added", addition.recording()));
            }
            case AddOutcome.Duplicate duplicate -> {
                duplicates++;
                printUnlessJson(line(duplicate));
            }
            case AddOutcome.Failed(var path, var why) -> {
                failed++;
                onlyFailure = why.code().exitStatus();
                cancelled |= outcome.isCancelled();
                if (!invocation.isJson()) {
                    ErrorReport.print(invocation, path.toString(), why);
                }
            }
        }
    }

    private void printUnlessJson(String line) {
        if (!invocation.isJson()) {
            invocation.console().printLine(line);
        }
    }

    private String line(AddOutcome.Duplicate duplicate) {
        Recording existing = duplicate.existing();
        if (invocation.isQuiet()) {
            return existing.id().toString();
        }
        String advice = existing.isDeleted()
                ? "; it is in the bin: 'voicerec restore %s' brings it back".formatted(existing.shortId())
                : "";
        return "%s %s is there already as %s%s"
                .formatted(
                        invocation.style().warning("Duplicate"),
                        Escapes.visible(duplicate.path().toString()),
                        invocation.style().id(existing.shortId()),
                        advice);
    }

    /** Ends the report. @return the exit status */
    ExitStatus finish() {
        if (invocation.isJson()) {
            invocation.emit(this::write);
        } else if (added + duplicates + failed > 1) {
            invocation.note("%d added, %d already there, %d failed".formatted(added, duplicates, failed));
        }
        if (failed == 0) {
            return ExitStatus.OK;
        }
        if (cancelled) {
            return ExitStatus.CANCELLED;
        }
        return added + duplicates + failed == 1 ? onlyFailure : ExitStatus.PARTIAL;
    }

    private void write(JsonWriter json) throws IOException {
        json.beginObject().name("added").beginArray();
        for (AddOutcome outcome : outcomes) {
            if (outcome instanceof AddOutcome.Added addition) {
                RecordingJson.write(json, addition.recording());
            }
        }
        json.endArray().name("duplicates").beginArray();
        for (AddOutcome outcome : outcomes) {
            if (outcome instanceof AddOutcome.Duplicate(var path, Recording existing)) {
                json.beginObject().name("path").value(path.toString());
                json.name("id").value(existing.id().toString());
                json.name("status").value(existing.status().name().toLowerCase(Locale.ROOT));
                json.endObject();
            }
        }
        json.endArray().name("failed").beginArray();
        for (AddOutcome outcome : outcomes) {
            if (outcome instanceof AddOutcome.Failed(var path, var why)) {
                json.beginObject().name("path").value(path.toString());
                Json.errorMembers(json, why);
                json.endObject();
            }
        }
        json.endArray().endObject();
    }
}
