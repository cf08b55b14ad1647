package org.voicerecorder.edit.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;

/** Edit lists as JSON (docs/edit-list.md). */
final class EditListJson {
    static final String FORMAT = "voicerecorder-edit-list";
    static final int VERSION = 1;

    /** The largest text that is read: a list of a hundred thousand steps. */
    private static final int LONGEST = 20_000_000;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private EditListJson() {}

    static String text(EditList list) {
        return GSON.toJson(write(list)) + "\n";
    }

    static JsonObject write(EditList list) {
        var json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("version", VERSION);
        list.source().ifPresent(source -> json.add("source", OperationJson.source(source)));
        json.addProperty("dither", list.dither());
        var operations = new JsonArray();
        list.operations().forEach(operation -> operations.add(OperationJson.write(operation)));
        json.add("operations", operations);
        return json;
    }

    /** @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} with all problems */
    static EditList parse(String text) {
        var problems = new ArrayList<String>();
        Optional<EditList> list = object(text, problems).flatMap(object -> read(object, problems));
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
        return list.orElseThrow();
    }

    static VoiceRecorderException invalid(List<String> problems) {
        return new VoiceRecorderException(
                ErrorCode.ERR_INVALID_ARGUMENT,
                "The edit list is not valid: " + String.join("; ", problems),
                "Correct %s and try again. Edit lists are described in docs/edit-list.md."
                        .formatted(problems.size() == 1 ? "it" : "them"),
                null);
    }

    private static Optional<JsonObject> object(String text, List<String> problems) {
        if (text.length() > LONGEST) {
            problems.add("it is longer than %d characters".formatted(LONGEST));
            return Optional.empty();
        }
        try (var in = new JsonReader(new StringReader(text))) {
            in.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(in);
            if (element.isJsonObject()) {
                return Optional.of(element.getAsJsonObject());
            }
            problems.add("it is no JSON object");
        } catch (JsonParseException | IllegalStateException | IOException e) {
            problems.add("it is no JSON (%s)".formatted(reason(e)));
        }
        return Optional.empty();
    }

    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        message = message.substring(message.lastIndexOf("Exception: ") + 1);
        return message.lines().findFirst().orElse("").replaceFirst("^xception: ", "");
    }

    static Optional<EditList> read(JsonObject object, List<String> problems) {
        var members = new Members(object, "list", problems);
        members.required("format", '"' + FORMAT + '"', e -> e.getAsString().equals(FORMAT) ? FORMAT : null);
        int version =
                members.required("version", "a number", JsonElement::getAsInt).orElse(VERSION);
        if (version > VERSION) {
            // What a later version means by the rest cannot be known.
            problems.add("list: version %d is newer than this program's, %d".formatted(version, VERSION));
            return Optional.empty();
        } else if (version < 1) {
            members.problem("\"version\" must be 1");
        }
        Optional<EditSource> source = members.object("source").flatMap(OperationJson::source);
        boolean dither = members.flag("dither", true);
        var operations = new ArrayList<EditOperation>();
        members.required("operations", "an array", JsonElement::getAsJsonArray)
                .ifPresent(array -> readOperations(array, operations, problems));
        members.end();
        return problems.isEmpty() ? Optional.of(new EditList(source, operations, dither)) : Optional.empty();
    }

    private static void readOperations(JsonArray array, List<EditOperation> operations, List<String> problems) {
        for (int i = 0; i < array.size(); i++) {
            String where = "operations[%d]".formatted(i);
            if (array.get(i).isJsonObject()) {
                OperationJson.read(array.get(i).getAsJsonObject(), where, problems)
                        .ifPresent(operations::add);
            } else {
                problems.add(where + ": must be an object");
            }
        }
    }
}
