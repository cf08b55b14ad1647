package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

/** Markers and exports as they are typed, on a real library. */
class MarkersCommandTest {
    @TempDir
    Path folder;

    private OpenLibrary library;
    private String id;

    @BeforeEach
    void open() throws IOException {
        library = OpenLibrary.at(folder.resolve("library"));
        id = add(1);
    }

    @AfterEach
    void close() {
        library.close();
    }

    /** Ten seconds at 16 kHz. */
    private String add(int seed, String... options) throws IOException {
        WavFiles.noise(folder.resolve("take" + seed + ".wav"), 16_000, 1, 160_000, seed);
        var line = new ArrayList<>(List.of("add", "take" + seed + ".wav", "--json"));
        line.addAll(List.of(options));
        JsonArray added = type(line.toArray(String[]::new)).json().getAsJsonArray("added");
        return added.get(0).getAsJsonObject().get("id").getAsString();
    }

    private Typed.Result type(String... arguments) {
        return new Typed(folder).type(arguments);
    }

    private Typed.Result succeeds(String... arguments) {
        var result = type(arguments);
        assertEquals(0, result.status(), result.out() + result.err());
        return result;
    }

    private String refused(int status, String... arguments) {
        var result = type(arguments);
        assertEquals(status, result.status(), result.out() + result.err());
        return result.err();
    }

    private List<String> markers() {
        var said = new ArrayList<String>();
        for (JsonElement each : succeeds("markers", id, "--json").json().getAsJsonArray("markers")) {
            JsonObject marker = each.getAsJsonObject();
            said.add(marker.get("frame") + "+" + marker.get("frames") + " "
                    + marker.get("text").getAsString());
        }
        return said;
    }

