package org.voicerecorder.workbench.internal.views;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.RowModel;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;

/**
 * The table of recordings. Native and virtual: an item gets its texts when it comes into sight, and a placeholder until
 * its recording has arrived. The toolkit takes a moment for each row it appends or drops, so that long tables grow and
 * shrink in slices between other events.
 */
final class LibraryTable implements RowModel.View {
    private static final long SLICE = 4_000_000L;
    private static final int STEP = 250;

    private final Desk desk;
    private final RowModel rows;
    private final Table table;
    private final TableColumns columns;
    private final ThumbnailImages thumbnails;
    private Set<UUID> selected = new HashSet<>();
    private RecordingFilter selectedUnder = RecordingFilter.PRESENT;
    private int firstSelected;
    private boolean resizing;
    private UUID top;

    LibraryTable(Composite parent, Desk desk) {
        this.desk = desk;
        rows = desk.rows();
        table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        table.setData("org.eclipse.e4.ui.css.id", "LibraryTable");
        Names.name(table, Messages.libraryTable);
        columns = new TableColumns(table, desk);
        thumbnails = new ThumbnailImages(table.getDisplay());
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, e -> selectionChanged());
        rows.add(this);
        table.addDisposeListener(e -> {
            rows.remove(this);
            thumbnails.dispose();
        });
        rowsChanged();
    }

    Table control() {
        return table;
    }

    private void fill(Event event) {
        TableItem item = (TableItem) event.item;
        Optional<Recording> recording = rows.row(event.index);
        item.setText(columns.texts(recording));
        item.setImage(TableColumns.WAVE, recording.map(this::thumbnail).orElseGet(thumbnails::empty));
    }

    private Image thumbnail(Recording recording) {
        return desk.thumbnails()
                .thumbnail(recording, this::thumbnailArrived)
                .map(peaks -> thumbnails.of(
                        recording.id(), peaks, Palette.of(table).wave().getRGB()))
                .orElseGet(thumbnails::empty);
    }

    private void thumbnailArrived(UUID id) {
        if (!table.isDisposed()) {
            rows.place(id).ifPresent(row -> {
                if (isInSight(row)) {
                    table.clear(row);
                }
            });
        }
    }

    private boolean isInSight(int row) {
        int first = table.getTopIndex();
        return row >= first && row <= first + rowsInSight() && row < table.getItemCount();
    }

    private int rowsInSight() {
        return table.getClientArea().height / Math.max(1, table.getItemHeight()) + 1;
    }

    @Override
    public void rowsArrived(int first, int last) {
        int from = Math.max(first, table.getTopIndex() - rowsInSight());
        int to = Math.min(Math.min(last, table.getTopIndex() + 2 * rowsInSight()), table.getItemCount() - 1);
        if (from <= to) {
            table.clear(from, to);
        }
        // Items out of sight that were filled before are stale only when their recording changed.
        clearIfFilled(first, Math.min(from - 1, last));
        clearIfFilled(Math.max(to + 1, first), last);
    }

    private void clearIfFilled(int from, int to) {
        int end = Math.min(to, table.getItemCount() - 1);
        if (from >= 0 && from <= end && end - from <= 8 * STEP) {
            table.clear(from, end);
        }
    }

    @Override
    public void rowsChanged() {
        if (table.isDisposed()) {
            return;
        }
        columns.showOrder(rows.order());
        if (table.getItemCount() > 0) {
            table.clear(0, table.getItemCount() - 1);
        }
        resize();
        restoreSelection();
    }

    /** Brings the number of items nearer to the number of rows; goes on after other events when much is left. */
    private void resize() {
        resizing = false;
        if (table.isDisposed()) {
            return;
        }
        int wanted = rows.count();
        long start = System.nanoTime();
        int count = table.getItemCount();
        while (count != wanted && System.nanoTime() - start < SLICE) {
            int next = wanted > count ? Math.min(wanted, count + STEP) : Math.max(wanted, count - STEP);
            table.setItemCount(next);
            count = next;
        }
        if (count != wanted && !resizing) {
            resizing = true;
            desk.background().later(Duration.ofMillis(1), this::resize);
        } else {
            restoreSelection();
        }
    }

    private void restoreSelection() {
        int[] places = selected.stream()
                .map(rows::place)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .filter(row -> row < table.getItemCount())
                .sorted()
                .toArray();
        if (!Arrays.equals(places, table.getSelectionIndices())) {
            int first = table.getTopIndex();
            table.deselectAll();
            table.select(places);
            table.setTopIndex(first);
        }
        boolean complete = table.getItemCount() == rows.count();
        if (complete && places.length != selected.size() && rows.isLoaded()) {
            if (places.length == 0 && rows.count() > 0 && rows.filter().equals(selectedUnder)) {
                select(Math.min(firstSelected, rows.count() - 1));
            } else {
                selectionChanged();
            }
        }
        revealWanted();
    }

    private void revealWanted() {
        if (top != null) {
            rows.place(top).ifPresent(row -> {
                if (row < table.getItemCount()) {
                    select(row);
                    top = null;
                }
            });
        }
    }

    private void selectionChanged() {
        List<UUID> ids = Arrays.stream(table.getSelectionIndices())
                .filter(row -> row < rows.count())
                .mapToObj(rows::id)
                .toList();
        selected = new HashSet<>(ids);
        selectedUnder = rows.filter();
        firstSelected = Math.max(0, table.getSelectionIndex());
        desk.selection().select(ids);
    }

    private void select(int row) {
        table.setSelection(row);
        table.showSelection();
        selectionChanged();
    }

    /** Selects a recording as soon as its row is there. */
    void reveal(UUID id) {
        top = id;
        revealWanted();
    }

    void selectFirst() {
        if (table.getItemCount() > 0) {
            select(0);
        }
        table.setFocus();
    }
}
