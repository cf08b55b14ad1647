package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.WavFiles;

/** The Studio of the desktop archive with the real engine, driven by the keys of the X server. */
class StudioProductTest {
    private static final String TITLE = "Voice Recorder Pro";
    private static final int RATE = 48_000;
    private static final int FRAMES = 3 * RATE;
    private static final int BYTES = 2;

    @TempDir
    static Path installed;

    @TempDir
    Path folder;

    private final Screen screen = new Screen();
    private Voicerec voicerec;
    private Process program;
    private String window;
    private String id;
    private Path stored;

    @BeforeEach
    void openTheStudio() throws Exception {
        Path product = Path.of(System.getProperty("voicerecorder.desktop", ""));
        assertTrue(
                Files.isExecutable(product.resolve("bin/voicerec")),
                () -> "The product is not built at '" + product + "'; run ./verify");
        voicerec = UnpackedArchive.of(product, installed)
                .program(folder)
                .with("DISPLAY", screen.display())
                .with("GDK_BACKEND", "x11")
                .with("NO_AT_BRIDGE", "1");
        // From here on the library is the unprivileged user's, so the file comes in through the window's process.
        program = voicerec.startUnder(Unprivileged.WRAPPER, "workbench");
        window = screen.awaitWindow(TITLE);
        Path file = WavFiles.noise(folder.resolve("home/talk.wav"), RATE, 1, FRAMES, 1);
        JsonObject added =
                voicerec.run("add", file.toString(), "--json").succeeds().json();
        id = added.getAsJsonArray("added").get(0).getAsJsonObject().get("id").getAsString();
        stored = Path.of(recording(id).get("path").getAsString());
        screen.focus(window);
    }

    @AfterEach
    void endTheProgram() {
        program.destroyForcibly().onExit().join();
    }

    @Test
    void whatIsCutPastedAndNormalisedIsSavedAndTheOriginalStays() throws Exception {
        byte[] before = Files.readAllBytes(stored);
        String checksum = recording(id).get("checksum").getAsString();
        // The row and the edit come when they come: a key that is too early does nothing, and is pressed again.
        Until.holds("a first cut", () -> {
            screen.key("ctrl+2", "ctrl+a", "F4");
            screen.key("Home", "shift+Right", "shift+Right", "shift+Right", "x");
            return operations() >= 1;
        });
        int cuts = settled();
        screen.key("ctrl+z");
        awaitOperations(cuts - 1);
        screen.key("ctrl+y");
        awaitOperations(cuts);
        JsonArray done = steps();
        long left = FRAMES;
        for (JsonElement each : done) {
            JsonObject cut = each.getAsJsonObject();
            assertEquals("cut", cut.get("op").getAsString());
            left -= cut.get("to").getAsLong()
                    - (cut.has("from") ? cut.get("from").getAsLong() : 0);
        }
        assertTrue(left > 0 && left < FRAMES, done::toString);

        screen.key("Home", "shift+Right", "shift+Right", "ctrl+c", "Escape", "End", "ctrl+v");
        awaitOperations(cuts + 1);
        JsonObject copy = steps().get(cuts).getAsJsonObject();
        assertEquals("copy", copy.get("op").getAsString());
        assertEquals(left, copy.get("at").getAsLong());
        left += copy.get("to").getAsLong();

        screen.key("n");
        screen.focus(screen.awaitWindow("Normali"));
        screen.key("Return");
        awaitOperations(cuts + 2);

        screen.focus(window);
        screen.key("ctrl+s");
        screen.focus(screen.awaitWindow("Save as New Recording"));
        screen.replaceText("Final");
        screen.key("Return");
        Until.holds("a second recording is in the library", () -> list().size() == 2);

        JsonObject made = StreamSupport.stream(list().spliterator(), false)
                .map(each -> each.getAsJsonObject())
                .filter(each -> !each.get("id").getAsString().equals(id))
                .findFirst()
                .orElseThrow();
        assertEquals("Final", made.get("title").getAsString());
        assertEquals("edit", made.get("source").getAsString());
        String madeId = made.get("id").getAsString();
        assertEquals(
                left * BYTES, WavData.of(Path.of(recording(madeId).get("path").getAsString())).length);
        JsonObject madeOf = history(madeId).getAsJsonObject("madeOf");
        assertEquals(id, madeOf.getAsJsonObject("source").get("recording").getAsString());
        assertEquals(checksum, madeOf.getAsJsonObject("source").get("checksum").getAsString());
        JsonArray operations = madeOf.getAsJsonArray("operations");
        assertEquals(done, firstOf(operations, cuts));
        assertTrue(
                operations
                        .get(cuts + 1)
                        .getAsJsonObject()
                        .get("op")
                        .getAsString()
                        .startsWith("normalize-"),
                madeOf::toString);
        assertArrayEquals(before, Files.readAllBytes(stored), "the original is as it was, byte by byte");

        program.destroy();
        assertTrue(program.waitFor(60, TimeUnit.SECONDS), "a request to end closes the window");
        assertEquals(
                2,
                voicerec.run("verify", "--json")
                        .succeeds()
                        .json()
                        .get("verified")
                        .getAsInt());
    }

    private static JsonArray firstOf(JsonArray all, int count) {
        var first = new JsonArray();
        for (int i = 0; i < count; i++) {
            first.add(all.get(i));
        }
        return first;
    }

    private void awaitOperations(int count) throws IOException {
        Until.holds(count + " steps count", () -> operations() == count);
    }

    /** How many steps there are when no key is on its way any more. */
    private int settled() throws IOException {
        var seen = new ArrayDeque<Integer>();
        Until.holds("no more steps come", () -> {
            seen.addFirst(operations());
            return seen.size() > 2 && seen.stream().limit(3).distinct().count() == 1;
        });
        return seen.getFirst();
    }

    private int operations() throws IOException {
        return steps().size();
    }

    /** The steps that count, as another process is told of them. */
    private JsonArray steps() throws IOException {
        JsonObject history = history(id);
        return history.getAsJsonObject("list").getAsJsonArray("operations");
    }

    private JsonObject history(String recording) throws IOException {
        return voicerec.run("edit", recording, "--history", "--json").succeeds().json();
    }

    private JsonObject recording(String recording) throws IOException {
        return voicerec.run("show", recording, "--json").succeeds().json();
    }

    private JsonArray list() throws IOException {
        return voicerec.run("list", "--json").succeeds().json().getAsJsonArray("recordings");
    }
}
