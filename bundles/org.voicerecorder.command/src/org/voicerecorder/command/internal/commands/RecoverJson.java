package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.voicerecorder.api.Recording;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.RescuePlan;
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.json.RecordingJson;

/** The outcome of one file as a JSON object (docs/json.md). */
final class RecoverJson {
    private RecoverJson() {}

    static void write(JsonWriter json, RecoverOutcome outcome) throws IOException {
        json.beginObject().name("path").value(outcome.path().toString());
        json.name("outcome").value(word(outcome));
        json.name("findings").beginArray();
        for (Finding finding : outcome.findings()) {
            json.beginObject().name("code").value(finding.code());
            json.name("offset").value(finding.offset());
            json.name("message").value(finding.text());
            json.name("mended").value(finding.isMended()).endObject();
        }
        json.endArray();
        switch (outcome) {
            case RecoverOutcome.Mended mended -> {
                audio(json, Optional.of(mended.diagnosis().plan()));
                output(json, mended.output(), mended.output().map(_ -> mended.sizeBytes()));
                recording(json, mended.recording(), mended.isDuplicate());
                json.name("error").nullValue();
            }
            case RecoverOutcome.Intact intact -> {
                audio(json, Optional.of(intact.diagnosis().plan()));
                output(json, Optional.empty(), Optional.empty());
                recording(json, intact.recording(), intact.isDuplicate());
                json.name("error").nullValue();
            }
            case RecoverOutcome.Failed failed -> {
                audio(json, Optional.empty());
                output(json, failed.output(), Optional.empty());
                recording(json, Optional.empty(), false);
                json.name("error");
                Json.error(json, failed.why());
            }
        }
        json.endObject();
    }

    private static String word(RecoverOutcome outcome) {
        return switch (outcome) {
            case RecoverOutcome.Mended _ -> "mended";
            case RecoverOutcome.Intact _ -> "intact";
            case RecoverOutcome.Failed _ -> "failed";
        };
    }

    private static void audio(JsonWriter json, Optional<RescuePlan> plan) throws IOException {
        json.name("sampleRate").value(plan.map(found -> found.format().rate()).orElse(null));
        json.name("channels").value(plan.map(found -> found.format().channels()).orElse(null));
        json.name("bitDepth")
                .value(plan.filter(found -> found.format().isLinear())
                        .map(found -> found.format().bits())
                        .orElse(null));
        json.name("durationSeconds")
                .value(plan.map(RescuePlan::seconds)
                        .filter(seconds -> !seconds.isNaN())
                        .orElse(null));
    }

    private static void output(JsonWriter json, Optional<Path> output, Optional<Long> size) throws IOException {
        json.name("output").value(output.map(Path::toString).orElse(null));
        json.name("sizeBytes").value(size.orElse(null));
    }

    private static void recording(JsonWriter json, Optional<Recording> recording, boolean isDuplicate)
            throws IOException {
        json.name("recording");
        if (recording.isPresent()) {
            RecordingJson.write(json, recording.get());
        } else {
            json.nullValue();
        }
        json.name("duplicate").value(isDuplicate);
    }
}
