package org.voicerecorder.database.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.catalog.AudioCheck;
import org.voicerecorder.api.catalog.AudioCheck.Outcome;
import org.voicerecorder.api.catalog.AudioChecks;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.database.internal.catalog.DatabaseAudioChecks;
import org.voicerecorder.database.internal.migration.MigrationSteps;
import org.voicerecorder.database.internal.migration.Migrations;

class AudioChecksTest {
    private static final Instant THEN = Instant.parse("2026-11-28T20:15:30.123Z");

    @TempDir
    Path root;

    private Catalog catalog;
    private AudioChecks checks;
    private final List<Recording> recordings = new ArrayList<>();

    @BeforeEach
    void open() {
        catalog = Catalog.open(root);
        checks = new DatabaseAudioChecks(catalog.sessions());
        var samples = new Samples(5, root);
        for (int i = 0; i < 3; i++) {
            Recording any = samples.next();
            recordings.add(Samples.changed(any, any.title(), any.tags(), RecordingStatus.ACTIVE));
        }
        catalog.repository().add(recordings);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private AudioCheck check(int which, Outcome outcome) {
        return new AudioCheck(recordings.get(which).id(), THEN.plusSeconds(which), outcome);
    }

    @Test
    void theLastOneIsKnownAlsoAfterReopening() {
        checks.save(List.of(check(0, Outcome.MISSING), check(1, Outcome.INTACT)));
        checks.save(List.of(check(0, Outcome.ALTERED)));
        catalog.close();
        catalog = Catalog.open(root);
        checks = new DatabaseAudioChecks(catalog.sessions());

        assertEquals(
                Map.of(
                        recordings.get(0).id(), check(0, Outcome.ALTERED),
                        recordings.get(1).id(), check(1, Outcome.INTACT)),
                checks.findAll(recordings.stream().map(Recording::id).toList()));
        assertEquals(Map.of(), checks.findAll(List.of()));
    }

    @Test
    void theDamagedAreThoseThatWereSoTheLastTimeAndAreNotInTheBin() {
        checks.save(List.of(check(0, Outcome.ALTERED), check(1, Outcome.MISSING), check(2, Outcome.INTACT)));
        assertEquals(List.of(check(1, Outcome.MISSING), check(0, Outcome.ALTERED)), checks.damaged());
        checks.save(List.of(check(1, Outcome.INTACT)));
        assertEquals(List.of(check(0, Outcome.ALTERED)), checks.damaged());
        catalog.repository()
                .update(List.of(recordings.getFirst().id()), RecordingChange.status(RecordingStatus.DELETED));
        assertEquals(List.of(), checks.damaged());
    }

    /** A library of the version before has its rows, no checks, and the database of before in its backups. */
    @Test
    void aLibraryOfTheVersionBeforeKnowsOfNoCheckYet() throws IOException {
        Path old = root.resolve("old");
        var before = new Migrations(Migrations.released().all().subList(0, 2));
        try (Catalog second = Catalog.open(old, before, MigrationSteps.NONE, Catalog.DERBY)) {
            second.repository().add(recordings);
        }
        try (Catalog third = Catalog.open(old)) {
            assertEquals(3, third.repository().count(RecordingFilter.ALL));
            var none = new DatabaseAudioChecks(third.sessions());
            assertEquals(List.of(), none.damaged());
            none.save(List.of(check(0, Outcome.ALTERED)));
            assertEquals(List.of(check(0, Outcome.ALTERED)), none.damaged());
        }
        try (var backups = Files.list(old.resolve("backups"))) {
            assertEquals(
                    1,
                    backups.filter(b -> b.getFileName().toString().startsWith("migration-2-"))
                            .count());
        }
    }

    @Test
    void nothingIsKeptOfWhatLeftTheLibrary() {
        var stranger = new AudioCheck(UUID.randomUUID(), THEN, Outcome.MISSING);
        checks.save(List.of(check(0, Outcome.ALTERED), stranger));
        assertEquals(List.of(check(0, Outcome.ALTERED)), checks.damaged());
        catalog.repository().remove(Set.of(recordings.getFirst().id()));
        assertEquals(List.of(), checks.damaged());
        assertEquals(Map.of(), checks.findAll(List.of(recordings.getFirst().id(), stranger.recordingId())));
    }
}
