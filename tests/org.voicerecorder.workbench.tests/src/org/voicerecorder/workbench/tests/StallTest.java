package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.Test;

/**
 * A library of 100,000 recordings is scrolled and filtered without the window standing still. Two things are measured
 * between signs of life of the display thread: how long it was silent, and for how long of that it worked or waited for
 * somebody. The second is what the window can do something about on a machine that others use, too.
 */
class StallTest {
    private static final int ROWS = 100_000;
    /** Happens once, so that others on the machine may add to it; it was half a minute. */
    private static final double STANDING_STILL_MILLIS = 2_000;

    private static final double LIMIT_MILLIS = 50;
    private static final int ROUNDS = 4;
    private static final long BEAT_NANOS = 2_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Set<Thread.State> WAITING =
            Set.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private int passes;

    /** Asks the display thread for a sign of life every two milliseconds and remembers the longest silence. */
    private static final class Heart implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicBoolean asked = new AtomicBoolean();
        private final Thread thread;
        private final List<String> suspects = new CopyOnWriteArrayList<>();
        private volatile long longest;
        private volatile long longestBusy;
        private volatile long askedAt;
        private volatile long cpuBefore;
        private volatile long waited;

        Heart(Display display) {
            long id = display.getThread().threadId();
            thread = Thread.ofPlatform().daemon().start(() -> {
                while (!over.get()) {
                    if (asked.compareAndSet(false, true)) {
                        askedAt = System.nanoTime();
                        cpuBefore = THREADS.getThreadCpuTime(id);
                        waited = 0;
                        display.asyncExec(() -> {
                            longest = Math.max(longest, System.nanoTime() - askedAt);
                            longestBusy = Math.max(longestBusy, THREADS.getThreadCpuTime(id) - cpuBefore + waited);
                            asked.set(false);
                        });
                    }
                    if (asked.get() && System.nanoTime() - askedAt > LIMIT_MILLIS * 800_000) {
                        suspects.add(where(display.getThread()));
                    }
                    if (asked.get() && WAITING.contains(display.getThread().getState())) {
                        waited += BEAT_NANOS;
                    }
                    LockSupport.parkNanos(BEAT_NANOS);
                }
            });
        }

        private static String where(Thread displayThread) {
            return Arrays.stream(displayThread.getStackTrace())
                    .limit(14)
                    .map(StackTraceElement::toString)
                    .collect(Collectors.joining("\n    "));
        }

        double longestMillis() {
            return longest / 1e6;
        }

        double longestBusyMillis() {
            return longestBusy / 1e6;
        }

        String suspects() {
            return String.join("\n  ", suspects);
        }

        void reset() {
            longest = 0;
            longestBusy = 0;
            suspects.clear();
        }

        @Override
        public void close() {
            over.set(true);
        }
    }

    @Test
    void scrollsAndFiltersWithoutStandingStill() {
        MemoryLibrary library = Window.library();
        library.generate(ROWS);
        warmUp();
        try (Heart heart = new Heart(Window.display())) {
            library.open();
            Table table = Window.table();
            Window.await("all rows", () -> table.getItemCount() == ROWS);
            report("opening", heart);
            Window.selectRow(5);
            Window.await(
                    "the selected one", () -> Window.desk().selection().shown().isPresent());
            // The first pass is for what goes with the selection: properties, menus.
            shortest("scrolling", heart, () -> scroll(table), () -> scroll(table));
            // The more rows somebody has looked at, the more have to be forgotten.
            shortest("filtering", heart, () -> filter(table), () -> scroll(table));
            heart.reset();
            library.close();
            Window.await("no rows", () -> table.getItemCount() == 0);
            report("closing", heart);
            assertTrue(heart.longestBusyMillis() < STANDING_STILL_MILLIS, () -> "closing: " + heart.suspects());
        } finally {
            Window.search().setText("");
            library.close();
            Window.await("the end", () -> !Window.desk().rows().isLoaded());
            Window.await("no rows", () -> Window.table().getItemCount() == 0);
        }
    }

    /** Shows a small library first: what the toolkit and the compiler do once is not what is measured. */
    private static void warmUp() {
        try (MemoryLibrary small = Window.library()) {
            small.generate(500);
            small.open();
            Window.await("a small library", () -> Window.table().getItemCount() == 500);
            for (int row = 0; row < 500; row += 20) {
                Window.table().setTopIndex(row);
                int top = row;
                Window.await(
                        "row", () -> !Window.table().getItem(top).getText(1).isEmpty());
            }
        }
        Window.await("its end", () -> Window.table().getItemCount() == 0);
    }

    private static void filter(Table table) {
        Window.search().setText("birdsong 77");
        Window.await("the filtered rows", () -> table.getItemCount() > 0 && table.getItemCount() < 1_000);
        Window.search().setText("memo");
        Window.await("other rows", () -> table.getItemCount() > 10_000 && table.getItemCount() < ROWS / 2);
        Window.search().setText("");
        Window.await("all rows again", () -> table.getItemCount() == ROWS);
    }

    /** To sixty places all over the table, each time to others: rows that were seen are there at once. */
    private void scroll(Table table) {
        passes++;
        for (int step = 0; step < 60; step++) {
            int row = (int) ((long) ROWS * ((step * 37) % 60) / 60) + 70 * passes;
            table.setTopIndex(row);
            // Where the table stands now, its rows must come.
            Window.await("row " + row, () -> {
                String title = table.getItem(table.getTopIndex()).getText(1);
                return !title.isEmpty() && !title.equals("\u2026");
            });
            while (table.getDisplay().readAndDispatch()) {
                // and be painted
            }
        }
    }

    /**
     * The window's own work is the same each time; what other programs on the machine add to it is not. So the best of a
     * few rounds is what counts.
     */
    private static void shortest(String what, Heart heart, Runnable work, Runnable before) {
        double best = Double.MAX_VALUE;
        String suspects = "";
        for (int round = 0; round < ROUNDS && best > LIMIT_MILLIS; round++) {
            before.run();
            heart.reset();
            work.run();
            report(what, heart);
            if (heart.longestBusyMillis() < best) {
                best = heart.longestBusyMillis();
                suspects = heart.suspects();
            }
        }
        double measured = best;
        String where = suspects;
        assertTrue(measured <= LIMIT_MILLIS, () -> "busy for %.1f ms while %s:%n  %s".formatted(measured, what, where));
    }

    private static void report(String what, Heart heart) {
        System.err.printf(
                "display thread while %s 100,000 rows: busy for at most %.1f ms at a time (silent for %.1f ms)%n",
                what, heart.longestBusyMillis(), heart.longestMillis());
    }
}
