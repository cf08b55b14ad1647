package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

/** Commands on a real library: database, files, audio. */
abstract class OnALibrary {
    @TempDir
    Path folder;

    OpenLibrary library;

    @BeforeEach
    final void open() {
        library = OpenLibrary.at(folder.resolve("library"));
    }

    @AfterEach
    final void close() {
        library.close();
    }

    final Typed.Result type(String... arguments) {
        return new Typed(folder).type(arguments);
    }

    /** Adds half a second of noise; other seeds are other recordings. @return its id */
    final String add(long seed, String... options) throws IOException {
        WavFiles.noise(folder.resolve("take" + seed + ".wav"), 16_000, 2, 8_000, seed);
        var line = new ArrayList<>(List.of("add", "take" + seed + ".wav", "--json"));
        line.addAll(List.of(options));
        var result = type(line.toArray(String[]::new));
        assertEquals(0, result.status(), result.out());
        return only(result.json().getAsJsonArray("added")).get("id").getAsString();
    }

    static JsonObject only(JsonArray array) {
        assertEquals(1, array.size(), array.toString());
        return array.get(0).getAsJsonObject();
    }

    /** Of what list or search gave. */
    static List<String> ids(JsonObject listing) {
        return listing.getAsJsonArray("recordings").asList().stream()
                .map(r -> r.getAsJsonObject().get("id").getAsString())
                .toList();
    }
}
