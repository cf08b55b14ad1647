package org.voicerecorder.workbench.internal.views;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
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
 * its recording has arrived.
 */
final class LibraryTable implements RowModel.View {
    private final Desk desk;
    private final RowModel rows;
    private final Table table;
    private final TableColumns columns;
    private final ThumbnailImages thumbnails;
    private final VirtualItems items;
    /** What the user selected last, be it among the rows or not. */
    private Set<UUID> chosen = new HashSet<>();

    private Set<UUID> selected = new HashSet<>();
    private RecordingFilter selectedUnder = RecordingFilter.PRESENT;
    private int firstSelected;
    private UUID top;

    LibraryTable(Composite parent, Desk desk) {
        this.desk = desk;
        rows = desk.rows();
        table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        table.setData("org.eclipse.e4.ui.css.id", "LibraryTable");
        Names.name(table, Messages.libraryTable);
        columns = new TableColumns(table, desk, this::refill);
        thumbnails = new ThumbnailImages(table.getDisplay());
        items = new VirtualItems(table, desk.background(), this::restoreSelection);
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
        if (event.index < 0) {
            // The toolkit asks for a row that it is just removing; an exception would leave its items half gone.
            return;
        }
        TableItem item = (TableItem) event.item;
        Optional<Recording> recording = rows.row(event.index);
        items.filled(event.index);
        item.setText(columns.texts(recording));
        item.setImage(
                TableColumns.WAVE,
                recording.map(r -> thumbnail(r, table.isSelected(event.index))).orElseGet(thumbnails::empty));
    }

    /** On the ground of a selected row the usual colour could hardly be seen. */
    private Image thumbnail(Recording recording, boolean isSelected) {
        Color colour = isSelected
                ? table.getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT)
                : Palette.of(table).wave();
        return desk.thumbnails()
                .thumbnail(recording, this::thumbnailArrived)
                .map(peaks -> thumbnails.of(recording.id(), peaks, colour.getRGB()))
                .orElseGet(thumbnails::empty);
    }

    private void refill() {
        items.changed(0, table.getItemCount() - 1);
    }

    private void thumbnailArrived(UUID id) {
        if (!table.isDisposed()) {
            rows.place(id).ifPresent(row -> items.changed(row, row));
        }
    }

    @Override
    public void rowsArrived(int first, int last) {
        items.changed(first, last);
    }

    @Override
    public void rowsChanged() {
        if (!table.isDisposed()) {
            columns.showOrder(rows.order());
            items.replace(rows.count());
            if (!items.isSettled()) {
                restoreSelection();
            }
        }
    }

    /** Selects again what the user had selected, as far as it is among these rows; a search takes it away for a while only. */
    private void restoreSelection() {
        int[] places = chosen.stream()
                .map(rows::place)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .filter(row -> row < table.getItemCount())
                .sorted()
                .toArray();
        if (!Arrays.equals(places, table.getSelectionIndices())) {
            int first = table.getTopIndex();
            // With the place that keys start from: where the rows have moved, it is another recording's.
            table.setSelection(places);
            table.setTopIndex(first);
        }
        if (items.isSettled() && rows.isLoaded() && !selected.equals(Set.copyOf(idsOf(places)))) {
            boolean removed =
                    places.length == 0 && rows.count() > 0 && rows.filter().equals(selectedUnder);
            if (removed && !selected.isEmpty()) {
                select(Math.min(firstSelected, rows.count() - 1));
            } else {
                take(idsOf(places));
            }
        }
        revealWanted();
    }

    private List<UUID> idsOf(int... places) {
        return Arrays.stream(places)
                .filter(row -> row < rows.count())
                .mapToObj(rows::id)
                .toList();
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

    /** The user selected something else. */
    private void selectionChanged() {
        List<UUID> ids = idsOf(table.getSelectionIndices());
        chosen = new HashSet<>(ids);
        take(ids);
    }

    private void take(List<UUID> ids) {
        Set<UUID> before = selected;
        selected = new HashSet<>(ids);
        if (!selected.equals(before)) {
            // Their pictures change colour.
            refill();
        }
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
