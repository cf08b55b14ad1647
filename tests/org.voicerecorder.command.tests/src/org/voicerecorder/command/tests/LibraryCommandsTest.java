package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.command.internal.text.TextWidth;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

/** The commands on a real library: database, files, audio. */
class LibraryCommandsTest {
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

    /** Adds half a second of noise; other seeds are other recordings. @return its id */
    private String add(long seed, String... options) throws IOException {
        WavFiles.noise(folder.resolve("take" + seed + ".wav"), 16_000, 2, 8_000, seed);
        var line = new java.util.ArrayList<>(List.of("add", "take" + seed + ".wav", "--json"));
        line.addAll(List.of(options));
        var result = type(line.toArray(String[]::new));
        assertEquals(0, result.status(), result.out());
        return only(result.json().getAsJsonArray("added")).get("id").getAsString();
    }

    private static JsonObject only(JsonArray array) {
        assertEquals(1, array.size(), array.toString());
        return array.get(0).getAsJsonObject();
    }

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

    /** Two are added at a time, and the small ones are done before the large one. */
    @Test
    void filesAddedTogetherKeepTheOrderInWhichTheyWereNamed() throws IOException {
        var line = new java.util.ArrayList<>(List.of("add"));
        for (int i = 0; i < 12; i++) {
            String name = "f%02d.wav".formatted(i);
            WavFiles.noise(folder.resolve(name), 16_000, 2, i % 3 == 0 ? 3_000_000 : 800, 100 + i);
            line.add(name);
        }
        assertEquals(0, type(line.toArray(String[]::new)).status());

        var times = new java.util.ArrayList<String>();
        var names = new java.util.ArrayList<String>();
        type("list", "--limit", "20", "--json")
                .json()
                .getAsJsonArray("recordings")
                .forEach(r -> {
                    names.addFirst(r.getAsJsonObject().get("originalName").getAsString());
                    times.addFirst(r.getAsJsonObject().get("createdAt").getAsString());
                });
        assertEquals(line.subList(1, line.size()), names);
        assertEquals(12, Set.copyOf(times).size(), times::toString);
    }

    @Test
    void whatIsThereAlreadyIsADuplicateAndNoFailure() throws IOException {
        String id = add(1);
        Files.copy(folder.resolve("take1.wav"), folder.resolve("copy.wav"));

        var result = type("add", "copy.wav", "--json");

        assertEquals(0, result.status());
        JsonObject duplicate = only(result.json().getAsJsonArray("duplicates"));
        assertEquals(id, duplicate.get("id").getAsString());
        assertEquals("active", duplicate.get("status").getAsString());
        assertEquals(
                folder.resolve("copy.wav").toString(), duplicate.get("path").getAsString());

        type("delete", id);
        assertEquals(
                "deleted",
                only(type("add", "copy.wav", "--json").json().getAsJsonArray("duplicates"))
                        .get("status")
                        .getAsString());
        assertTrue(type("add", "copy.wav").out().contains("voicerec restore " + id.substring(0, 8)));
    }

