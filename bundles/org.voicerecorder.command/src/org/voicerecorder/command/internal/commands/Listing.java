package org.voicerecorder.command.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingPage;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.RecordingTable;
import org.voicerecorder.command.internal.json.RecordingJson;

/** Reads what a filter means, page by page, and shows it. */
final class Listing {
    private static final int PAGE = 1000;

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
        invocation.emit(json -> {
            json.beginObject().name("total").value(result.total()).name("recordings");
            RecordingJson.array(json, result.recordings());
            json.name("next").value(result.next().orElse(null)).endObject();
        });
    }

    private void noteOfMore(RecordingPage result) {
        if (result.next().isPresent()) {
            invocation.note("%d of %d recordings; --limit 0 shows all."
                    .formatted(result.recordings().size(), result.total()));
        }
    }
}
