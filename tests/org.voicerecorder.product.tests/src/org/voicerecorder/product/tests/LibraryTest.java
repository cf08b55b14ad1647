package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.testkit.WavFiles;

/** The folder that is a library: recognised, refused, moved, damaged, cleaned up. */
class LibraryTest {
    private static final int INVALID = 4;
    private static final int STORAGE = 5;
    private static final int DAMAGED = 6;
    private static final int BUSY = 7;

    @TempDir
    Path folder;

    private Voicerec voicerec;
    private final List<Process> running = new ArrayList<>();
    private int seed;

    @BeforeEach
    void set() throws IOException {
        voicerec = Voicerec.in(folder);
    }

    @AfterEach
    void endWhatRuns() throws InterruptedException {
        for (Process process : running) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aNewerLibraryIsRefusedAndLeftAlone() throws Exception {
        add(voicerec);
        Path properties = voicerec.library().resolve("library.properties");
        Files.writeString(properties, Files.readString(properties).replaceAll("format=\\d+", "format=99"));
        var before = Tools.contents(voicerec.library());

        for (String[] command : new String[][] {{"list", "--json"}, {"add", noise().toString(), "--json"}}) {
            var refused = voicerec.run(command).fails(BUSY);
            assertEquals("ERR_LIBRARY_VERSION", error(refused).get("code").getAsString());
        }

        assertEquals(before, Tools.contents(voicerec.library()));
    }

    @Test
    void aFolderOfSomethingElseIsRefusedAndLeftAlone() throws Exception {
        Files.createDirectories(voicerec.library().resolve("thesis"));
        Files.writeString(voicerec.library().resolve("thesis/chapter1.txt"), "It was a dark and stormy night.");
        var before = Tools.contents(voicerec.library());

        var refused = voicerec.run("add", noise().toString(), "--json").fails(INVALID);

        assertEquals("ERR_NOT_A_LIBRARY", error(refused).get("code").getAsString());
        assertEquals(before, Tools.contents(voicerec.library()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "format=\n", "format=one\n", "\u0000\u00ff\u00fe\u0001", "format=\\u00zz\n"})
    void damagedPropertiesAreSaidToBeThatAndNothingIsTouched(String content) throws Exception {
        add(voicerec);
        Path properties = voicerec.library().resolve("library.properties");
        byte[] right = Files.readAllBytes(properties);
        Files.write(properties, content.getBytes(StandardCharsets.ISO_8859_1));
        var before = Tools.contents(voicerec.library());

        var refused = voicerec.run("list", "--json");

        assertTrue(List.of(INVALID, STORAGE).contains(refused.status()), refused::toString);
        assertTrue(error(refused).get("message").getAsString().contains("library.properties"), refused::out);
        assertEquals(before, Tools.contents(voicerec.library()));
        Files.write(properties, right);
        assertEquals(1, WholeLibrary.check(voicerec).size());
    }

    @Test
    void aFolderThatMayNotBeWrittenIsRefused() throws Exception {
        add(voicerec);
        Tools.run("chmod", "-R", "a-w", voicerec.library().toString());
        try {
            var before = Tools.contents(voicerec.library());

            var refused = Voicerec.await(voicerec.startUnder(Unprivileged.WRAPPER, "list", "--json"))
                    .fails(STORAGE);

            assertEquals("ERR_PERMISSION", error(refused).get("code").getAsString());
            assertTrue(error(refused).get("message").getAsString().contains("may only be read"), refused::out);
            assertTrue(error(refused).get("advice").getAsString().contains("Copy the whole folder"), refused::out);
            assertEquals(before, Tools.contents(voicerec.library()));
        } finally {
            Tools.run("chmod", "-R", "u+w", voicerec.library().toString());
        }
        assertEquals(1, WholeLibrary.check(voicerec).size());
    }

    @Test
    void anEmptyNameOfALibraryTouchesNothing() throws Exception {
        Path here = Files.createDirectories(voicerec.home().resolve("here"));
        var command = voicerec.builder(List.of(voicerec.program().toString(), "--library", "", "list", "--json"))
                .directory(here.toFile());

        var refused = Voicerec.await(command.start()).fails(2);

        assertEquals("ERR_USAGE", error(refused).get("code").getAsString());
        assertEquals(List.of(), Tools.names(here));
    }

    @Test
    void aTerminalThatKnowsNoBrailleGetsNumberSigns() throws Exception {
        add(voicerec);
        String braille = voicerec.run("waveform", "last").succeeds().out();
        String plain =
                voicerec.with("LC_ALL", "C").run("waveform", "last").succeeds().out();

        assertTrue(braille.codePoints().anyMatch(c -> c > 0x2800 && c <= 0x28ff), braille);
        assertTrue(plain.contains("#"), plain);
        assertTrue(plain.chars().allMatch(c -> c < 0x80), plain);
    }

    @Test
    void theDemonstrationNamesTheProgramAsItWasCalled() throws Exception {
        var demo = voicerec.with("VOICEREC_COMMAND", "./voicerec")
                .run("demo", "--library", folder.resolve("demo").toString())
                .succeeds();

        assertTrue(demo.out().contains("\n  ./voicerec record\n"), demo::out);
        assertFalse(demo.out().contains("$ voicerec"), demo::out);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200})
    void anyPathWillDo(int longer) throws Exception {
        Path odd = folder.resolve("my 'library' #1 %20 ö 录音 \uD83C\uDF99" + "x".repeat(longer));
        var there = new Voicerec(voicerec.program(), voicerec.home(), odd);
        String id = id(add(there));
        running.add(there.serve());
        Path out = folder.resolve("out");
        there.run("show", id).succeeds();
        there.run("export", id, "--output", out + "/").succeeds();
        assertEquals(1, Tools.names(out).size());
        assertEquals(2, addTo(there, 2));
    }

    private int addTo(Voicerec there, int expected) throws IOException {
        add(there);
        List<JsonObject> recordings = WholeLibrary.check(there);
        assertEquals(expected, recordings.size());
        return recordings.size();
    }

    @Test
    void twoLibrariesAtOnceDoNotMix() throws Exception {
        var other = new Voicerec(voicerec.program(), voicerec.home(), folder.resolve("other"));
        running.add(voicerec.serve());
        running.add(other.serve());
        String one = id(add(voicerec));
        String two = id(add(other));
        assertNotEquals(one, two);
        assertEquals(one, id(WholeLibrary.check(voicerec).getFirst()));
        assertEquals(two, id(WholeLibrary.check(other).getFirst()));
        assertEquals(1, WholeLibrary.recordings(voicerec).size());
    }

    @Test
    void theOptionGoesBeforeTheVariableAndIsRelativeToTheCallersFolder() throws Exception {
        voicerec.run("add", noise().toString(), "--library", "sub/mine").succeeds();

        assertFalse(Files.exists(voicerec.library()));
        assertTrue(Files.exists(voicerec.home().resolve("sub/mine/library.properties")));
        String absolute = voicerec.home().resolve("sub/mine").toString();
        assertEquals(
                1,
                voicerec.run("list", "--library", absolute, "--json")
                        .succeeds()
                        .json()
                        .get("total")
                        .getAsInt());
        assertEquals(
                0, voicerec.run("list", "--json").succeeds().json().get("total").getAsInt());
    }

    @Test
    void aLibraryCanBeMoved() throws Exception {
        String id = id(add(voicerec));
        Path place = Files.createDirectory(folder.resolve("another place")).resolve("lib");
        Files.move(voicerec.library(), place);
        var moved = new Voicerec(voicerec.program(), voicerec.home(), place);

        JsonObject shown = moved.run("show", id, "--json").succeeds().json();

        assertTrue(Path.of(shown.get("path").getAsString()).startsWith(place), shown::toString);
        assertTrue(Files.exists(Path.of(shown.get("path").getAsString())));
        assertEquals(1, WholeLibrary.check(moved).size());
        assertEquals(2, addTo(moved, 2));
    }

    @Test
    void damageAndLossAreFound() throws Exception {
        JsonObject good = add(voicerec);
        JsonObject damaged = add(voicerec);
        JsonObject missing = add(voicerec);
        try (var file = Files.newByteChannel(path(damaged), StandardOpenOption.WRITE)) {
            file.position(1_000).write(java.nio.ByteBuffer.allocate(1));
        }
        Files.delete(path(missing));

        JsonObject report = voicerec.run("verify", "--json").fails(DAMAGED).json();

        assertEquals(List.of(id(damaged)), ids(report, "corrupt"));
        assertEquals(List.of(id(missing)), ids(report, "missing"));
        assertEquals(1, report.get("verified").getAsInt());
        voicerec.run("verify", id(good)).succeeds();
        Path out = folder.resolve("out.wav");
        var refused = voicerec.run("export", id(damaged), "--output", out.toString(), "--json")
                .fails(DAMAGED);
        assertEquals("ERR_CHECKSUM_MISMATCH", error(refused).get("code").getAsString());
        refused = voicerec.run("export", id(missing), "--output", out.toString(), "--json")
                .fails(DAMAGED);
        assertEquals("ERR_FILE_MISSING", error(refused).get("code").getAsString());
        assertEquals(List.of(), namesLike("out"));
        // Nothing that is not right is put right behind one's back.
        assertEquals(3, WholeLibrary.recordings(voicerec).size());
    }

    @Test
    void theBinKeepsUntilItIsEmptied() throws Exception {
        running.add(voicerec.serve());
        JsonObject kept = add(voicerec);
        JsonObject purged = add(voicerec);
        JsonObject gone = add(voicerec);
        voicerec.run("delete", id(kept), id(purged), id(gone)).succeeds();
        assertEquals(
                0, voicerec.run("list", "--json").succeeds().json().get("total").getAsInt());
        assertEquals(
                "active",
                voicerec.run("restore", id(kept), "--json")
                        .succeeds()
                        .json()
                        .get("status")
                        .getAsString());
        voicerec.run("purge", id(kept), "--json").fails(INVALID);

        JsonObject report =
                voicerec.run("purge", id(purged), "--json").succeeds().json();

        assertEquals("[\"%s\"]".formatted(id(purged)), report.get("purged").toString());
        assertEquals(purged.get("sizeBytes").getAsLong(), report.get("bytes").getAsLong());
        Path backup = backups().getFirst();
        assertEquals(
                purged.get("checksum").getAsString(),
                Tools.sha256(backup.resolve(purged.get("storedName").getAsString())));

        voicerec.run("purge", "--now", "--json").succeeds();

        assertEquals(List.of(backup), backups());
        try (var files = Files.walk(voicerec.library())) {
            assertTrue(files.noneMatch(f -> f.toString().contains(id(gone))));
        }
        JsonObject restored = WholeLibrary.check(voicerec).getFirst();
        assertEquals(kept, withTime(restored, kept));
    }

    /** Deleting and restoring is a change of the recording, but its audio and all that is said of it stay. */
    private static JsonObject withTime(JsonObject recording, JsonObject of) {
        recording.add("modifiedAt", of.get("modifiedAt"));
        // A list tells it, whoever adds does not.
        recording.remove("check");
        return recording;
    }

    @Test
    void whatWasPurgedIsForgottenAfterSevenDays() throws Exception {
        voicerec.run("delete", id(add(voicerec))).succeeds();
        voicerec.run("purge").succeeds();

        Path younger = madeBefore(167);
        voicerec.run("list").succeeds();
        assertEquals(List.of(younger), backups());
        madeBefore(169);
        voicerec.run("list").succeeds();

        assertEquals(List.of(), backups());
    }

    /** Gives the one backup the name it would have, had it been made so many hours ago. */
    private Path madeBefore(int hours) throws IOException {
        var time = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSX")
                .format(OffsetDateTime.now(ZoneOffset.UTC).minusHours(hours));
        Path backup = backups().getFirst();
        return Files.move(backup, backup.resolveSibling("purged-" + time));
    }

    @Test
    void whatIsSearchedForIsWhatIsThere() throws Exception {
        Process owner = voicerec.serve();
        running.add(owner);
        String id = id(add(voicerec));
        voicerec.run("rename", id, "Zugvögel im Herbst").succeeds();
        assertEquals(List.of(id), found("zugvogel"));
        voicerec.run("rename", id, "Something else").succeeds();
        assertEquals(List.of(), found("zugvogel"));
        assertEquals(List.of(id), found("something"));
        owner.destroy();
        assertEquals(0, owner.waitFor());

        Tools.run("rm", "-rf", voicerec.library().resolve("derived").toString());
        voicerec.run("index", "--rebuild").succeeds();

        assertEquals(List.of(id), found("something"));
        voicerec.run(
                        "waveform",
                        id,
                        "--format",
                        "json",
                        "--output",
                        folder.resolve("w.json").toString())
                .succeeds();
        assertEquals(1, WholeLibrary.check(voicerec).size());
    }

    private List<String> found(String words) throws IOException {
        return ids(voicerec.run("search", words, "--json").succeeds().json(), "recordings");
    }

    private List<Path> backups() throws IOException {
        Path backups = voicerec.library().resolve("backups");
        return Tools.names(backups).stream()
                .filter(n -> n.startsWith("purged-"))
                .map(backups::resolve)
                .toList();
    }

    private List<String> namesLike(String start) throws IOException {
        return Tools.names(folder).stream().filter(n -> n.contains(start)).toList();
    }

    private static List<String> ids(JsonObject document, String array) {
        var ids = new ArrayList<String>();
        document.getAsJsonArray(array).forEach(r -> ids.add(id(r.getAsJsonObject())));
        return ids;
    }

    private static String id(JsonObject recording) {
        return recording.get("id").getAsString();
    }

    private static Path path(JsonObject recording) {
        return Path.of(recording.get("path").getAsString());
    }

    private static JsonObject error(Voicerec.Result result) {
        return result.json().getAsJsonObject("error");
    }

    private JsonObject add(Voicerec to) throws IOException {
        return to.run("add", noise().toString(), "--json")
                .succeeds()
                .json()
                .getAsJsonArray("added")
                .get(0)
                .getAsJsonObject();
    }

    private Path noise() throws IOException {
        return WavFiles.noise(folder.resolve("noise-%d.wav".formatted(++seed)), 8_000, 1, 8_000, seed);
    }
}
