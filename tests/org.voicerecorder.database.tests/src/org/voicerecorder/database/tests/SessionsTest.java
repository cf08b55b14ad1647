package org.voicerecorder.database.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.database.internal.migration.MigrationSteps;
import org.voicerecorder.database.internal.migration.Migrations;

class SessionsTest {
    private static final int OPERATIONS = 10_000;

    @TempDir
    Path root;

    private static Catalog counted(Path root, StatementCount statements) {
        return Catalog.open(root, Migrations.released(), MigrationSteps.NONE, statements);
    }

    @Test
    void tenThousandOperationsLeaveNothingOpen() throws Exception {
        try (Catalog catalog = Catalog.open(root);
                var threads = Executors.newFixedThreadPool(6)) {
            var taken = new Samples(5, root).with(IngestSource.IMPORT, "aa".repeat(32), 1);
            catalog.repository().add(List.of(taken));
            List<Future<Integer>> failures = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int seed = t;
                failures.add(threads.submit(() -> mixed(catalog, new Samples(100 + seed, root), taken)));
            }
            int failed = 0;
            for (Future<Integer> future : failures) {
                failed += future.get();
            }
            var metrics = catalog.sessions().metrics();
            assertEquals(0, metrics.active());
            assertTrue(metrics.total() >= OPERATIONS, metrics.toString());
            assertEquals(OPERATIONS / 5 * 3, failed);
            assertTrue(metrics.failed() >= failed, metrics.toString());
            assertEquals(0, catalog.database().lentConnections());
            assertTrue(metrics.longest().toNanos() > 0);
        }
    }

    /** A quarter of the operations, three of five failing in ways of their own. */
    private static int mixed(Catalog catalog, Samples samples, Recording taken) {
        var repository = catalog.repository();
        int failed = 0;
        for (int i = 0; i < OPERATIONS / 4; i++) {
            try {
                switch (i % 5) {
                    case 0 -> repository.add(List.of(samples.with(IngestSource.IMPORT, taken.checksum(), 1)));
                    case 1 -> repository.update(List.of(UUID.randomUUID()), RecordingChange.title("x"));
                    case 2 ->
                        catalog.sessions().read(_ -> {
                            throw new SQLException("broken", "XJ999");
                        });
                    case 3 -> repository.find(taken.id());
                    default -> repository.update(List.of(taken.id()), RecordingChange.title("x"));
                }
            } catch (VoiceRecorderException e) {
                failed++;
            }
        }
        return failed;
    }

    @Test
    void whatPassesIsTriedAgainWhatStaysIsNot() {
        var statements = new StatementCount();
        try (Catalog catalog = counted(root, statements)) {
            var r = new Samples(1, root).next();
            catalog.repository().add(List.of(r));
            for (String state : List.of("40001", "40XL1")) {
                statements.failNext(2, state);
                assertEquals(Optional.of(r), catalog.repository().find(r.id()));
            }
            statements.failNext(1, "40001");
            assertEquals(
                    "new",
                    catalog.repository()
                            .update(List.of(r.id()), RecordingChange.title("new"))
                            .getFirst()
                            .title());
            statements.failNext(3, "40001");
            assertEquals(
                    ErrorCode.ERR_DATABASE,
                    assertThrows(VoiceRecorderException.class, () -> catalog.repository()
                                    .find(r.id()))
                            .code());
            statements.failNext(1, "XSDG6");
            assertEquals(
                    ErrorCode.ERR_DISK_FULL,
                    assertThrows(VoiceRecorderException.class, () -> catalog.repository()
                                    .find(r.id()))
                            .code());
            assertEquals(0, statements.during(() -> statements.failNext(0, "")));
        }
    }

    @Test
    void noQueryPerRow() {
        var statements = new StatementCount();
        try (Catalog catalog = counted(root, statements)) {
            var repository = catalog.repository();
            var samples = new Samples(9, root);
            var all = new ArrayList<Recording>();
            for (int i = 0; i < 400; i++) {
                all.add(samples.next());
            }
            repository.add(all);
            List<UUID> ids = all.stream().map(Recording::id).toList();
            assertEquals(3, statements.during(() -> page(catalog, RecordingFilter.ALL)));
            assertEquals(2, statements.during(() -> page(catalog, RecordingFilter.ALL)));
            assertEquals(3, statements.during(() -> page(catalog, RecordingFilter.ALL.withTags(Set.of("work")))));
            assertEquals(1, statements.during(() -> repository.findAll(ids)));
            assertEquals(4, statements.during(() -> repository.changedSince(0, _ -> {})));
            assertEquals(1, statements.during(repository::tagCounts));
            // Counter twice, one query for rows and tags, the rest are batches of a hundred.
            int update = statements.during(() -> repository.update(ids, RecordingChange.tags(Set.of("one"), Set.of())));
            assertTrue(update <= 12, "statements: " + update);
            assertEquals(
                    Set.of(true),
                    repository.findAll(ids).stream()
                            .map(r -> r.tags().contains("one"))
                            .collect(Collectors.toSet()));
        }
    }

    private static void page(Catalog catalog, RecordingFilter filter) {
        catalog.repository().page(filter, Optional.empty(), RecordingOrder.NEWEST_FIRST, Optional.empty(), 50);
    }

    @Test
    void anInterruptOfTheCallerDoesNotReachTheDatabase() {
        try (Catalog catalog = Catalog.open(root)) {
            var r = new Samples(1, root).next();
            Thread.currentThread().interrupt();
            catalog.repository().add(List.of(r));
            assertTrue(Thread.interrupted());
            assertEquals(Optional.of(r), catalog.repository().find(r.id()));
        }
    }
}
