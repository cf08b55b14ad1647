package org.voicerecorder.database.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.SyncStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RemoteCopies;
import org.voicerecorder.api.catalog.RemoteCopy;
import org.voicerecorder.database.internal.catalog.DatabaseRemoteCopies;

class RemoteCopiesTest {
    @TempDir
    Path root;

    private Catalog catalog;
    private RemoteCopies copies;
    private Recording recording;

    @BeforeEach
    void open() {
        catalog = Catalog.open(root);
        copies = new DatabaseRemoteCopies(catalog.sessions());
        recording = new Samples(3, root).next();
        catalog.repository().add(List.of(recording));
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void givesBackEveryValueAndNoneAlsoAfterReopening() {
        RemoteCopy full = full("sftp-home", SyncStatus.QUOTA_EXCEEDED);
        RemoteCopy bare = RemoteCopy.planned(recording.id(), "gdrive-1");

        copies.save(full);
        copies.save(bare);
        catalog.close();
        catalog = Catalog.open(root);
        copies = new DatabaseRemoteCopies(catalog.sessions());

        assertEquals(List.of(bare, full), copies.findAll(recording.id()));
        assertEquals(Optional.of(full), copies.find(recording.id(), "sftp-home"));
        assertEquals(Optional.empty(), copies.find(recording.id(), "nobody"));
        assertEquals(List.of(), copies.findAll(UUID.randomUUID()));
    }

    @Test
    void savingAgainReplacesAndLeavesOthersAlone() {
        RemoteCopy other = full("onedrive", SyncStatus.SYNCED);
        copies.save(other);
        copies.save(full("sftp-home", SyncStatus.FAILED));

        RemoteCopy better = RemoteCopy.planned(recording.id(), "sftp-home");
        copies.save(better);

        assertEquals(List.of(other, better), copies.findAll(recording.id()));
    }

    @Test
    void deletingForgetsOneCopyAndUnknownOnesAreIgnored() {
        copies.save(RemoteCopy.planned(recording.id(), "a"));
        copies.save(RemoteCopy.planned(recording.id(), "b"));

        copies.delete(recording.id(), "a");
        copies.delete(recording.id(), "a");
        copies.delete(UUID.randomUUID(), "b");

        assertEquals(List.of(RemoteCopy.planned(recording.id(), "b")), copies.findAll(recording.id()));
    }

    @Test
    void copiesGoWithTheirRecordingAndAreFoundByTheFilter() {
        copies.save(full("sftp-home", SyncStatus.SYNCED));
        var all = RecordingFilter.ALL;
        var filter = new RecordingFilter(
                all.statuses(),
                all.text(),
                all.tags(),
                all.createdFrom(),
                all.createdUntil(),
                all.minimumDuration(),
                all.maximumDuration(),
                all.source(),
                Optional.of("sftp-home"));
        assertEquals(
                List.of(recording.id()),
                catalog.repository().ids(filter, Optional.empty(), RecordingOrder.NEWEST_FIRST));

        catalog.repository().remove(List.of(recording.id()));

        assertEquals(List.of(), copies.findAll(recording.id()));
        assertEquals(List.of(), catalog.repository().ids(filter, Optional.empty(), RecordingOrder.NEWEST_FIRST));
    }

    @Test
    void aCopyOfNothingIsRefusedAndSoIsATextThatDoesNotFit() {
        var orphan = assertThrows(
                VoiceRecorderException.class, () -> copies.save(RemoteCopy.planned(UUID.randomUUID(), "a")));
        assertEquals(ErrorCode.ERR_NOT_FOUND, orphan.code());
        var long1 = assertThrows(
                VoiceRecorderException.class, () -> copies.save(RemoteCopy.planned(recording.id(), "k".repeat(256))));
        assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, long1.code());

        copies.save(failed("m".repeat(4095) + "\ud83c\udf99 and more"));
        assertEquals(
                "m".repeat(4095),
                copies.find(recording.id(), "a").orElseThrow().failureMessage().orElseThrow());
    }

    private RemoteCopy failed(String message) {
        return new RemoteCopy(
                recording.id(),
                "a",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SyncStatus.FAILED,
                Optional.of(ErrorCode.ERR_TIMEOUT),
                Optional.of(message),
                Optional.empty());
    }

    private RemoteCopy full(String provider, SyncStatus status) {
        return new RemoteCopy(
                recording.id(),
                provider,
                Optional.of("1AbC-x_9"),
                Optional.of("\"etag\""),
                Optional.of("/Voice Recorder/\u65e5\u672c\u8a9e.wav"),
                Optional.of(Instant.parse("2026-11-21T04:05:07.164Z")),
                status,
                Optional.of(ErrorCode.ERR_DISK_FULL),
                Optional.of("It's full"),
                Optional.of("{\"session\":\"https://example.org/upload?id=1\",\"offset\":262144}"));
    }
}
