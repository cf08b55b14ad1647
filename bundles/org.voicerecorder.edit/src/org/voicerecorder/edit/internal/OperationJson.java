package org.voicerecorder.edit.internal;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditOperation.ChangeMark;
import org.voicerecorder.api.edit.EditOperation.Copy;
import org.voicerecorder.api.edit.EditOperation.Cut;
import org.voicerecorder.api.edit.EditOperation.FadeIn;
import org.voicerecorder.api.edit.EditOperation.FadeOut;
import org.voicerecorder.api.edit.EditOperation.Gain;
import org.voicerecorder.api.edit.EditOperation.Insert;
import org.voicerecorder.api.edit.EditOperation.InsertSilence;
import org.voicerecorder.api.edit.EditOperation.Mark;
import org.voicerecorder.api.edit.EditOperation.NormalizeLoudness;
import org.voicerecorder.api.edit.EditOperation.NormalizePeak;
import org.voicerecorder.api.edit.EditOperation.ReduceNoise;
import org.voicerecorder.api.edit.EditOperation.Silence;
import org.voicerecorder.api.edit.EditOperation.Split;
import org.voicerecorder.api.edit.EditOperation.Trim;
import org.voicerecorder.api.edit.EditOperation.Unmark;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Measured;

/** One step as a JSON object (docs/edit-list.md). */
final class OperationJson {
    private static final double LOUD = 1000;

    private OperationJson() {}

    /** The name of the kind of step. */
    static String name(EditOperation operation) {
        return switch (operation) {
            case Trim _ -> "trim";
            case Cut _ -> "cut";
            case Split _ -> "split";
            case Insert _ -> "insert";
            case Copy _ -> "copy";
            case InsertSilence _ -> "insert-silence";
            case Silence _ -> "silence";
            case FadeIn _ -> "fade-in";
            case FadeOut _ -> "fade-out";
            case Gain _ -> "gain";
            case NormalizePeak _ -> "normalize-peak";
            case NormalizeLoudness _ -> "normalize-loudness";
            case ReduceNoise _ -> "reduce-noise";
            case Mark _ -> "mark";
            case Unmark _ -> "unmark";
            case ChangeMark _ -> "change-mark";
        };
    }

    static JsonObject write(EditOperation operation) {
        var json = new JsonObject();
        json.addProperty("op", name(operation));
        switch (operation) {
            case Trim(FrameRange range) -> range(json, range);
            case Cut(FrameRange range, long crossfade) -> crossfade(range(json, range), crossfade);
            case Split(long at) -> json.addProperty("at", at);
            case Insert insert -> {
                place(json, insert.at());
                json.add("source", source(insert.source()));
                crossfade(range(json, insert.part()), insert.crossfade());
            }
            case Copy(long at, int ago, FrameRange part, long crossfade) -> {
                place(json, at);
                json.addProperty("ago", ago);
                crossfade(range(json, part), crossfade);
            }
            case InsertSilence(long at, long frames, long crossfade) -> {
                place(json, at);
                json.addProperty("frames", frames);
                crossfade(json, crossfade);
            }
            case Silence(FrameRange range, long crossfade) -> crossfade(range(json, range), crossfade);
            case FadeIn(FrameRange range, FadeShape shape) -> range(json, range).addProperty("shape", shape.label());
            case FadeOut(FrameRange range, FadeShape shape) ->
                range(json, range).addProperty("shape", shape.label());
            case Gain(FrameRange range, double decibels, long crossfade) -> {
                range(json, range).addProperty("decibels", decibels);
                crossfade(json, crossfade);
            }
            case NormalizePeak(FrameRange range, double dbfs, Optional<Measured> measured) -> {
                range(json, range).addProperty("dbfs", dbfs);
                measured.ifPresent(m -> json.add("measured", measured(m)));
            }
            case NormalizeLoudness normalize -> {
                range(json, normalize.range()).addProperty("lufs", normalize.lufs());
                json.addProperty("truePeak", normalize.truePeak());
                json.addProperty("limit", normalize.limit());
                normalize.measured().ifPresent(m -> json.add("measured", measured(m)));
            }
            case ReduceNoise(FrameRange range, Optional<FrameRange> noise, double decibels) -> {
                range(json, range).addProperty("decibels", decibels);
                noise.ifPresent(n -> json.add("noise", range(new JsonObject(), n)));
            }
            case Mark mark -> MarkJson.write(json, mark);
            case Unmark(long at, String text) -> MarkJson.write(json, at, text);
            case ChangeMark(long at, String text, Mark to) -> {
                MarkJson.write(json, at, text);
                json.add("to", MarkJson.write(new JsonObject(), to));
            }
        }
        return json;
    }

    static JsonObject source(EditSource source) {
        var json = new JsonObject();
        json.addProperty("recording", source.recording().toString());
        json.addProperty("checksum", source.checksum());
        return json;
    }

    private static void place(JsonObject json, long at) {
        if (at != FrameRange.END) {
            json.addProperty("at", at);
        }
    }

    private static JsonObject range(JsonObject json, FrameRange range) {
        if (range.from() > 0) {
            json.addProperty("from", range.from());
        }
        if (!range.isOpen()) {
            json.addProperty("to", range.to());
        }
        return json;
    }

