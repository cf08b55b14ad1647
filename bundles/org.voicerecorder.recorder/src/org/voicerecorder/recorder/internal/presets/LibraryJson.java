package org.voicerecorder.recorder.internal.presets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;

/**
 * A small JSON document with a format version, in a file that is there completely or not at all, also after a power
 * failure. What cannot be read is never written over.
 */
public final class LibraryJson {
    private static final String VERSION = "version";
    private static final int CURRENT = 1;
    /** No such file comes near this. */
    private static final long LARGEST = 16L << 20;

    /** Writes the members of the document. */
    @FunctionalInterface
    public interface Body {
        void write(JsonWriter json) throws IOException;
    }

    private LibraryJson() {}

    /**
     * @return empty when there is no such file
     * @throws VoiceRecorderException {@code ERR_CORRUPT_FILE}, {@code ERR_VERSION}, {@code ERR_IO}
     */
    public static Optional<JsonObject> read(Path file) {
        String text;
        try {
            if (Files.size(file) > LARGEST) {
                throw damaged(file, "it is too large", null);
            }
            text = Files.readString(file);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw damaged(file, "it is not UTF-8", e);
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
        return Optional.of(parse(file, text));
    }

    private static JsonObject parse(Path file, String text) {
        try {
            JsonElement parsed = JsonParser.parseString(text);
            JsonObject document = parsed.getAsJsonObject();
            int version = document.get(VERSION).getAsInt();
            if (version > CURRENT) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_VERSION,
                        "%s was written by a newer version of the program".formatted(file),
                        "Use that version; the file was not changed.",
                        null);
            }
            return document;
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
            throw damaged(file, "it is not the JSON that this program writes", e);
        }
    }

    /** The exception for a file whose content makes no sense. */
    public static VoiceRecorderException damaged(Path file, String why, Exception cause) {
        return new VoiceRecorderException(
                ErrorCode.ERR_CORRUPT_FILE,
                "%s is damaged: %s".formatted(file, why),
                "Mend it in an editor, or move it away and begin anew; the program leaves it as it is.",
                cause);
    }

    /** Replaces the file. @throws VoiceRecorderException {@code ERR_DISK_FULL}, {@code ERR_IO}; the file is as it was */
    public static void write(FileIo io, Path file, Body body) {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            byte[] bytes = text(body).getBytes(StandardCharsets.UTF_8);
            io.delete(temporary);
            try (var out = io.create(temporary)) {
                out.append(ByteBuffer.wrap(bytes));
                out.force(true);
            }
            io.moveAtomically(temporary, file);
            io.forceDirectory(file.getParent());
        } catch (IOException e) {
            throw IoFailures.of(e, "write", file);
        }
    }

    private static String text(Body body) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject().name(VERSION).value(CURRENT);
            body.write(json);
            json.endObject();
        }
        return text.append('\n').toString();
    }
}
