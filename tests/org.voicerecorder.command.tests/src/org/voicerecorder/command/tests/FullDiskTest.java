package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.SmallDisk;
import org.voicerecorder.testkit.WavFiles;

/** Commands on a disk without a byte of room say that this is the reason, and still find what they can. */
class FullDiskTest {
    @TempDir
    Path folder;

    private SmallDisk disk;

    @BeforeEach
    void mount() throws IOException {
        disk = new SmallDisk(folder.resolve("disk"), 100);
    }

    @AfterEach
    void unmount() throws IOException {
        disk.close();
    }

    private Typed.Result type(String... arguments) {
        return new Typed(folder).type(arguments);
    }

    private static void assertFull(Typed.Result result) {
        assertEquals("ERR_DISK_FULL", result.error().get("code").getAsString(), result::out);
        assertEquals(5, result.status());
    }

    private void add(String title) throws IOException {
        Path file = WavFiles.noise(folder.resolve("take.wav"), 8_000, 1, 4_000, 1);
        var added = type("add", file.toString(), "--title", title);
        assertEquals(0, added.status(), added.err());
    }

    private int found(String word) {
        var result = type("search", word, "--json");
        assertEquals(0, result.status(), result::out);
        return result.json().getAsJsonArray("recordings").size();
    }

    @Test
    void aSearchFindsWhatTheIndexHoldsAndCatchesUpWhenThereIsRoom() throws IOException {
        try (var _ = OpenLibrary.at(disk.root().resolve("library"))) {
            add("Early words");
            assertEquals(1, found("early"));
            disk.fill();
            // The database has a megabyte of room of its own.
            assertEquals(0, type("rename", "last", "Later words").status());
            assertEquals(1, found("words"));
            assertEquals(0, found("later"));
            disk.free();
            assertEquals(1, found("later"));
        }
    }

    @Test
    void anIndexThatHoldsNothingDoesNotSayThatNothingIsThere() throws IOException {
        try (var _ = OpenLibrary.at(folder.resolve("library"))) {
            Path derived = folder.resolve("library/derived/search");
            disk.fill();
            Files.createSymbolicLink(derived, disk.root());
            add("Words");
            assertFull(type("search", "words", "--json"));
            disk.free();
            assertEquals(1, found("words"));
        }
    }

    @Test
    void whatVerifyFindsIsToldThoughItCannotBeKept() throws IOException {
        try (var _ = OpenLibrary.at(disk.root().resolve("library"))) {
            add("Before");
            assertTrue(type("verify", "--json").json().get("notKept").isJsonNull());
        }
        disk.fill();
        try (var _ = OpenLibrary.at(disk.root().resolve("library"))) {
            var told = type("verify");
            assertEquals(0, told.status(), told.err());
            assertTrue(told.out().contains("1 verified"), told.out());
            assertTrue(told.err().contains("What was found could not be kept in the library: "), told.err());
            var document = type("verify", "--json");
            assertEquals(0, document.status(), document.err());
            assertEquals(
                    "ERR_DISK_FULL",
                    document.json().getAsJsonObject("notKept").get("code").getAsString());
        }
    }

    @Test
    void whatCannotBeWrittenIsToldAsAFullDisk() throws IOException {
        try (var _ = OpenLibrary.at(disk.root().resolve("library"))) {
            add("Before");
        }
        disk.fill();
        try (var _ = OpenLibrary.at(disk.root().resolve("library"))) {
            assertFull(type("waveform", "last", "--output", "disk/waveform.png", "--json"));
            assertFull(type("rename", "last", "After", "--json"));
            assertFull(type("tag", "last", "--add", "red", "--json"));
            assertFull(type("delete", "last", "--json"));
        }
        var refused = assertThrows(
                VoiceRecorderException.class,
                () -> OpenLibrary.at(disk.root().resolve("another")).close());
        assertEquals(ErrorCode.ERR_DISK_FULL, refused.code(), refused.getMessage());
    }
}
