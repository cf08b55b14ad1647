package org.voicerecorder.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.testkit.SmallDisk;
import org.voicerecorder.testkit.Until;
import org.voicerecorder.testkit.WavFiles;

/** Copies with their markers, as other programs see them, and what is left of copies that were cut off. */
class ExportTest {
    private static final int STORAGE = 5;
    private static final int RATE = 48_000;

    @TempDir
    Path folder;

    private Voicerec voicerec;

    @BeforeEach
    void set() throws IOException {
        voicerec = Voicerec.in(folder);
    }

    private String add(int seconds) throws IOException {
        Path file = WavFiles.noise(folder.resolve(seconds + ".wav"), RATE, 1, (long) seconds * RATE, seconds);
        return voicerec.run("add", file.toString(), "--json")
                .succeeds()
                .json()
                .getAsJsonArray("added")
                .get(0)
                .getAsJsonObject()
                .get("id")
                .getAsString();
    }

    private List<String> chapters(Path file) throws IOException {
        Path probe;
        try (var unpacked = Files.walk(voicerec.home().resolve(".cache/voicerecorder"))) {
            probe = unpacked.filter(p -> p.endsWith("ffprobe")).findFirst().orElseThrow();
        }
        String told = Tools.run(probe.toString(), "-v", "error", "-show_chapters", "-of", "json", file.toString());
        JsonArray chapters = JsonParser.parseString(told).getAsJsonObject().getAsJsonArray("chapters");
        var said = new ArrayList<String>();
        chapters.forEach(each -> {
            var chapter = each.getAsJsonObject();
            String title = chapter.getAsJsonObject("tags").get("title").getAsString();
            said.add("%.2f %s".formatted(chapter.get("start_time").getAsDouble(), title));
        });
        return said;
    }

    @Test
    void otherProgramsSeeTheMarkersOfACopy() throws Exception {
        String id = add(5);
        Path labels =
                Files.writeString(folder.resolve("labels.txt"), "0\t0\tIntro\n1.25\t3\tFrage: „wer?“\n4\t4\tEnde\n");
        Process owner = voicerec.serve();
        try {
            voicerec.run("markers", "import", id, "--file", labels.toString()).succeeds();
            for (String format : List.of("mp3", "m4a", "flac", "opus", "ogg")) {
                Path copy = folder.resolve("copy." + format);
                voicerec.run("export", id, "--output", copy.toString(), "--format", format)
                        .succeeds();
                assertEquals(List.of("0.00 Intro", "1.25 Frage: „wer?“", "4.00 Ende"), chapters(copy), format);
            }
            Path wav = folder.resolve("copy.wav");
            var json = voicerec.run("export", id, "--output", wav.toString(), "--format", "wav", "--json")
                    .succeeds()
                    .json();
            assertTrue(json.toString().contains("\"checked\":\"samples\",\"markers\":3"), json::toString);
            String told = Tools.run("sndfile-info", wav.toString());
            assertTrue(told.contains("Cue ID :  2") && told.contains("Offset : 60000"), told);
        } finally {
            Tools.signal("TERM", owner);
            owner.waitFor();
        }
    }

    @Test
    void aCopyThatWasCutOffNeverLooksLikeOne() throws Exception {
        String id = add(1_200);
        Path out = Files.createDirectory(folder.resolve("out"));
        Process export = voicerec.start("export", id, "--format", "mp3", "--output", out + "/");
        // Its first bytes are there, the last ones are far away.
        Until.holds("the copy is being written", () -> !Tools.names(out).isEmpty() || !export.isAlive());
        export.destroyForcibly().waitFor();
        assertEquals(List.of(), shown(out));

        try (var disk = new SmallDisk(folder.resolve("disk"), 20)) {
            var full = voicerec.run("export", id, "--format", "wav", "--output", disk.root() + "/", "--json")
                    .fails(STORAGE);
            assertTrue(full.out().contains("ERR_DISK_FULL"), full.out());
            assertEquals(List.of(), Tools.names(disk.root()));
        }
    }

    private static List<String> shown(Path folder) throws IOException {
        return Tools.names(folder).stream()
                .filter(name -> !name.startsWith("."))
                .toList();
    }
}
