package org.voicerecorder.edit.internal;

import com.google.gson.JsonObject;
import org.voicerecorder.api.edit.EditOperation.ChangeMark;
import org.voicerecorder.api.edit.EditOperation.Mark;
import org.voicerecorder.api.marker.Marker;

/** The steps that concern markers as JSON (docs/edit-list.md). */
final class MarkJson {
    private MarkJson() {}

    static JsonObject write(JsonObject json, Mark mark) {
        json.addProperty("at", mark.at());
        if (mark.frames() > 0) {
            json.addProperty("frames", mark.frames());
        }
        text(json, mark.text());
        return json;
    }

    static void write(JsonObject json, long at, String text) {
        json.addProperty("at", at);
        text(json, text);
    }

    private static void text(JsonObject json, String text) {
        if (!text.isEmpty()) {
            json.addProperty("text", text);
        }
    }

    static Mark mark(Members in) {
        return new Mark(in.requiredFrames("at"), in.frames("frames", 0), text(in));
    }

    /** @return null when "to" cannot be read; then a problem was added */
    static ChangeMark changeMark(Members in) {
        long at = in.requiredFrames("at");
        String text = text(in);
        if (!in.has("to")) {
            in.problem("\"to\" is missing");
        }
        return in.object("to")
                .map(members -> {
                    Mark to = mark(members);
                    members.end();
                    return new ChangeMark(at, text, to);
                })
                .orElse(null);
    }

    static String text(Members in) {
        return in.optional("text", "one line of at most %d characters".formatted(Marker.MAXIMUM_TEXT), e -> {
                    String text = e.getAsJsonPrimitive().isString() ? e.getAsString() : null;
                    boolean good =
                            text != null && text.length() <= Marker.MAXIMUM_TEXT && text.equals(Marker.oneLine(text));
                    return good ? text : null;
                })
                .orElse("");
    }
}
