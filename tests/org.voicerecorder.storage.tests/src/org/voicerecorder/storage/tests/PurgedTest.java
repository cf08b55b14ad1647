package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.testkit.OpenLibrary;

class PurgedTest {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'purged-'yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void purgedAudioIsForgottenByTheTimeInTheNameOfItsFolder() throws IOException {
        Path root = folder.resolve("library");
        OpenLibrary.at(root).close();
        Instant now = Instant.now();
        Path old = purged(root, NAME.format(now.minusSeconds(8 * 86_400)), now);
        Path recent = purged(root, NAME.format(now.minusSeconds(6 * 86_400)), Instant.EPOCH);
        Path foreign = purged(root, "purged-by-hand", Instant.EPOCH);
        Path file = Files.createFile(root.resolve("backups/purged-20200101T000000.000Z"));

        try (var library = OpenLibrary.at(root)) {
            library.service(Recovery.class);
        }

        assertFalse(Files.exists(old), "touched lately, but purged a week ago");
        assertTrue(Files.isRegularFile(recent.resolve("a.wav")), "looks old, but was purged lately");
        assertTrue(Files.isRegularFile(foreign.resolve("a.wav")), "somebody else's");
        assertTrue(Files.isRegularFile(file), "no folder");
    }

    private static Path purged(Path root, String name, Instant modified) throws IOException {
        Path made = Files.createDirectories(root.resolve("backups").resolve(name));
        Files.writeString(made.resolve("a.wav"), "audio");
        Files.setLastModifiedTime(made, FileTime.from(modified));
        return made;
    }
}