    @Test
    void foldersAreTakenInOrderAndAFailureAmongThemIsPartial() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("in/deep/.hidden"));
        WavFiles.noise(deep.resolve("no.wav"), 8_000, 1, 800, 9);
        for (int i = 0; i < 8; i++) {
            WavFiles.noise(folder.resolve("in/deep/%d.wav".formatted(i)), 8_000, 1, 8_000 - 900 * i, i);
        }
        Files.writeString(folder.resolve("in/fake.wav"), "this is no audio");
        Files.writeString(folder.resolve("in/readme.txt"), "nor this");

        var result = type("add", "in", "--json");

        assertEquals(1, result.status());
        List<String> names = result.json().getAsJsonArray("added").asList().stream()
                .map(r -> r.getAsJsonObject().get("originalName").getAsString())
                .toList();
        assertEquals(List.of("0.wav", "1.wav", "2.wav", "3.wav", "4.wav", "5.wav", "6.wav", "7.wav"), names);
        JsonObject failed = only(result.json().getAsJsonArray("failed"));
        assertEquals(Set.of("path", "code", "message", "advice"), failed.keySet());
        assertEquals("ERR_UNSUPPORTED_FORMAT", failed.get("code").getAsString());
    }

    @Test
    void aNamedLinkToAFolderIsFollowed() throws IOException {
        Files.createDirectories(folder.resolve("real/deep"));
        WavFiles.noise(folder.resolve("real/deep/a.wav"), 8_000, 1, 800, 1);
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("to-library"), folder.resolve("library"));
        Files.createSymbolicLink(folder.resolve("real/deep/loop"), folder.resolve("real"));
        Files.writeString(folder.resolve("real/fake.wav"), "this is no audio");

        var result = type("add", "link", "--json");

        assertEquals(1, result.json().getAsJsonArray("added").size(), result.out());
        assertEquals(
                folder.resolve("link/fake.wav").toString(),
                only(result.json().getAsJsonArray("failed")).get("path").getAsString());
        assertTrue(type("add", "to-library").err().contains("No audio files in"));
        assertTrue(type("add", "to-library", "--json")
                .json()
                .getAsJsonArray("duplicates")
                .isEmpty());
    }

    @Test
    void aSingleFailureHasTheExitStatusOfItsClass() throws IOException {
        assertEquals(3, type("add", "missing.wav").status());
        WavFiles.noise(folder.resolve("what?.wav"), 8_000, 1, 800, 1);
        var refused = type("add", "what?.wav");
        assertEquals(4, refused.status());
        assertTrue(refused.err().contains("ERR_INVALID_NAME") && refused.err().contains("--fix-names"), refused.err());
        assertEquals(0, type("add", "what?.wav", "--fix-names").status());
        WavFiles.noise(folder.resolve("big.wav"), 8_000, 1, 8_000, 2);
        assertEquals(4, type("add", "big.wav", "--max-size", "1kB").status());
        assertEquals(2, type("add", "big.wav", "--max-size", "huge").status());
        assertEquals(2, type("add", "big.wav", "what?.wav", "--title", "Both").status());
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

    private static List<String> ids(JsonObject listing) {
        return listing.getAsJsonArray("recordings").asList().stream()
                .map(r -> r.getAsJsonObject().get("id").getAsString())
                .collect(Collectors.toList());
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
    void controlCharactersAreNotKept() throws IOException {
        String id = add(1, "--description", "a\u001b[2Jb\nc");

        assertEquals("a [2Jb\nc", member(id, "description"));
        assertEquals(0, type("rename", id, "New\n\u001b[2Jtitle").status());
        assertEquals("New  [2Jtitle", member(id, "title"));
        assertEquals(4, type("rename", id, "\u0007").status());
        assertEquals(0, type("describe", id, "x\u0007\ty\nz").status());
        assertEquals("x \ty\nz", member(id, "description"));
        assertEquals(4, type("tag", id, "a\u0007b").status());
        assertEquals(4, type("tag", id, "--set", "a\u0007b").status());
    }

    private String member(String id, String name) {
        return type("show", id, "--json").json().get(name).getAsString();
    }

    @Test
    void metadataIsChanged() throws IOException {
        String id = add(1, "--tag", "a,b");

        assertEquals(
                "New -title",
                type("rename", id, "--json", "--", "New", "-title")
                        .json()
                        .get("title")
                        .getAsString());
        assertEquals(
                "@not-a-file",
                type("rename", id, "@not-a-file", "--json").json().get("title").getAsString());
        assertEquals(
                "Text",
                type("describe", "last", "Text", "--json")
                        .json()
                        .get("description")
                        .getAsString());
        assertTrue(
                type("describe", "last", "", "--json").json().get("description").isJsonNull());
        assertEquals("[\"a\",\"b\",\"c\",\"d\"]", tags("tag", id, "c", "--add", "d"));
        assertEquals("[\"b\",\"e\"]", tags("tag", id, "--remove", "a,c,d", "e"));
        assertEquals("[\"x\",\"y\"]", tags("tag", id, "--set", "y,x"));
        assertEquals("[]", tags("tag", id, "--set", ""));
        assertEquals(2, type("tag", id).status());
        assertEquals(4, type("rename", id, "x".repeat(501)).status());
        assertEquals(3, type("show", "ffffffff").status());
    }

    private String tags(String... line) {
        var arguments = new java.util.ArrayList<>(List.of(line));
        arguments.add("--json");
        return type(arguments.toArray(String[]::new)).json().get("tags").toString();
    }

    @Test
    void theBinKeepsUntilItIsPurged() throws IOException {
        String one = add(1);
        String two = add(2);

        assertEquals(
                "deleted", type("delete", one, "--json").json().get("status").getAsString());
        assertEquals(List.of(two), ids(type("list", "--json").json()));
        assertEquals(List.of(one), ids(type("list", "--bin", "--json").json()));
        assertEquals(
                "active", type("restore", one, "--json").json().get("status").getAsString());
        assertEquals(
                2,
                type("delete", one, two, "--json")
                        .json()
                        .getAsJsonArray("recordings")
                        .size());

        var asked = new Typed(folder).onTerminal(80).type("purge", "--now");
        assertEquals(2, asked.status());
        assertTrue(asked.err().contains("2 recordings"), asked.err());

        JsonObject purged = type("purge", one, "--json").json();
        assertEquals("[\"" + one + "\"]", purged.get("purged").toString());
        assertTrue(purged.get("bytes").getAsLong() > 0);
        assertEquals(
                1,
                type("purge", "--now", "--json").json().getAsJsonArray("purged").size());
        assertEquals(0, type("list", "--all", "--json").json().get("total").getAsInt());
    }

    @Test
    void verifyNamesWhatIsDamagedAndFails() throws IOException {
        add(1);
        String damaged = add(2);
        String missing = add(3);
        Path file = Path.of(type("show", damaged, "--json").json().get("path").getAsString());
        byte[] bytes = Files.readAllBytes(file);
        bytes[1000] ^= 1;
        file.toFile().setWritable(true);
        Files.write(file, bytes);
        Files.delete(Path.of(type("show", missing, "--json").json().get("path").getAsString()));

        var result = type("verify", "--json");

        assertEquals(6, result.status());
        assertEquals(1, result.json().get("verified").getAsInt());
        assertEquals(
                damaged, only(result.json().getAsJsonArray("corrupt")).get("id").getAsString());
        assertEquals(
                missing, only(result.json().getAsJsonArray("missing")).get("id").getAsString());
        assertTrue(type("verify").out().contains("1 verified, 1 corrupt, 1 missing"));
        assertEquals(6, type("verify", damaged).status());
    }

    @Test
    void whatVerifyFoundIsShownEverAfter() throws IOException {
        String whole = add(1);
        String damaged = add(2);
        assertTrue(type("show", damaged, "--json").json().get("check").isJsonNull());
        assertTrue(type("show", damaged).out().contains("never"));
        Path path = Path.of(show(damaged).get("path").getAsString());
        byte[] bytes = Files.readAllBytes(path);
        bytes[1000] ^= 1;
        path.toFile().setWritable(true);
        Files.write(path, bytes);
        type("verify");

        JsonObject check = show(damaged).getAsJsonObject("check");
        assertEquals("altered", check.get("outcome").getAsString());
        assertTrue(Instant.parse(check.get("at").getAsString()).isAfter(Instant.EPOCH));
        assertEquals(
                "intact", show(whole).getAsJsonObject("check").get("outcome").getAsString());
        assertTrue(type("show", damaged).out().contains("THE AUDIO IS DAMAGED"));
        assertTrue(type("list").err().contains("1 recording was found damaged or missing: " + damaged.substring(0, 8)));

        bytes[1000] ^= 1;
        Files.write(path, bytes);
        type("verify", damaged);
        assertFalse(type("list").err().contains("found damaged"));
    }

    private JsonObject show(String id) {
        return type("show", id, "--json").json();
    }

    @Test
    void verifyIsNotContentWhileAudioLiesAboutOrCannotBeRead() throws IOException {
        String id = add(1);
        assertEquals(
                "{\"verified\":1,\"corrupt\":[],\"missing\":[],\"failed\":[],\"unregistered\":[],"
                        + "\"damagedCopies\":[]}",
                type("verify", "--json").out().strip());
        Path stray = folder.resolve("library/recordings/raw").resolve(java.util.UUID.randomUUID() + ".wav");
        Files.writeString(stray, "no audio");

        var result = type("verify", "--json");

        assertEquals(5, result.status());
        assertEquals(1, result.json().get("verified").getAsInt());
        assertEquals(
                stray.toString(),
                result.json().getAsJsonArray("unregistered").get(0).getAsString());
        assertTrue(type("verify").out().contains("1 verified, 0 corrupt, 0 missing, 1 not in the library"));
        assertTrue(type("verify").err().contains(stray.toString()));
        assertEquals(0, type("verify", id).status(), "only that one was asked for");

        Path stored = Path.of(type("show", id, "--json").json().get("path").getAsString());
        Files.delete(stored);
        Files.createSymbolicLink(stored, stored.getFileName());
        var unreadable = type("verify", id, "--json");
        assertEquals(5, unreadable.status());
        JsonObject failed = only(unreadable.json().getAsJsonArray("failed"));
        assertEquals(id, failed.get("id").getAsString());
        assertEquals("ERR_IO", failed.get("code").getAsString());
        assertEquals(Set.of("id", "code", "message", "advice"), failed.keySet());
        assertTrue(unreadable.json().getAsJsonArray("missing").isEmpty());
    }

    @Test
    void whatCouldNotBeRecoveredIsToldOnceAndAtTheNextStartAgain() throws IOException {
        library.close();
        Path root = folder.resolve("library");
        String stray = java.util.UUID.randomUUID() + ".wav";
        Files.writeString(root.resolve("recordings/incoming").resolve(stray), "no audio ".repeat(100));
        for (int start = 0; start < 2; start++) {
            library = OpenLibrary.at(root);
            assertFalse(type("list", "--json").err().contains(stray), "notes are for people");
            var first = type("list", "--quiet");
            if (start == 0) {
                assertTrue(first.err().contains("Not recovered: recordings/incoming/" + stray), first.err());
                assertTrue(first.err().contains("tried again at the next start"), first.err());
            }
            assertFalse(type("list").err().contains(stray), "once");
            assertTrue(Files.exists(root.resolve("recordings/incoming").resolve(stray)));
            library.close();
        }
        library = OpenLibrary.at(root);
    }

    @Test
    void nothingIsExportedIntoTheLibrary() throws IOException {
        String id = add(1);
        Path root = folder.resolve("library");
        Files.createSymbolicLink(folder.resolve("link"), root.resolve("recordings/raw"));
        List<String> before = tree(root.resolve("recordings"));

        for (String target : List.of("library/x.wav", "library/new/", "link/x.wav", "library/recordings/raw")) {
            var result = type("export", id, "--output", target, "--json");
            assertEquals("ERR_INVALID_ARGUMENT", result.error().get("code").getAsString(), target);
            assertEquals(4, result.status());
            assertTrue(result.error().get("advice").getAsString().contains(root.toString()));
        }
        assertEquals(4, type("waveform", id, "--output", "link/x.png").status());
        assertEquals(
                4, type("waveform", id, "--output", "library/derived/x.json").status());

        assertEquals(before, tree(root.resolve("recordings")));
        assertFalse(Files.exists(root.resolve("new")));
        assertEquals(0, type("waveform", id, "--output", "x.png").status());
    }

    private static List<String> tree(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void exportWritesTheOriginalBytesOrAnotherFormat() throws IOException {
        String id = add(1);
        String other = add(2);

        var result = type("export", id, "--output", "out.wav", "--json");
        assertEquals(0, result.status(), result.out());
        JsonObject exported = only(result.json().getAsJsonArray("exported"));
        assertEquals(folder.resolve("out.wav").toString(), exported.get("path").getAsString());
        assertEquals("wav", exported.get("format").getAsString());
        assertEquals(
                Files.size(folder.resolve("out.wav")), exported.get("sizeBytes").getAsLong());
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("take1.wav")), Files.readAllBytes(folder.resolve("out.wav")));

        var exists = type("export", id, "--output", "out.wav", "--json");
        assertEquals(4, exists.status());
        assertEquals("ERR_EXISTS", exists.error().get("code").getAsString());
        assertEquals(0, type("export", id, "--output", "out.wav", "--force").status());
        assertEquals(3, type("export", id, "--output", "no/such/folder.wav").status());

        assertEquals(
                0, type("export", id, other, "-o", "folder", "--format", "flac").status());
        assertTrue(Files.exists(folder.resolve("folder/take1.flac")));
        assertTrue(Files.exists(folder.resolve("folder/take2.flac")));

        var partly = type("export", id, other, "-o", "folder", "--format", "flac", "--json");
        assertEquals(1, partly.status());
        assertEquals(2, partly.json().getAsJsonArray("failed").size());
    }

    @Test
    void aNameOfTheGreatestLengthIsShortenedForItsNewExtension() throws IOException {
        String stem = "a" + "é".repeat(125);
        for (int seed = 1; seed <= 2; seed++) {
            Path file = folder.resolve("from" + seed).resolve(stem + ".wav");
            Files.createDirectory(file.getParent());
            WavFiles.noise(file, 16_000, 1, 8_000, seed);
            assertEquals(0, type("add", file.toString()).status());
        }
        var ids = type("list", "--json").json().getAsJsonArray("recordings");

        var result = type(
                "export",
                ids.get(0).getAsJsonObject().get("id").getAsString(),
                ids.get(1).getAsJsonObject().get("id").getAsString(),
                "-o",
                "long",
                "--format",
                "flac");

        assertEquals(0, result.status(), result.err());
        assertTrue(Files.exists(folder.resolve("long/a" + "é".repeat(124) + ".flac")));
        assertTrue(Files.exists(folder.resolve("long/a" + "é".repeat(122) + " (2).flac")));
    }

    @Test
    void aFolderThatCannotBeMadeIsToldForWhatItIs() throws IOException {
        String id = add(1);
        Files.createFile(folder.resolve("file"));

        var onFile = type("export", id, "-o", "file/", "--json");
        assertEquals("ERR_INVALID_ARGUMENT", onFile.error().get("code").getAsString());
        assertTrue(onFile.error().get("message").getAsString().contains("is a file"), onFile.out());
        var inProc = type("export", id, "-o", "/proc/copies/", "--json");
        assertEquals("ERR_PERMISSION", inProc.error().get("code").getAsString());
        assertTrue(inProc.error().get("message").getAsString().contains("takes no folders"), inProc.out());
    }

    /** Half a second has 31 stored peaks: they would be steps of forty columns each. */
    @Test
    void aPictureOfShortAudioIsDrawnOfItsSamples() throws IOException {
        String id = add(1);

        assertEquals(0, type("waveform", id, "--output", "fine.png").status());
        assertEquals(
                0,
                type("waveform", id, "--output", "steps.png", "--samples-per-pixel", "256")
                        .status());

        assertTrue(columnsThatDiffer("fine.png") > 1000, () -> "columns");
        assertTrue(columnsThatDiffer("steps.png") < 40, () -> "asked for");
    }

    /** From the column before them. */
    private int columnsThatDiffer(String file) throws IOException {
        var picture = ImageIO.read(folder.resolve(file).toFile());
        int count = 0;
        for (int x = 1; x < picture.getWidth(); x++) {
            boolean differs = false;
            for (int y = 0; y < picture.getHeight(); y++) {
                differs |= picture.getRGB(x, y) != picture.getRGB(x - 1, y);
            }
            count += differs ? 1 : 0;
        }
        return count;
    }

    @Test
    void theWaveformIsDrawnAndWrittenInEveryFormat() throws IOException {
        String id = add(1);

        var drawn = new Typed(folder)
                .onTerminal(50)
                .with("NO_COLOR", "1")
                .with("LANG", "en_US.UTF-8")
                .type("waveform", id);
        assertEquals(0, drawn.status(), drawn.err());
        assertEquals(12, drawn.lines().size());
        assertTrue(drawn.lines().stream().allMatch(line -> line.length() == 50));

        JsonObject json = type(
                        "waveform", id, "--json", "--samples-per-pixel", "100", "--split-channels", "--bits", "8")
                .json();
        assertEquals(2, json.get("channels").getAsInt());
        assertEquals(80, json.get("length").getAsInt());
        assertEquals(80 * 4, json.getAsJsonArray("data").size());

        var written = type("waveform", id, "--format", "dat", "--output", "a.dat", "--json");
        assertEquals("dat", written.json().get("format").getAsString());
        ByteBuffer dat =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("a.dat"))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(2, dat.getInt(0));
        assertEquals(16_000, dat.getInt(8));
        assertEquals(256, dat.getInt(12));
        assertEquals(32, dat.getInt(16));
        assertEquals(1, dat.getInt(20));

        assertEquals(
                0,
                type("waveform", id, "--output", "a.png", "--width", "300", "--height", "80")
                        .status());
        assertEquals(300, ImageIO.read(folder.resolve("a.png").toFile()).getWidth());
        assertEquals(4, type("waveform", id, "--output", "a.png").status());
        assertEquals(
                2,
                new Typed(folder)
                        .onTerminal(80)
                        .type("waveform", id, "--format", "png")
                        .status());
        assertEquals(2, type("waveform", id, "--bits", "12").status());
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

    @Test
    void theDemoShowsEverythingAndLeavesAUsedLibraryAlone() {
        var result = type("demo");

        assertEquals(0, result.status(), result.out() + result.err());
        assertTrue(result.out().contains("$ voicerec verify"), result.out());
        assertTrue(result.out().contains("3 verified, 0 corrupt, 0 missing"), result.out());
        assertTrue(result.out().contains(folder.resolve("library").toString()), result.out());
        assertEquals(4, type("demo").status());
        assertEquals(3, type("list", "--json").json().get("total").getAsInt());
    }

    @Test
    void aWatchTakesWhatIsThereAndWhatAppears() throws Exception {
        Files.createDirectories(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("in"), folder.resolve("real"));
        WavFiles.noise(folder.resolve("in/first.wav"), 8_000, 1, 800, 1);
        var watching = new Typed(folder);
        var out = new SeenOutput();
        var done = new java.util.concurrent.FutureTask<>(
                () -> watching.typeInto(out, java.io.OutputStream.nullOutputStream(), "add", "--watch", "in"));
        Thread.ofPlatform().start(done);
        out.await("first");
        Files.createDirectories(folder.resolve("in/new"));
        WavFiles.noise(folder.resolve("in/new/second.wav"), 8_000, 1, 900, 2);
        out.await("second");
        watching.cancel().cancel();

        assertEquals(0, done.get(30, java.util.concurrent.TimeUnit.SECONDS));
        assertEquals(2, type("list", "--json").json().get("total").getAsInt());
    }
}
