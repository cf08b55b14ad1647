package org.voicerecorder.command.internal.commands.presets;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;

/** Shows presets. */
final class PresetCard {
    private PresetCard() {}

    static void array(JsonWriter json, Presets presets, List<Preset> all) throws IOException {
        json.beginArray();
        for (Preset preset : all) {
            json.jsonValue(presets.toJson(preset));
        }
        json.endArray();
    }

    /** What became of presets: {@code Saved Name}, one a line. */
    static ExitStatus tell(Invocation invocation, String verb, Presets presets, List<Preset> changed) {
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("presets");
                array(json, presets, changed);
                json.endObject();
            });
        } else {
            changed.forEach(preset -> invocation
                    .console()
                    .printLine(invocation.isQuiet() ? preset.name() : verb + " " + Escapes.visible(preset.name())));
        }
        return ExitStatus.OK;
    }

    /** One line for each thing that the preset says. */
    static void print(Invocation invocation, Preset preset) {
        Map<String, String> lines = lines(preset);
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        lines.forEach((name, value) -> invocation
                .console()
                .printLine(invocation.style().faint(name + " ".repeat(width - name.length())) + "  "
                        + Escapes.visible(value)));
    }

    private static Map<String, String> lines(Preset preset) {
        TakeRequest request = preset.request();
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Name", preset.name());
        lines.put("Format", request.format().toString());
        request.input().device().ifPresent(device -> lines.put("Device", device));
        if (request.input().gain() != 0) {
            lines.put("Gain", "%+.1f dB".formatted(request.input().gain()));
        }
        request.text().title().ifPresent(title -> lines.put("Title", title));
        request.text().description().ifPresent(note -> lines.put("Description", note));
        if (!request.text().tags().isEmpty()) {
            lines.put("Tags", String.join(", ", request.text().tags()));
        }
        request.course().length().ifPresent(length -> lines.put("Length", HumanTime.clock(length)));
        request.course()
                .split()
                .ifPresent(split -> lines.put(
                        "Split",
                        switch (split) {
                            case Split.Every every -> "every " + HumanTime.clock(every.length());
                            case Split.OnSilence silence -> "on silence of " + HumanTime.clock(silence.silence());
                        }));
        request.course()
                .voice()
                .ifPresent(voice -> lines.put(
                        "Voice", "waits after %s without a voice".formatted(HumanTime.clock(voice.pauseAfter()))));
        if (request.course().preRoll().compareTo(Duration.ZERO) > 0) {
            lines.put("Pre-roll", HumanTime.clock(request.course().preRoll()));
        }
        lines.put("Input watch", request.input().watch().name().toLowerCase(Locale.ROOT));
        if (request.flac()) {
            lines.put("FLAC copy", "made beside the take");
        }
        preset.export()
                .ifPresent(export -> lines.put(
                        "Export", "%s into %s".formatted(export.format().extension(), export.folder())));
        return lines;
    }
}
