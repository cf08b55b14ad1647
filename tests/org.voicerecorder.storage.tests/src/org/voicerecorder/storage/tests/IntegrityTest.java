package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.api.storage.Purge;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

class IntegrityTest {
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

    @Test
    void whatIsPurgedWhileItIsVerifiedIsNotMissing() throws IOException {
        Recording older = add(1);
        Recording newer = add(2);
        Progress purgeTheOlder = (_, _, _, _) -> {
            if (library.service(RecordingRepository.class).find(older.id()).isPresent()) {
                library.service(Recordings.class).delete(List.of(older.id()));
                library.service(Purge.class).purge(List.of(older.id()), true);
            }
        };

        var report = library.service(Integrity.class)
                .verify(List.of(newer.id(), older.id()), purgeTheOlder, Cancellation.none());

        assertFalse(Files.exists(older.path()));
        assertTrue(report.isClean(), report::toString);
        assertEquals(1, report.verified());
    }

    @Test
    void whatCannotBeReadIsNotCalledDamaged() throws IOException {
        Recording unreadable = add(3);
        Recording missing = add(4);
        Recording damaged = add(5);
        Files.delete(unreadable.path());
        // A link to itself: every try to read it fails, as on a bad disk.
        Files.createSymbolicLink(unreadable.path(), unreadable.path().getFileName());
        Files.delete(missing.path());
        byte[] bytes = Files.readAllBytes(damaged.path());
        bytes[1000] ^= 1;
        Files.write(damaged.path(), bytes);

        var report = library.service(Integrity.class).verify(List.of(), Progress.NONE, Cancellation.none());

        assertEquals(ids(damaged), ids(report.corrupt()));
        assertEquals(ids(missing), ids(report.missing()));
        assertEquals(1, report.failed().size());
        var failure = report.failed().getFirst();
        assertEquals(unreadable.id(), failure.recording().id());
        assertEquals(ErrorCode.ERR_IO, failure.why().code());
        assertEquals(0, report.verified());
        assertFalse(report.isClean());
    }

    private static List<String> ids(Recording recording) {
        return ids(List.of(recording));
    }

    private static List<String> ids(List<Recording> recordings) {
        return recordings.stream().map(r -> r.id().toString()).toList();
    }

    private Recording add(long seed) throws IOException {
        Path file = WavFiles.noise(folder.resolve(seed + ".wav"), 8_000, 1, 8_000, seed);
        return library.service(Ingest.class).add(AddRequest.of(file), Progress.NONE, Cancellation.none());
    }
}
