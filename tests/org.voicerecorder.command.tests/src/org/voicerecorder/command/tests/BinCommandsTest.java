package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voicerecorder.testkit.OpenLibrary;

/** The bin, and what is found of the audio that is stored. */
class BinCommandsTest extends OnALibrary {
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
        for (JsonElement each : type("list", "--json").json().getAsJsonArray("recordings")) {
            JsonObject listed = each.getAsJsonObject();
            assertEquals(show(listed.get("id").getAsString()).get("check"), listed.get("check"));
        }
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
                        + "\"damagedCopies\":[],\"notKept\":null}",
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
}
