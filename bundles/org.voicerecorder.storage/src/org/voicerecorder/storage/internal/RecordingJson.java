package org.voicerecorder.storage.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.marker.Marker;

/** A recording's row as JSON text, for journals beside the audio. Complete: reading gives an equal value. */
final class RecordingJson {
    private RecordingJson() {}

    static String write(Recording r) {
        return write(r, List.of(), List.of());
    }

    /**
     * @param markers that come in with it
     * @param together stored names of all recordings that come in with it or not at all
     */
    static String write(Recording r, List<Marker> markers, List<String> together) {
        var json = new JsonObject();
        json.addProperty("id", r.id().toString());
        json.addProperty("originalName", r.originalName());
        json.addProperty("storedName", r.storedName());
        json.addProperty("title", r.title());
        r.description().ifPresent(v -> json.addProperty("description", v));
        var tags = new JsonArray();
        r.tags().forEach(tags::add);
        json.add("tags", tags);
        r.audio().ifPresent(a -> {
            json.addProperty("durationNanos", a.duration().toNanos());
            json.addProperty("sampleRate", a.sampleRate());
            json.addProperty("channels", a.channels());
            a.bitDepth().ifPresent(v -> json.addProperty("bitDepth", v));
        });
        json.addProperty("sizeBytes", r.sizeBytes());
        json.addProperty("mimeType", r.mimeType());
        json.addProperty("checksum", r.checksum());
        json.addProperty("status", r.status().name());
        json.addProperty("syncStatus", r.syncStatus().name());
        json.addProperty("source", r.source().value());
        json.addProperty("createdAt", r.createdAt().toString());
        json.addProperty("modifiedAt", r.modifiedAt().toString());
        r.lastSyncedAt().ifPresent(v -> json.addProperty("lastSyncedAt", v.toString()));
        json.addProperty("appVersion", r.appVersion());
        r.retentionPolicy().ifPresent(v -> json.addProperty("retentionPolicy", v));
        r.dataSubject().ifPresent(v -> json.addProperty("dataSubject", v));
        r.consent().ifPresent(v -> json.addProperty("consent", v));
        if (!markers.isEmpty()) {
            json.add("markers", write(markers));
        }
        if (!together.isEmpty()) {
            var names = new JsonArray();
            together.forEach(names::add);
            json.add("together", names);
        }
        return json.toString();
    }

    private static JsonArray write(List<Marker> markers) {
        var list = new JsonArray();
        for (Marker marker : markers) {
            var each = new JsonObject();
            each.addProperty("id", marker.id().toString());
            each.addProperty("frame", marker.frame());
            each.addProperty("frames", marker.frames());
            each.addProperty("text", marker.text());
            list.add(each);
        }
        return list;
    }

    /** Stored names of what comes in together with it. @throws RuntimeException as {@link #read} */
    static List<String> together(String text) {
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        return !json.has("together")
                ? List.of()
                : json.getAsJsonArray("together").asList().stream()
                        .map(JsonElement::getAsString)
                        .toList();
    }

    /** The markers in such a text. @throws RuntimeException as {@link #read} */
    static List<Marker> markers(String text) {
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        if (!json.has("markers")) {
            return List.of();
        }
        var markers = new ArrayList<Marker>();
        for (JsonElement element : json.getAsJsonArray("markers")) {
            JsonObject each = element.getAsJsonObject();
            markers.add(new Marker(
                    UUID.fromString(each.get("id").getAsString()),
                    each.get("frame").getAsLong(),
                    each.get("frames").getAsLong(),
                    each.get("text").getAsString()));
        }
        return markers;
    }

    /**
     * @param raw the folder of stored audio
     * @throws RuntimeException when the text is not what {@link #write} makes, e.g. half of it
     */
    static Recording read(String text, Path raw) {
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        var tags = new ArrayList<String>();
        json.getAsJsonArray("tags").forEach(t -> tags.add(t.getAsString()));
        String storedName = json.get("storedName").getAsString();
        return new Recording(
                UUID.fromString(json.get("id").getAsString()),
                json.get("originalName").getAsString(),
                storedName,
                raw.resolve(storedName),
                json.get("title").getAsString(),
                optional(json, "description", JsonElement::getAsString),
                List.copyOf(tags),
                audio(json),
                json.get("sizeBytes").getAsLong(),
                json.get("mimeType").getAsString(),
                json.get("checksum").getAsString(),
                RecordingStatus.valueOf(json.get("status").getAsString()),
                SyncStatus.valueOf(json.get("syncStatus").getAsString()),
                new IngestSource(json.get("source").getAsString()),
                Instant.parse(json.get("createdAt").getAsString()),
                Instant.parse(json.get("modifiedAt").getAsString()),
                optional(json, "lastSyncedAt", e -> Instant.parse(e.getAsString())),
                json.get("appVersion").getAsString(),
                optional(json, "retentionPolicy", JsonElement::getAsString),
                optional(json, "dataSubject", JsonElement::getAsString),
                optional(json, "consent", JsonElement::getAsBoolean),
                0);
    }

    private static Optional<AudioProperties> audio(JsonObject json) {
        return optional(
                json,
                "sampleRate",
                rate -> new AudioProperties(
                        Duration.ofNanos(json.get("durationNanos").getAsLong()),
                        rate.getAsInt(),
                        json.get("channels").getAsInt(),
                        json.has("bitDepth")
                                ? OptionalInt.of(json.get("bitDepth").getAsInt())
                                : OptionalInt.empty()));
    }

    private static <T> Optional<T> optional(JsonObject json, String key, Function<JsonElement, T> read) {
        return Optional.ofNullable(json.get(key)).map(read);
    }
}
