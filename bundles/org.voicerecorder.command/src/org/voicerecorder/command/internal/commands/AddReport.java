package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.command.internal.ErrorReport;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.json.RecordingJson;
import org.voicerecorder.command.internal.text.Escapes;

/**
 * Tells the outcomes of an {@code add} as they come, in order, and sums them up. The last word on a file counts: one
 * that failed and came in later, as happens with {@code --watch}, has not failed. Used by one thread.
 */
final class AddReport {
    private final Invocation invocation;
    private final List<AddOutcome> outcomes = new ArrayList<>();
    private int added;
    private int duplicates;
    private final Map<Path, AddOutcome.Failed> failures = new LinkedHashMap<>();

    AddReport(Invocation invocation) {
        this.invocation = invocation;
    }

    void tell(AddOutcome outcome) {
        switch (outcome) {
            case AddOutcome.Added addition -> {
                added++;
                succeeded(outcome);
                printUnlessJson(Outcome.line(invocation, "Added", addition.recording()));
            }
            case AddOutcome.Duplicate duplicate -> {
                duplicates++;
                succeeded(outcome);
                printUnlessJson(line(duplicate));
            }
            case AddOutcome.Failed failure -> failed(failure);
        }
    }

    private void succeeded(AddOutcome outcome) {
        failures.remove(outcome.path());
        if (invocation.isJson()) {
            outcomes.add(outcome);
        }
    }

    /** Failing again for the same reason is no news. */
    private void failed(AddOutcome.Failed failure) {
        AddOutcome.Failed before = failures.put(failure.path(), failure);
        boolean news = before == null || before.why().code() != failure.why().code();
        if (news && !invocation.isJson()) {
            ErrorReport.print(invocation, failure.path().toString(), failure.why());
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
        String healed = duplicate.healed() ? "; its stored audio was damaged or missing and was replaced by this" : "";
        return "%s %s is there already as %s%s%s"
                .formatted(
                        invocation.style().warning("Duplicate"),
                        Escapes.visible(duplicate.path().toString()),
                        invocation.style().id(existing.shortId()),
                        healed,
                        advice);
    }

    /** Ends the report. @return the exit status */
    ExitStatus finish() {
        if (invocation.isJson()) {
            invocation.emit(this::write);
        } else if (added + duplicates + failures.size() > 1) {
            invocation.note("%d added, %d already there, %d failed".formatted(added, duplicates, failures.size()));
        }
        if (failures.isEmpty()) {
            return ExitStatus.OK;
        }
        if (failures.values().stream().anyMatch(AddOutcome::isCancelled)) {
            return ExitStatus.CANCELLED;
        }
        boolean only = added + duplicates + failures.size() == 1;
        return only ? failures.values().iterator().next().why().code().exitStatus() : ExitStatus.PARTIAL;
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
            if (outcome instanceof AddOutcome.Duplicate(var path, Recording existing, boolean healed)) {
                json.beginObject().name("path").value(path.toString());
                json.name("id").value(existing.id().toString());
                json.name("status").value(existing.status().name().toLowerCase(Locale.ROOT));
                json.name("healed").value(healed).endObject();
            }
        }
        json.endArray().name("failed").beginArray();
        for (AddOutcome.Failed failure : failures.values()) {
            json.beginObject().name("path").value(failure.path().toString());
            Json.errorMembers(json, failure.why());
            json.endObject();
        }
        json.endArray().endObject();
    }
}
