package org.voicerecorder.recorder.internal.presets;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.recorder.Preset;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.VoiceActivation;
import org.voicerecorder.api.recorder.WatchStrictness;

/** Presets as JSON (docs/json.md). Times are in seconds, gain in dB. */
final class PresetJson {
    private PresetJson() {}

    static String text(Preset preset) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            write(json, preset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void write(JsonWriter json, Preset preset) throws IOException {
        TakeRequest request = preset.request();
        json.setSerializeNulls(true);
        json.beginObject().name("name").value(preset.name());
        json.name("format").beginObject();
        json.name("sampleRate").value(request.format().sampleRate());
        json.name("channels").value(request.format().channels());
        json.name("bitDepth").value(request.format().bitDepth()).endObject();
        writeInput(json, request.input());
        writeText(json, request.text());
        writeCourse(json, request.course());
        json.name("flac").value(request.flac());
        json.name("export");
        if (preset.export().isPresent()) {
            Preset.Export export = preset.export().get();
            json.beginObject().name("format").value(export.format().extension());
            json.name("folder").value(export.folder().toString()).endObject();
        } else {
            json.nullValue();
        }
        json.endObject();
    }

    private static void writeInput(JsonWriter json, TakeRequest.Input input) throws IOException {
        json.name("device").value(input.device().orElse(null));
        json.name("otherDevice").value(input.otherDevice());
        json.name("deviceWait").value(seconds(input.deviceWait()));
        json.name("gain").value(input.gain());
        json.name("watch").value(input.watch().name().toLowerCase(Locale.ROOT));
        json.name("failOnSilence").value(input.failOnSilence());
    }

    private static void writeText(JsonWriter json, TakeRequest.Text text) throws IOException {
        json.name("title").value(text.title().orElse(null));
        json.name("description").value(text.description().orElse(null));
        json.name("tags").beginArray();
        for (String tag : text.tags()) {
            json.value(tag);
        }
        json.endArray();
    }

    private static void writeCourse(JsonWriter json, TakeRequest.Course course) throws IOException {
        json.name("length").value(course.length().map(PresetJson::seconds).orElse(null));
        json.name("preRoll").value(seconds(course.preRoll()));
        json.name("split");
        if (course.split().isPresent()) {
            json.beginObject();
            switch (course.split().get()) {
                case Split.Every every -> json.name("every").value(seconds(every.length()));
                case Split.OnSilence silence -> json.name("silence").value(seconds(silence.silence()));
            }
            json.endObject();
        } else {
            json.nullValue();
        }
        json.name("voice");
        if (course.voice().isPresent()) {
            VoiceActivation voice = course.voice().get();
            json.beginObject().name("pauseAfter").value(seconds(voice.pauseAfter()));
            json.name("leadIn").value(seconds(voice.leadIn())).endObject();
        } else {
            json.nullValue();
        }
    }

    /**
     * @throws IllegalArgumentException when it is no preset
     * @throws org.voicerecorder.api.VoiceRecorderException when a value is out of its range
     */
    static Preset read(JsonElement element) {
        JsonFields fields = new JsonFields(element);
        String name = fields.requireText("name");
        TakeRequest request = new TakeRequest(
                readInput(fields), readFormat(fields), readText(fields), readCourse(fields), fields.flag("flac"));
        Optional<Preset.Export> export = fields.object("export").map(PresetJson::readExport);
        fields.requireAllRead();
        return new Preset(name, request, export);
    }

    private static CaptureFormat readFormat(JsonFields fields) {
        return fields.object("format")
                .map(format -> {
                    CaptureFormat read = new CaptureFormat(
                            format.requireInt("sampleRate"),
                            format.requireInt("channels"),
                            format.requireInt("bitDepth"));
                    format.requireAllRead();
                    return read;
                })
                .orElse(CaptureFormat.DEFAULT);
    }

    private static TakeRequest.Input readInput(JsonFields fields) {
        TakeRequest.Input usual = TakeRequest.Input.DEFAULT;
        return new TakeRequest.Input(
                fields.text("device"),
                fields.flag("otherDevice"),
                fields.number("gain").orElse(usual.gain()),
                fields.choice("watch", WatchStrictness.class).orElse(usual.watch()),
                fields.flag("failOnSilence"),
                fields.seconds("deviceWait").orElse(usual.deviceWait()));
    }

    private static TakeRequest.Text readText(JsonFields fields) {
        return new TakeRequest.Text(fields.text("title"), fields.text("description"), fields.texts("tags"));
    }

    private static TakeRequest.Course readCourse(JsonFields fields) {
        return new TakeRequest.Course(
                fields.seconds("length"),
                fields.object("split").map(PresetJson::readSplit),
                fields.object("voice").map(PresetJson::readVoice),
                fields.seconds("preRoll").orElse(Duration.ZERO));
    }

    private static Split readSplit(JsonFields fields) {
        Optional<Duration> every = fields.seconds("every");
        Optional<Duration> silence = fields.seconds("silence");
        fields.requireAllRead();
        if (every.isPresent() == silence.isPresent()) {
            throw new IllegalArgumentException("'split' holds neither or both of 'every' and 'silence'");
        }
        return every.isPresent() ? new Split.Every(every.get()) : new Split.OnSilence(silence.orElseThrow());
    }

    private static VoiceActivation readVoice(JsonFields fields) {
        VoiceActivation voice = new VoiceActivation(
                fields.seconds("pauseAfter").orElse(VoiceActivation.DEFAULT.pauseAfter()),
                fields.seconds("leadIn").orElse(VoiceActivation.DEFAULT.leadIn()));
        fields.requireAllRead();
        return voice;
    }

    private static Preset.Export readExport(JsonFields fields) {
        Preset.Export export = new Preset.Export(
                fields.choice("format", ExportFormat.class)
                        .orElseThrow(() -> new IllegalArgumentException("'format' is missing in 'export'")),
                Path.of(fields.requireText("folder")));
        fields.requireAllRead();
        return export;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
