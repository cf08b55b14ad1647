package org.voicerecorder.workbench.internal.views;

import java.util.BitSet;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.voicerecorder.workbench.internal.model.Background;

/**
 * The items of a virtual table: how many there are, and which of them hold texts. The toolkit takes a moment for each item
 * that is appended, dropped or emptied, which for a long table adds up to a second: so that the window does not stand
 * still meanwhile, what is in sight is done at once and the rest in slices between other events.
 */
final class VirtualItems {
    private static final long SLICE_NANOS = 6_000_000L;
    private static final int STEP = 100;

    private final Table table;
    private final Background background;
    private final Runnable settled;
    private final BitSet filled = new BitSet();
    private final BitSet stale = new BitSet();
    private int wanted;
    private int inSight = 1;
    private boolean waiting;
    private boolean replacing;

    /** @param settled run when, after other rows came, the table has as many items as there are rows */
    VirtualItems(Table table, Background background, Runnable settled) {
        this.table = table;
        this.background = background;
        this.settled = settled;
        table.addListener(SWT.Resize, e -> measure());
    }

    /** An item got its texts. */
    void filled(int row) {
        filled.set(row);
        stale.clear(row);
    }

    /** There are other rows: what the items say is no longer true. */
    void replace(int rows) {
        wanted = rows;
        replacing = true;
        stale.or(filled);
        work();
    }

    /** The texts of some rows have changed; both ends inclusive. */
    void changed(int first, int last) {
        for (int row = filled.nextSetBit(first); row >= 0 && row <= last; row = filled.nextSetBit(row + 1)) {
            stale.set(row);
        }
        if (!waiting) {
            work();
        } else {
            emptyInSight();
        }
    }

    /** Whether there is an item for each row. */
    boolean isSettled() {
        return table.getItemCount() == wanted;
    }

    private void work() {
        if (table.isDisposed()) {
            return;
        }
        long end = System.nanoTime() + SLICE_NANOS;
        emptyInSight();
        boolean done = resize(end) && empty(end);
        if (replacing && isSettled()) {
            replacing = false;
            settled.run();
        }
        if (!done && !waiting) {
            waiting = true;
            // Not by a timer: one that is due before everything else is done would leave nobody else a turn.
            background.display().execute(() -> {
                waiting = false;
                work();
            });
        }
    }

    private boolean resize(long end) {
        int count = table.getItemCount();
        while (count != wanted && System.nanoTime() < end) {
            // Removing all rows at once makes the toolkit go to the next one with each, for which it then makes an item
            // that nothing frees: the next change of looks would end the program in native code. The first goes last.
            int least = count > 1 ? Math.max(1, wanted) : wanted;
            count = wanted > count ? Math.min(wanted, count + STEP) : Math.max(least, count - STEP);
            table.setItemCount(count);
        }
        if (filled.length() > count) {
            filled.clear(count, filled.length());
            stale.clear(count, Math.max(count, stale.length()));
        }
        return count == wanted;
    }

    private void emptyInSight() {
        int top = table.getTopIndex();
        int last = Math.min(top + inSight, table.getItemCount() - 1);
        for (int row = stale.nextSetBit(top); row >= 0 && row <= last; row = stale.nextSetBit(row + 1)) {
            empty(row);
        }
    }

    private boolean empty(long end) {
        int row = stale.nextSetBit(0);
        while (row >= 0 && System.nanoTime() < end) {
            empty(row);
            row = stale.nextSetBit(row + 1);
        }
        return row < 0;
    }

    /** An empty item asks for its texts when it comes into sight. */
    private void empty(int row) {
        stale.clear(row);
        filled.clear(row);
        if (row < table.getItemCount()) {
            table.clear(row);
        }
    }

    /** Asked once for each size: the toolkit asks the display server. */
    private void measure() {
        inSight = table.getClientArea().height / Math.max(1, table.getItemHeight()) + 1;
    }
}
