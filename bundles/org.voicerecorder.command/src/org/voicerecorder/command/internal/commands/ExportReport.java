package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.api.storage.Exported;
import org.voicerecorder.command.internal.ErrorReport;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.text.Escapes;

/** Tells what becomes of copies, one after the other, and of all of them in the end. */
final class ExportReport {
    private record Done(
            Recording recording, Path path, String format, Exported exported, Optional<LoudnessReport> loudness) {}

    private record Failed(Recording recording, VoiceRecorderException why) {}

    private final Invocation invocation;
    private final int count;
    private final List<Done> done = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();

    /** @param count how many copies are to be made */
    ExportReport(Invocation invocation, int count) {
        this.invocation = invocation;
        this.count = count;
    }

    /** Whether nothing was written yet. */
    boolean isEmpty() {
        return done.isEmpty();
    }

    /** Of the next copy; of many, the line says which one it is. */
    Progress progress() {
        Progress progress = invocation.progress();
        if (count == 1) {
            return progress;
        }
        String which = "%d/%d ".formatted(done.size() + failed.size() + 1, count);
        return (what, part, total, unit) -> progress.report(which + what, part, total, unit);
    }

    /**
     * @param format empty for the original bytes
     * @param loudness of the copy, where it was measured
     */
    void done(
            Recording recording,
            Path target,
            Optional<ExportFormat> format,
            Exported exported,
            Optional<LoudnessReport> loudness) {
        String extension =
                format.map(ExportFormat::extension).orElseGet(() -> ExportTargets.storedExtension(recording));
        done.add(new Done(recording, target, extension, exported, loudness));
        if (invocation.isJson()) {
            return;
        }
        if (format.isEmpty() && !ExportTargets.hasExtension(target, extension)) {
            invocation.note("The bytes are the original's (%s); convert with --format.".formatted(extension));
        }
        if (!exported.leftOut().isEmpty()) {
            invocation.note("%d markers of %s have no place in the format and were left out."
                    .formatted(exported.leftOut().size(), recording.shortId()));
        }
        invocation.console().printLine(invocation.isQuiet() ? target.toString() : line(recording, target, exported));
        if (!invocation.isQuiet()) {
            loudness.ifPresent(report -> LoudnessText.lines(report).forEach(invocation.console()::printLine));
        }
    }

    private String line(Recording recording, Path target, Exported exported) {
        String markers = exported.markers() == 0
                ? ""
                : "  %d %s".formatted(exported.markers(), exported.markers() == 1 ? "marker" : "markers");
        return "Exported %s  %s  %s%s"
                .formatted(
                        invocation.style().id(recording.shortId()),
                        new ByteSize(exported.sizeBytes()),
                        Escapes.visible(target.toString()),
                        markers);
    }

    void failed(Recording recording, VoiceRecorderException why) {
        failed.add(new Failed(recording, why));
        if (!invocation.isJson()) {
            ErrorReport.print(invocation, recording.shortId() + " " + recording.title(), why);
        }
    }

    ExitStatus end() {
        if (invocation.isJson()) {
            invocation.emit(this::write);
        }
        if (failed.isEmpty()) {
            return ExitStatus.OK;
        }
        return failed.getLast().why().code() == ErrorCode.ERR_CANCELLED ? ExitStatus.CANCELLED : ExitStatus.PARTIAL;
    }

    private void write(JsonWriter json) throws IOException {
        json.beginObject().name("exported").beginArray();
        for (Done each : done) {
            json.beginObject().name("id").value(each.recording().id().toString());
            json.name("path").value(each.path().toString());
            json.name("format").value(each.format());
            json.name("sizeBytes").value(each.exported().sizeBytes());
            json.name("checked").value(each.exported().check().name().toLowerCase(Locale.ROOT));
            json.name("markers").value(each.exported().markers());
            json.name("markersLeftOut").value(each.exported().leftOut().size());
            if (each.loudness().isPresent()) {
                json.name("loudness").beginObject();
                LoudnessText.members(json, each.loudness().get());
                json.endObject();
            }
            json.endObject();
        }
        json.endArray().name("failed").beginArray();
        for (Failed each : failed) {
            json.beginObject().name("id").value(each.recording().id().toString());
            Json.errorMembers(json, each.why());
            json.endObject();
        }
        json.endArray().endObject();
    }
}
