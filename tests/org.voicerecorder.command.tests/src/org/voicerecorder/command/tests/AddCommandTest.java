package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voicerecorder.testkit.WavFiles;

/** What comes in: files, folders, a folder that is watched; and what does not. */
class AddCommandTest extends OnALibrary {
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
}
