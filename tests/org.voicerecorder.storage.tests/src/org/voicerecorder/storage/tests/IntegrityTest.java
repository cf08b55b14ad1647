package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.DuplicateRecordingException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioCheck.Outcome;
import org.voicerecorder.api.catalog.AudioChecks;
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

    @Test
    void whatWasFoundIsKnownUntilItIsFoundOtherwise() throws IOException {
        Recording whole = add(6);
        Recording altered = add(7);
        Recording missing = add(8);
        var checks = library.service(AudioChecks.class);
        assertEquals(Map.of(), checks.findAll(List.of(whole.id())));
        byte[] stored = Files.readAllBytes(altered.path());
        byte[] bytes = stored.clone();
        bytes[1000] ^= 1;
        Files.write(altered.path(), bytes);
        Files.move(missing.path(), folder.resolve("away"));

        verify();
        assertEquals(Set.of(altered.id(), missing.id()), damaged(checks));
        assertEquals(
                Outcome.INTACT,
                checks.findAll(List.of(whole.id())).get(whole.id()).outcome());

        // What cannot be read is neither well nor damaged: what was known of it stays.
        Files.createSymbolicLink(missing.path(), missing.path().getFileName());
        Files.write(altered.path(), stored);
        verify();
        assertEquals(Set.of(missing.id()), damaged(checks));
        Files.move(folder.resolve("away"), missing.path(), StandardCopyOption.REPLACE_EXISTING);
        verify();
        assertEquals(Set.of(), damaged(checks));
    }

    /** Whoever adds the file once more heals the recording, as its advice says. */
    @Test
    void whatWasHealedIsNotCalledDamagedAnyMore() throws IOException {
        Recording missing = add(11);
        Files.delete(missing.path());
        verify();
        assertEquals(Set.of(missing.id()), damaged(library.service(AudioChecks.class)));
        assertThrows(DuplicateRecordingException.class, () -> add(11));
        assertEquals(Set.of(), damaged(library.service(AudioChecks.class)));
    }

    @Test
    void aRunThatIsCancelledKeepsWhatItFound() throws IOException {
        Recording first = add(9);
        Recording second = add(10);
        Files.delete(first.path());
        var cancel = new Cancellation();
        Progress cancelling = (_, _, _, _) -> cancel.cancel();

        assertThrows(CancelledException.class, () -> library.service(Integrity.class)
                .verify(List.of(first.id(), second.id()), cancelling, cancel));

        assertEquals(Set.of(first.id()), damaged(library.service(AudioChecks.class)));
    }

    private void verify() {
        library.service(Integrity.class).verify(List.of(), Progress.NONE, Cancellation.none());
    }

    private static Set<UUID> damaged(AudioChecks checks) {
        return checks.damaged().stream().map(AudioCheck::recordingId).collect(Collectors.toSet());
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