    private static void crossfade(JsonObject json, long crossfade) {
        json.addProperty("crossfade", crossfade);
    }

    private static JsonObject measured(Measured measured) {
        var json = new JsonObject();
        level(json, "lufs", measured.lufs());
        level(json, "truePeak", measured.truePeak());
        level(json, "samplePeak", measured.samplePeak());
        json.addProperty("gain", measured.gain());
        return json;
    }

    private static void level(JsonObject json, String name, double value) {
        if (Double.isInfinite(value)) {
            json.addProperty(name, "-inf");
        } else {
            json.addProperty(name, value);
        }
    }

    /** @return empty when it cannot be read; then at least one problem was added */
    static Optional<EditOperation> read(JsonObject object, String where, List<String> problems) {
        int before = problems.size();
        var members = new Members(object, where, problems);
        Optional<String> name =
                members.required("op", "a text", e -> e.getAsJsonPrimitive().isString() ? e.getAsString() : null);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<EditOperation> operation = read(name.get(), members);
        if (operation.isEmpty() && problems.size() == before) {
            members.problem("there is no operation \"%s\"".formatted(name.get()));
            return Optional.empty();
        }
        members.end();
        return problems.size() == before ? operation : Optional.empty();
    }

    private static Optional<EditOperation> read(String name, Members in) {
        return Optional.ofNullable(
                switch (name) {
                    case "trim" -> new Trim(range(in));
                    case "cut" -> new Cut(range(in), crossfade(in));
                    case "split" -> new Split(in.requiredFrames("at"));
                    case "insert" -> insert(in);
                    case "copy" -> new Copy(place(in), in.count("ago"), range(in), crossfade(in));
                    case "insert-silence" -> new InsertSilence(place(in), in.requiredFrames("frames"), crossfade(in));
                    case "silence" -> new Silence(range(in), crossfade(in));
                    case "fade-in" -> new FadeIn(range(in), shape(in));
                    case "fade-out" -> new FadeOut(range(in), shape(in));
                    case "gain" ->
                        new Gain(range(in), in.number("decibels", -120, 60, Optional.empty()), crossfade(in));
                    case "normalize-peak" ->
                        new NormalizePeak(range(in), in.number("dbfs", -60, 0, Optional.empty()), measured(in));
                    case "normalize-loudness" ->
                        new NormalizeLoudness(
                                range(in),
                                in.number("lufs", -70, -5, Optional.empty()),
                                in.number("truePeak", -20, 0, Optional.of(-1.0)),
                                in.flag("limit", true),
                                measured(in));
                    case "reduce-noise" ->
                        new ReduceNoise(
                                range(in),
                                in.object("noise").map(OperationJson::wholeRange),
                                in.number("decibels", 0, 60, Optional.of(ReduceNoise.DEFAULT_DECIBELS)));
                    case "mark" -> MarkJson.mark(in);
                    case "unmark" -> new Unmark(in.requiredFrames("at"), MarkJson.text(in));
                    case "change-mark" -> MarkJson.changeMark(in);
                    default -> null;
                });
    }

    private static EditOperation insert(Members in) {
        Optional<EditSource> source = in.object("source").flatMap(OperationJson::source);
        if (!in.has("source")) {
            in.problem("\"source\" is missing");
        }
        long at = place(in);
        FrameRange part = range(in);
        long crossfade = crossfade(in);
        return source.map(s -> new Insert(at, s, part, crossfade)).orElse(null);
    }

    static Optional<EditSource> source(Members in) {
        Optional<UUID> id = in.required("recording", "the id of a recording", e -> uuid(e.getAsString()));
        Optional<String> checksum = in.required(
                "checksum",
                "a SHA-256 in hexadecimal digits",
                e -> e.getAsString().matches("[0-9a-f]{64}") ? e.getAsString() : null);
        in.end();
        return id.flatMap(i -> checksum.map(c -> new EditSource(i, c)));
    }

    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        return id.toString().equals(text) ? id : null;
    }

    private static long place(Members in) {
        return in.frames("at", FrameRange.END);
    }

    private static FrameRange range(Members in) {
        long from = in.frames("from", 0);
        long to = in.frames("to", FrameRange.END);
        if (to < from) {
            in.problem("\"to\" must not be before \"from\"");
            return FrameRange.ALL;
        }
        return new FrameRange(from, to);
    }

    private static FrameRange wholeRange(Members in) {
        FrameRange range = range(in);
        in.end();
        return range;
    }

    private static long crossfade(Members in) {
        return in.frames("crossfade", 0);
    }

    private static FadeShape shape(Members in) {
        return in.optional("shape", "linear, equal-power or exponential", e -> {
                    for (FadeShape shape : FadeShape.values()) {
                        if (shape.label().equals(e.getAsString())) {
                            return shape;
                        }
                    }
                    return null;
                })
                .orElse(FadeShape.LINEAR);
    }

    private static Optional<Measured> measured(Members in) {
        return in.object("measured").map(members -> {
            var measured = new Measured(
                    members.level("lufs"),
                    members.level("truePeak"),
                    members.level("samplePeak"),
                    members.number("gain", -LOUD, LOUD, Optional.empty()));
            members.end();
            return measured;
        });
    }
}
