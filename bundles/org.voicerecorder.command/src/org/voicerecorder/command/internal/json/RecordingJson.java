package org.voicerecorder.command.internal.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.catalog.AudioCheck;

/** A recording as a JSON object. What is unknown is null, never absent. */
public final class RecordingJson {
    private RecordingJson() {}

    public static void write(JsonWriter json, Recording recording) throws IOException {
        json.beginObject();
        members(json, recording);
        json.endObject();
    }

    /** The members of a recording, into an object that is open. */
    public static void members(JsonWriter json, Recording recording) throws IOException {
        json.name("id").value(recording.id().toString());
        json.name("title").value(recording.title());
        json.name("description").value(recording.description().orElse(null));
        json.name("tags").beginArray();
        for (String tag : recording.tags().stream().sorted().toList()) {
            json.value(tag);
        }
        json.endArray();
        json.name("originalName").value(recording.originalName());
        json.name("storedName").value(recording.storedName());
        json.name("path").value(recording.path().toString());
        audio(json, recording);
        json.name("checksum").value(recording.checksum());
        json.name("status").value(lower(recording.status()));
        json.name("syncStatus").value(lower(recording.syncStatus()));
        json.name("source").value(recording.source().value());
        json.name("createdAt").value(recording.createdAt().toString());
        json.name("modifiedAt").value(recording.modifiedAt().toString());
    }

    /** What the last comparison of the audio with its checksum found: a member of an object that is open. */
    public static void check(JsonWriter json, Optional<AudioCheck> check) throws IOException {
        json.name("check");
        if (check.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginObject().name("at").value(check.get().at().toString());
        json.name("outcome").value(lower(check.get().outcome())).endObject();
    }

    private static void audio(JsonWriter json, Recording recording) throws IOException {
        Optional<AudioProperties> audio = recording.audio();
        json.name("durationSeconds").value(audio.map(AudioProperties::seconds).orElse(null));
        json.name("sizeBytes").value(recording.sizeBytes());
        json.name("mimeType").value(recording.mimeType());
        json.name("sampleRate").value(audio.map(AudioProperties::sampleRate).orElse(null));
        json.name("channels").value(audio.map(AudioProperties::channels).orElse(null));
        json.name("bitDepth")
                .value(audio.filter(a -> a.bitDepth().isPresent())
                        .map(a -> a.bitDepth().getAsInt())
                        .orElse(null));
    }

    public static void array(JsonWriter json, Collection<Recording> recordings) throws IOException {
        json.beginArray();
        for (Recording recording : recordings) {
            write(json, recording);
        }
        json.endArray();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
