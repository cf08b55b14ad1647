package org.voicerecorder.command.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioChecks;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingPage;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.RecordingTable;
import org.voicerecorder.command.internal.json.RecordingJson;

/** Reads what a filter means, page by page, and shows it. */
final class Listing {
    private static final int PAGE = 1000;
    private static final int MOST_DAMAGED = 5;
    private static final int SHORT_ID = 8;

    private final Invocation invocation;
    private final FilterOptions options;

    Listing(Invocation invocation, FilterOptions options) {
        this.invocation = invocation;
        this.options = options;
    }

    /** @param ifEmpty what to say to a person when there is nothing */
    ExitStatus show(RecordingFilter filter, String ifEmpty) {
        RecordingPage result = read(filter, options.limit(invocation));
        if (invocation.isJson()) {
            emit(result);
        } else if (invocation.isQuiet()) {
            StringBuilder ids = new StringBuilder();
            result.recordings().forEach(recording -> ids.append(recording.id()).append('\n'));
            invocation.console().print(ids.toString());
        } else if (result.recordings().isEmpty()) {
            invocation.note(ifEmpty);
        } else {
            invocation.console().print(RecordingTable.of(result.recordings(), options.showsBin(), invocation));
            noteOfMore(result);
            noteOfDamage();
        }
        return ExitStatus.OK;
    }

    private RecordingPage read(RecordingFilter filter, int limit) {
        Recordings recordings = invocation.recordings();
        List<Recording> read = new ArrayList<>();
        Optional<String> after = options.after();
        long total;
        do {
            invocation.cancel().throwIfCancelled();
            RecordingPage page = recordings.page(filter, options.order(), after, Math.min(PAGE, limit - read.size()));
            read.addAll(page.recordings());
            after = page.next();
            total = page.total();
        } while (after.isPresent() && read.size() < limit);
        return new RecordingPage(read, total, after);
    }

    private void emit(RecordingPage result) {
        Map<UUID, AudioCheck> checks = invocation
                .services()
                .get(AudioChecks.class)
                .findAll(result.recordings().stream().map(Recording::id).toList());
        invocation.emit(json -> {
            json.beginObject()
                    .name("total")
                    .value(result.total())
                    .name("recordings")
                    .beginArray();
            for (Recording recording : result.recordings()) {
                json.beginObject();
                RecordingJson.members(json, recording);
                RecordingJson.check(json, Optional.ofNullable(checks.get(recording.id())));
                json.endObject();
            }
            json.endArray().name("next").value(result.next().orElse(null)).endObject();
        });
    }

    /** Of the whole library, not only of what is listed: whoever looks for recordings must come upon it. */
    private void noteOfDamage() {
        List<UUID> damaged = invocation.services().get(AudioChecks.class).damaged().stream()
                .map(AudioCheck::recordingId)
                .toList();
        if (!damaged.isEmpty()) {
            String which = damaged.stream()
                    .limit(MOST_DAMAGED)
                    .map(id -> id.toString().substring(0, SHORT_ID))
                    .collect(Collectors.joining(", "));
            invocation.note(invocation
                    .errorStyle()
                    .warning(
                            "The audio of %s found damaged or missing: %s%s. See 'voicerec show ID'; 'voicerec verify' looks again."
                                    .formatted(
                                            damaged.size() == 1
                                                    ? "1 recording was"
                                                    : damaged.size() + " recordings were",
                                            which,
                                            damaged.size() > MOST_DAMAGED ? " …" : "")));
        }
    }

    private void noteOfMore(RecordingPage result) {
        if (result.next().isPresent()) {
            invocation.note("%d of %d recordings; --limit 0 shows all."
                    .formatted(result.recordings().size(), result.total()));
        }
    }
}