    private String marker(int index) {
        JsonArray all = succeeds("markers", id, "--json").json().getAsJsonArray("markers");
        return all.get(index).getAsJsonObject().get("id").getAsString();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    @Test
    void areSetListedChangedAndRemoved() {
        assertTrue(type("markers", id).err().contains("has no markers"));
        succeeds("markers", "add", id, "--at", "0:02.5", "--text", "a \"question\"");
        var added = succeeds("markers", "add", id, "--frame", "1", "--length", "500ms", "--text", "first", "--json");
        assertEquals(1, added.json().get("added").getAsInt());
        assertEquals(List.of("1+8000 first", "40000+0 a \"question\""), markers());
        JsonObject json = succeeds("markers", id, "--json").json();
        assertEquals(16_000, json.get("sampleRate").getAsInt());
        assertEquals(
                "{\"frame\":40000,\"frames\":0,\"seconds\":2.5,\"lengthSeconds\":0,\"text\":\"a \\\"question\\\"\"}",
                withoutId(json.getAsJsonArray("markers").get(1).getAsJsonObject()));

        String table = succeeds("markers", id).out();
        assertTrue(table.contains("0:02.500"), table);
        assertTrue(table.contains(marker(1).substring(0, 8)), table);

        succeeds("markers", "edit", id, marker(1).substring(0, 8), "--text", "moved", "--at", "9.9");
        assertEquals(List.of("1+8000 first", "158400+0 moved"), markers());
        succeeds("markers", "edit", id, marker(0), "--length", "0");
        succeeds("markers", "remove", id, marker(1));
        assertEquals(List.of("1+0 first"), markers());
        succeeds("markers", "remove", id, "--all");
        assertEquals(List.of(), markers());
    }

    private static String withoutId(JsonObject marker) {
        marker.remove("id");
        return marker.toString();
    }

    @Test
    void whatIsTypedWrongIsSaidAndChangesNothing() {
        succeeds("markers", "add", id, "--at", "1", "--text", "one");
        List<String> before = markers();
        assertTrue(refused(2, "markers").contains("Missing required parameter"));
        assertTrue(refused(2, "markers", "add", id).contains("--at TIME"));
        assertTrue(refused(2, "markers", "add", id, "--at", "1", "--frame", "1").contains("one of them"));
        assertTrue(refused(4, "markers", "add", id, "--at", "11")
                .contains("0:11.000 is beyond the end: the recording ends at 0:10.000"));
        assertTrue(refused(4, "markers", "add", id, "--frame", "160001")
                .contains("frame 160001 is beyond the end: the recording ends at frame 160000"));
        String span = refused(4, "markers", "add", id, "--at", "9", "--length", "30");
        assertTrue(span.contains("A span of 0:30.000 from 0:09.000 on reaches beyond the end"), span);
        assertTrue(span.contains("Give a length up to 0:01.000."), span);
        assertTrue(refused(4, "markers", "edit", id, marker(0), "--length", "9.001")
                .contains("ends at 0:10.000"));
        assertTrue(refused(4, "markers", "add", id, "--at", "1", "--text", "x".repeat(501))
                .contains("501"));
        assertTrue(refused(3, "markers", "edit", id, "ffffffff", "--text", "x").contains("None of the markers"));
        assertTrue(refused(2, "markers", "edit", id, marker(0)).contains("Nothing to change"));
        assertTrue(refused(2, "markers", "remove", id).contains("--all"));
        assertTrue(refused(3, "markers", "no-such-id").contains("not the id"));
        assertEquals(before, markers());
    }

    @Test
    void goOutAndComeBackInBothFormats() throws IOException {
        succeeds("markers", "add", id, "--frame", "12345", "--text", "A, \"b\" – ü");
        succeeds("markers", "add", id, "--frame", "160000", "--text", "end");
        succeeds("markers", "add", id, "--frame", "7", "--length", "3", "--text", "span");
        List<String> all = markers();
        for (String name : List.of("labels.txt", "markers.csv")) {
            succeeds("markers", "export", id, "--output", name);
            refused(4, "markers", "export", id, "--output", name);
            succeeds("markers", "export", id, "--output", name, "--force");
            var again =
                    succeeds("markers", "import", id, "--file", name, "--json").json();
            assertEquals(0, again.get("added").getAsInt(), "what is there is not doubled");
            succeeds("markers", "remove", id, "--all");
            succeeds("markers", "import", id, "--file", name);
            assertEquals(all, markers());
        }
        assertEquals(
                Files.readString(folder.resolve("labels.txt")),
                succeeds("markers", "export", id).out());
        assertEquals(
                Files.readString(folder.resolve("markers.csv")),
                succeeds("markers", "export", id, "--format", "csv").out());
        write("other.txt", "1\t1\tnew\n");
        var replaced = succeeds("markers", "import", id, "--file", "other.txt", "--replace", "--json")
                .json();
        assertEquals(3, replaced.get("removed").getAsInt());
        assertEquals(List.of("16000+0 new"), markers());
    }

    @Test
    void aFileWithAWrongLineChangesNothing() throws IOException {
        succeeds("markers", "add", id, "--at", "1", "--text", "one");
        List<String> before = markers();
        write("bad.txt", "1\t1\tfine\nnonsense\n20\t20\tlate\n");
        String told = refused(4, "markers", "import", id, "--file", "bad.txt", "--replace");
        assertTrue(told.contains("line 2: no label") && told.contains("line 3: the recording ends"), told);
        Files.write(folder.resolve("latin.txt"), "1\t1\té".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refused(4, "markers", "import", id, "--file", "latin.txt").contains("not text in UTF-8"));
        refused(3, "markers", "import", id, "--file", "missing.txt");
        refused(4, "markers", "import", id, "--file", ".");
        assertEquals(before, markers());
    }

    @Test
    void copiesBringMarkersTagsAndNames() throws IOException {
        succeeds("markers", "add", id, "--at", "1", "--text", "one");
        succeeds("rename", id, "A/B: the \"title\"");
        String other = add(2, "--tag", "keep");
        var one = succeeds("export", id, "-o", "out.flac", "--format", "flac", "--tag-artist", "Ada", "--json");
        JsonObject exported = one.json().getAsJsonArray("exported").get(0).getAsJsonObject();
        assertEquals("samples", exported.get("checked").getAsString());
        assertEquals(1, exported.get("markers").getAsInt());
        String added = succeeds("add", "out.flac", "--json").out();
        assertTrue(added.contains("A/B: the \\\"title\\\""), added);

        succeeds("export", "--tag", "keep", "--output-folder", "kept", "--preset", "speech-opus-24");
        assertEquals(List.of("take2.opus"), names("kept"));
        succeeds(
                "export",
                id,
                other,
                "--output-folder",
                "named",
                "--name-template",
                "{number} {title} {id}",
                "--format",
                "wav");
        assertEquals(
                List.of(
                        "1 A_B_ the _title_ " + id.substring(0, 8) + ".wav",
                        "2 take2 " + other.substring(0, 8) + ".wav"),
                names("named"));
        succeeds("export", "--all", "--output-folder", "all");
        assertEquals(3, names("all").size());
    }

    private List<String> names(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void anExportThatCannotBeIsSaidBeforeAnythingIsWritten() throws IOException {
        write("cover.jpg", "no picture");
        assertTrue(refused(2, "export").contains("No recording was named"));
        assertTrue(refused(2, "export", "--all").contains("need a folder"));
        assertTrue(refused(2, "export", id, "--all", "--output-folder", "x").contains("chosen by options too"));
        assertTrue(refused(2, "export", id, "--bitrate", "128k").contains("need a format"));
        assertTrue(refused(2, "export", id, "--format", "mp3", "--bitrate", "x").contains("not a bitrate"));
        assertTrue(refused(2, "export", id, "--format", "mp3", "--preset", "archive-flac")
                .contains("exclude"));
        assertTrue(refused(2, "export", id, "--preset", "nonsense").contains("podcast-mp3-128"));
        assertTrue(
                refused(4, "export", id, "--format", "flac", "--bitrate", "128").contains("no bitrate"));
        assertTrue(refused(4, "export", id, "-o", "y", "--tag-title", "x").contains("no place for tags"));
        assertTrue(refused(4, "export", id, "-o", "a.wav", "--format", "wav", "--cover", "cover.jpg")
                .contains("no place for a picture"));
        assertTrue(refused(4, "export", id, "-o", "a.mp3", "--format", "mp3", "--cover", "cover.jpg")
                .contains("no JPEG or PNG"));
        assertTrue(refused(2, "export", id, "--output-folder", "x", "--name-template", "{nonsense}")
                .contains("{nonsense}"));
        assertTrue(refused(2, "export", id, "--output-folder", "x", "--name-template", "../{title}")
                .contains("not a folder"));
        for (String name : List.of("a.wav", "a.mp3", "x", "y")) {
            assertFalse(Files.exists(folder.resolve(name)), name);
        }
    }
}
