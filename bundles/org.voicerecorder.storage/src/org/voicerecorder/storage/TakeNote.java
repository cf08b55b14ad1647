package org.voicerecorder.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.audio.TakeJournal;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.storage.internal.DurableText;

/**
 * What is known of a take while it is recorded, in a small file beside its audio ({@code incoming/<id>.take} beside
 * {@code incoming/<id>.wav}, and the {@link TakeJournal} {@code incoming/<id>.marks}), so that a take that was cut off comes into the library with its title and tags.
 *
 * @param startedAt when the first sample was recorded
 * @param format of the audio, for the case that the file's header is lost
 * @param isOld whether the first version of the program began it, see {@link org.voicerecorder.audio.TakeRecovery.Clues}
 */
public record TakeNote(
        UUID id,
        String title,
        Optional<String> description,
        List<String> tags,
        String originalName,
        Instant startedAt,
        Optional<CaptureFormat> format,
        boolean isOld) {
    public static final String SUFFIX = ".take";

    public TakeNote {
        tags = List.copyOf(tags);
    }

    /** Where the audio of the take lies. */
    public Path audio(Path incoming) {
        return incoming.resolve(id + ".wav");
    }

    /** Where the journal of the take lies. */
    public Path journal(Path incoming) {
        return incoming.resolve(id + TakeJournal.SUFFIX);
    }

    /** Where the note lies. */
    public Path file(Path incoming) {
        return incoming.resolve(id + SUFFIX);
    }

    /**
     * Writes the note; its content is on the disk when this returns. Its name gets there with that of the take's audio,
     * whose file is made next, before a single sample.
     */
    public void write(FileIo io, Path incoming) throws IOException {
        var json = new JsonObject();
        json.addProperty("id", id.toString());
        json.addProperty("title", title);
        description.ifPresent(d -> json.addProperty("description", d));
        var list = new JsonArray();
        tags.forEach(list::add);
        json.add("tags", list);
        json.addProperty("originalName", originalName);
        json.addProperty("startedAt", startedAt.toString());
        format.ifPresent(f -> {
            json.addProperty("sampleRate", f.sampleRate());
            json.addProperty("channels", f.channels());
            json.addProperty("bitDepth", f.bitDepth());
        });
        json.addProperty("bext", !isOld);
        DurableText.write(io, file(incoming), json.toString());
    }

    /** @throws RuntimeException when the file is not what {@link #write} makes */
    public static TakeNote read(Path file) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8))
                .getAsJsonObject();
        var tags = new ArrayList<String>();
        json.getAsJsonArray("tags").forEach(t -> tags.add(t.getAsString()));
        return new TakeNote(
                UUID.fromString(json.get("id").getAsString()),
                json.get("title").getAsString(),
                Optional.ofNullable(json.get("description")).map(d -> d.getAsString()),
                tags,
                json.get("originalName").getAsString(),
                Instant.parse(json.get("startedAt").getAsString()),
                Optional.ofNullable(json.get("sampleRate"))
                        .map(rate -> new CaptureFormat(
                                rate.getAsInt(),
                                json.get("channels").getAsInt(),
                                json.get("bitDepth").getAsInt())),
                !json.has("bext"));
    }
}
