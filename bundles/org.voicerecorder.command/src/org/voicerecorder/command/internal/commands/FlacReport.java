package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.recorder.FlacCopy;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Origin;
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.json.OriginJson;
import org.voicerecorder.command.internal.json.RecordingJson;

/** Tells what became of the FLAC copies of a take. */
final class FlacReport {
    private final List<FlacCopy> copies;

    FlacReport(List<FlacCopy> copies) {
        this.copies = copies;
    }

    /** A recording with {@code take} and the member {@code flac}, which is missing when no copy was asked for. */
    void write(JsonWriter json, Recording recording) throws IOException {
        json.beginObject();
        members(json, recording);
        json.endObject();
    }

    void members(JsonWriter json, Recording recording) throws IOException {
        RecordingJson.members(json, recording);
        OriginJson.take(json, Origin.ofTake(recording));
        for (FlacCopy copy : copies) {
            if (copy.recording().equals(recording.id())) {
                json.name("flac").beginObject();
                if (copy.sizeBytes().isPresent()) {
                    json.name("sizeBytes").value(copy.sizeBytes().getAsLong());
                } else {
                    json.name("error");
                    Json.error(json, copy.problem().orElseThrow());
                }
                json.endObject();
            }
        }
    }

    /** One line for each recording; a take without a copy is a good take all the same. */
    void tell(Invocation invocation, List<Recording> recordings) {
        for (Recording recording : recordings) {
            copies.stream()
                    .filter(copy -> copy.recording().equals(recording.id()))
                    .map(copy -> line(copy, recording))
                    .forEach(invocation::note);
        }
    }

    private static String line(FlacCopy copy, Recording recording) {
        if (copy.sizeBytes().isEmpty()) {
            VoiceRecorderException why = copy.problem().orElseThrow();
            return "No FLAC copy of %s: %s. The recording itself is whole. %s"
                    .formatted(recording.shortId(), why.getMessage(), why.advice());
        }
        long bytes = copy.sizeBytes().getAsLong();
        return String.format(
                Locale.ROOT,
                "FLAC copy of %s: %s, %.0f %% of the recording; 'voicerec export --format flac' hands it out.",
                recording.shortId(),
                new ByteSize(bytes),
                100.0 * bytes / recording.sizeBytes());
    }
}
