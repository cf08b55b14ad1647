package org.voicerecorder.command.internal.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.voicerecorder.api.VoiceRecorderException;

/** Writes the documents of {@code --json} (docs/json.md). A document is complete before its first byte is printed. */
public final class Json {
    /** Writes one value. */
    @FunctionalInterface
    public interface Body {
        void write(JsonWriter json) throws IOException;
    }

    private Json() {}

    /** @param indented for people's eyes; else on one line. Ends with a line end */
    public static String document(Body body, boolean indented) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setSerializeNulls(true);
            json.setIndent(indented ? "  " : "");
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return escapeControls(text.append('\n').toString());
    }

    /** JSON allows DEL and the C1 controls in strings, some terminals obey them. */
    private static String escapeControls(String text) {
        int i = 0;
        while (i < text.length() && !isControl(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isControl(c)) {
                escaped.append("\\u00").append(Integer.toHexString(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isControl(char c) {
        return c >= 0x7F && c <= 0x9F;
    }

    /** {@code {"code","message","advice"}}. */
    public static void error(JsonWriter json, VoiceRecorderException e) throws IOException {
        json.beginObject();
        errorMembers(json, e);
        json.endObject();
    }

    /** The members of an error, into an object that is open. */
    public static void errorMembers(JsonWriter json, VoiceRecorderException e) throws IOException {
        json.name("code").value(e.code().name());
        json.name("message").value(e.getMessage());
        json.name("advice").value(e.advice());
    }
}
