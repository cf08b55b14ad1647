package org.voicerecorder.database.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RecordingOrder.Field;

/**
 * Prints how long the catalog takes: {@code CatalogBench FOLDER ROWS}. Fills the folder when there is nothing in it; run
 * it a second time for a start with an existing library. The first figure of a line is the first call of the process
 * (statements are compiled, classes loaded), the second the best of the next ten.
 */
public final class CatalogBench {
    private static final long START = System.nanoTime();
    private static final int BATCH = 1000;

    private CatalogBench() {}

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]).toAbsolutePath();
        int rows = Integer.parseInt(args[1]);
        boolean fresh = Files.notExists(root.resolve("db"));
        Files.createDirectories(root);
        print(
                "since JVM start",
                System.currentTimeMillis()
                        - ProcessHandle.current()
                                .info()
                                .startInstant()
                                .orElseThrow()
                                .toEpochMilli());
        try (Catalog catalog = Catalog.open(root)) {
            print("open", (System.nanoTime() - START) / 1_000_000);
            if (fresh) {
                fill(catalog, root, rows);
            }
            measure(catalog);
        }
        print("all", (System.nanoTime() - START) / 1_000_000);
    }

    private static void fill(Catalog catalog, Path root, int rows) {
        long start = System.nanoTime();
        var samples = new Samples(42, root);
        for (int done = 0; done < rows; done += BATCH) {
            List<Recording> batch = new ArrayList<>(BATCH);
            for (int i = 0; i < Math.min(BATCH, rows - done); i++) {
                batch.add(samples.next());
            }
            catalog.repository().add(batch);
        }
        print("fill", (System.nanoTime() - start) / 1_000_000);
    }

    private static void measure(Catalog catalog) throws Exception {
        var repository = catalog.repository();
        for (int limit : List.of(1000, 50)) {
            time(
                    "page of " + limit + ", newest first",
                    () -> repository.page(
                            RecordingFilter.PRESENT,
                            Optional.empty(),
                            RecordingOrder.NEWEST_FIRST,
                            Optional.empty(),
                            limit));
        }
        for (Field field : Field.values()) {
            time(
                    "page of 50 by " + field,
                    () -> repository.page(
                            RecordingFilter.PRESENT,
                            Optional.empty(),
                            new RecordingOrder(field, false),
                            Optional.empty(),
                            50));
        }
        time(
                "page of 50 with a tag",
                () -> repository.page(
                        RecordingFilter.PRESENT.withTags(Set.of("work")),
                        Optional.empty(),
                        RecordingOrder.NEWEST_FIRST,
                        Optional.empty(),
                        50));
        time("count", () -> repository.count(RecordingFilter.PRESENT));
        time("ids", () -> repository.ids(RecordingFilter.PRESENT, Optional.empty(), RecordingOrder.NEWEST_FIRST));
        var ids = repository.ids(RecordingFilter.ALL, Optional.empty(), new RecordingOrder(Field.TITLE, true));
        var few = ids.subList(0, Math.min(400, ids.size()));
        time("400 by id", () -> repository.findAll(few));
        time(
                "ids among 400",
                () -> repository.ids(
                        RecordingFilter.PRESENT, Optional.of(List.copyOf(few)), RecordingOrder.NEWEST_FIRST));
        time("statusCounts", repository::statusCounts);
        time("tagCounts", repository::tagCounts);
        time("find", () -> repository.find(ids.getFirst()));
        time("update of one", () -> repository.update(Set.of(ids.getFirst()), RecordingChange.title("changed")));
    }

    private static void time(String what, Callable<?> call) throws Exception {
        long start = System.nanoTime();
        call.call();
        double first = (System.nanoTime() - start) / 1e6;
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            start = System.nanoTime();
            call.call();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        print(what, first, best);
    }

    private static void print(String what, double... milliseconds) {
        var line = new StringBuilder("%-32s".formatted(what));
        for (double value : milliseconds) {
            line.append("%10.1f ms".formatted(value));
        }
        System.out.println(line.toString().toLowerCase(Locale.ROOT));
    }
}
