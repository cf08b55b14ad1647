package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voicerecorder.command.internal.text.TextWidth;

/** What show, list and search say. */
class ListCommandsTest extends OnALibrary {
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "title",
            "description",
            "tags",
            "originalName",
            "storedName",
            "path",
            "durationSeconds",
            "sizeBytes",
            "mimeType",
            "sampleRate",
            "channels",
            "bitDepth",
            "checksum",
            "status",
            "syncStatus",
            "source",
            "createdAt",
            "modifiedAt",
            "take",
            "check",
            "edited");

    @Test
    void aRecordingAsJsonHasEveryMemberOfTheContractAndNoOther() throws IOException {
        String id = add(1, "--title", "A \"title\"\u009b", "--tag", "b,a", "--tag", "c");

        var result = type("show", id, "--json");
        JsonObject recording = result.json();

        assertEquals(MEMBERS, recording.keySet());
        assertEquals(id, recording.get("id").getAsString());
        assertTrue(recording.get("description").isJsonNull());
        assertTrue(recording.get("take").isJsonNull());
        assertTrue(recording.get("edited").isJsonNull());
        assertEquals("[\"a\",\"b\",\"c\"]", recording.get("tags").toString());
        assertEquals(0.5, recording.get("durationSeconds").getAsDouble());
        assertEquals("take1.wav", recording.get("originalName").getAsString());
        assertEquals(16, recording.get("bitDepth").getAsInt());
        assertEquals("active", recording.get("status").getAsString());
        assertEquals("unsynced", recording.get("syncStatus").getAsString());
        assertEquals("import", recording.get("source").getAsString());
        assertTrue(recording.get("checksum").getAsString().matches("[0-9a-f]{64}"));
        assertTrue(recording.get("createdAt").getAsString().endsWith("Z"));
        assertTrue(Path.of(recording.get("path").getAsString()).isAbsolute());
        assertEquals(1, result.lines().size(), "one document, on one line unless for a terminal");
        assertFalse(result.out().contains("\u009b"));
    }

    @Test
    void listShowsTheNewestFirstPagesAndFilters() throws IOException {
        String first = add(1, "--tag", "red");
        String second = add(2, "--tag", "red,blue");
        String third = add(3);

        JsonObject all = type("list", "--json").json();
        assertEquals(3, all.get("total").getAsInt());
        assertEquals(List.of(third, second, first), ids(all));
        assertTrue(all.get("next").isJsonNull());

        JsonObject page = type("list", "--json", "--limit", "2").json();
        assertEquals(List.of(third, second), ids(page));
        assertEquals(3, page.get("total").getAsInt());
        assertEquals(
                List.of(first),
                ids(type(
                                "list",
                                "--json",
                                "--limit",
                                "2",
                                "--after",
                                page.get("next").getAsString())
                        .json()));

        assertEquals(
                List.of(second, first),
                ids(type("list", "--json", "--tag", "red").json()));
        assertEquals(
                List.of(second), ids(type("list", "--json", "--tag", "red,blue").json()));
        assertEquals(
                List.of(first, second, third),
                ids(type("list", "--json", "--sort", "oldest").json()));
        assertEquals(
                List.of(), ids(type("list", "--json", "--until", "yesterday").json()));
        assertEquals(
                3,
                ids(type("list", "--json", "--since", "1h", "--min-duration", "0.5", "--max-duration", "1")
                                .json())
                        .size());
        assertEquals(
                List.of(), ids(type("list", "--json", "--source", "recorder").json()));
        assertEquals(
                third + "\n" + second + "\n" + first + "\n",
                type("list", "--quiet").out());
        assertEquals(2, type("list", "--all", "--bin").status());
        var nowhere = type("list", "--source", "bogus");
        assertEquals(2, nowhere.status());
        assertTrue(nowhere.err().contains("recorder, import, recovered, edit, cloud:PROVIDER"), nowhere.err());
        assertEquals(
                List.of(), ids(type("list", "--json", "--source", "cloud:any").json()));
        assertEquals(4, type("list", "--since", "soon").status());
    }

    @Test
    void aTableFitsTheTerminalAndNeverCarriesItsControls() throws IOException {
        add(1, "--title", "会議".repeat(50), "--tag", "x".repeat(60));

        var result = new Typed(folder).onTerminal(72).with("NO_COLOR", "1").type("list");

        assertTrue(result.lines().stream().allMatch(line -> TextWidth.of(line) <= 72), result.out());
        assertTrue(result.out().contains("…"), result.out());
        assertFalse(result.out().contains("\u001b"), result.out());
        assertTrue(new Typed(folder).onTerminal(72).type("list").out().contains("\u001b[1mID"));
        assertFalse(type("list").out().contains("…"), "a pipe gets everything");
        var missing = type("add", "a\u001b[2J.wav");
        assertTrue(missing.err().contains("a␛[2J.wav"), missing.err());
        assertFalse(missing.err().contains("\u001b"), missing.err());
    }

    @Test
    void aNarrowTerminalShowsWhatMattersMost() throws IOException {
        String id = add(1, "--title", "A title that is long", "--tag", "tag");

        assertEquals(List.of("ID", "CREATED", "LENGTH", "SIZE", "TITLE", "TAGS"), headings(80));
        assertEquals(List.of("ID", "CREATED", "LENGTH", "TITLE", "TAGS"), headings(55));
        assertEquals(List.of("ID", "CREATED", "LENGTH", "TITLE"), headings(48));
        assertEquals(List.of("ID", "LENGTH", "TITLE"), headings(40));
        String row = new Typed(folder).onTerminal(40).type("list").out();
        assertTrue(row.contains(id.substring(0, 8)) && row.contains("A title that"), row);
    }

    private List<String> headings(int columns) {
        var lines = new Typed(folder)
                .onTerminal(columns)
                .with("NO_COLOR", "1")
                .type("list")
                .lines();
        assertTrue(lines.stream().allMatch(line -> TextWidth.of(line) <= columns), lines.toString());
        return List.of(lines.getFirst().strip().split(" +"));
    }

    @Test
    void searchTakesWordsWithDashesForWords() throws IOException {
        String id = add(1, "--title", "Budget meeting");
        add(2, "--title", "Budget draft");

        assertEquals(
                List.of(id), ids(type("search", "--json", "budget", "-draft").json()));
        assertEquals(
                List.of(id), ids(type("search", "budget", "-draft", "--json").json()));
        assertEquals(
                2,
                type("search", "budget", "--limit", "1", "--json")
                        .json()
                        .get("total")
                        .getAsInt());
        assertEquals(2, type("search", "budget", "--jsno").status());
        add(3, "--title", "Exported as json");
        assertEquals(1, type("search", "--quiet", "--", "--json").lines().size());
        assertEquals(2, type("search", "--jsno", "--", "--json").status());
        assertEquals(0, type("search", "nothing").status());
        assertEquals(3, type("index", "--json").json().get("recordings").getAsInt());
        assertTrue(type("index", "--rebuild", "--json").json().get("rebuilt").getAsBoolean());
        assertEquals(List.of(id), ids(type("search", "title:meeting", "--json").json()));
    }
}
