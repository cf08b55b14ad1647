package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** What must be true of every library after whatever happened to it. */
final class WholeLibrary {
    private WholeLibrary() {}

    /**
     * Rows and files match one to one, every byte is right, and nothing is left on the way in.
     *
     * @return the recordings, newest first
     */
    static List<JsonObject> check(Voicerec voicerec) throws IOException {
        List<JsonObject> recordings = recordings(voicerec);
        List<String> rows = recordings.stream()
                .map(r -> r.get("storedName").getAsString())
                .sorted()
                .toList();
        assertEquals(rows, Tools.names(voicerec.library().resolve("recordings/raw")));
        assertEquals(List.of(), incoming(voicerec));
        JsonObject verify = voicerec.run("verify", "--json").succeeds().json();
        assertEquals(rows.size(), verify.get("verified").getAsInt());
        return recordings;
    }

    /** All recordings, those in the bin too. */
    static List<JsonObject> recordings(Voicerec voicerec) throws IOException {
        JsonObject list = voicerec.run("list", "--all", "--limit", "1000", "--json")
                .succeeds()
                .json();
        return StreamSupport.stream(list.getAsJsonArray("recordings").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** What lies on the way in; the mark of an open library does not count. */
    static List<String> incoming(Voicerec voicerec) throws IOException {
        return Tools.names(voicerec.library().resolve("recordings/incoming")).stream()
                .filter(n -> !n.startsWith("."))
                .toList();
    }
}
