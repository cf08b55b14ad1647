package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

/** Editing by options, on a real library: what was asked for is refused in the words it was asked in. */
class EditCommandTest {
    private static final int RATE = 48_000;

    @TempDir
    Path folder;

    private OpenLibrary library;

    @BeforeEach
    void open() {
        library = OpenLibrary.at(folder.resolve("library"));
    }

    @AfterEach
    void close() {
        library.close();
    }

    private Typed.Result type(String... arguments) {
        return new Typed(folder).type(arguments);
    }

    /** Adds four seconds of noise. */
    private String add(String name, int channels) throws IOException {
        WavFiles.noise(folder.resolve(name), RATE, channels, 4 * RATE, name.hashCode());
        return type("add", name, "--json")
                .json()
                .getAsJsonArray("added")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
    }

    @Test
    void anEditedRecordingShowsWhatItWasMadeOf() throws IOException {
        String first = add("first.wav", 1);
        String second = add("second.wav", 1);

        var made = type("edit", first, "--cut", "1..2", "--join", second, "--split", "0:03", "--json");
        assertEquals(0, made.status(), made.out() + made.err());
        JsonObject part = made.json().getAsJsonArray("recordings").get(1).getAsJsonObject();
        String id = part.get("id").getAsString();

        JsonObject edited = type("show", id, "--json").json().getAsJsonObject("edited");
        assertEquals(
                "[\"%s\",\"%s\"]".formatted(first, second), edited.get("of").toString());
        assertEquals(2, edited.get("part").getAsInt());
        assertEquals(2, edited.get("parts").getAsInt());
        assertEquals(
                3, edited.getAsJsonObject("list").getAsJsonArray("operations").size());
        String card = type("show", id).out();
        assertTrue(card.contains("%s, %s; part 2 of 2".formatted(first.substring(0, 8), second.substring(0, 8))), card);
        assertTrue(card.contains("Cut 0:01.000 to 0:02.000"), card);
    }
}
