package org.voicerecorder.workbench.internal.views;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableEditor;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.workbench.WorkbenchIds;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.KeyContexts;
import org.voicerecorder.workbench.internal.MarkerEdits;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.model.MarkerModel;
import org.voicerecorder.workbench.internal.model.Texts;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** The markers of a recording by place: choosing one goes there, F2 or a double click edits its text in place. */
final class MarkerTable {
    private static final int PLACE_WIDTH = 96;
    private static final int TEXT = 1;
    private static final int MARGIN = 12;

    private final Desk desk;
    private final MarkerModel model;
    private final Table table;
    private final TableEditor editor;
    private List<Marker> listed = List.of();
    private boolean updating;

    MarkerTable(Composite parent, Desk desk) {
        this.desk = desk;
        model = desk.markers();
        table = Names.name(new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE | SWT.VIRTUAL), Messages.markersList);
        table.setHeaderVisible(true);
        table.setData("org.eclipse.e4.ui.css.id", "MarkerTable");
        table.setData(KeyContexts.OWN_KEYS, WorkbenchIds.MARKERS_CONTEXT);
        column(Messages.markersColumnPlace, PLACE_WIDTH);
        TableColumn text = column(Messages.markersColumnText, PLACE_WIDTH);
        table.addListener(
                SWT.Resize, e -> text.setWidth(Math.max(PLACE_WIDTH, table.getClientArea().width - PLACE_WIDTH)));
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, e -> jump());
        table.addListener(SWT.DefaultSelection, e -> jump());
        table.addListener(SWT.MouseDoubleClick, e -> edit());
        table.addListener(SWT.Paint, e -> hint(e.gc));
        editor = new TableEditor(table);
        editor.grabHorizontal = true;
        editor.horizontalAlignment = SWT.LEFT;
    }

    private TableColumn column(String name, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(name);
        column.setWidth(width);
        return column;
    }

    /** What an empty list says. */
    private void hint(GC gc) {
        if (table.getItemCount() == 0) {
            Rectangle area = table.getClientArea();
            TextLayout words = new TextLayout(table.getDisplay());
            words.setFont(table.getFont());
            words.setText(model.recording().isEmpty() ? Messages.markersNoRecording : Messages.markersNone);
            words.setWidth(Math.max(1, area.width - 2 * MARGIN));
            words.setAlignment(SWT.CENTER);
            gc.setForeground(Palette.of(table).quiet());
            words.draw(gc, MARGIN, Math.max(table.getHeaderHeight(), area.height / 3));
            words.dispose();
        }
    }

    Table control() {
        return table;
    }

    private void fill(Event e) {
        int row = table.indexOf((TableItem) e.item);
        if (row >= 0 && row < listed.size()) {
            Marker marker = listed.get(row);
            String text = marker.text().isEmpty() ? NLS.bind(Messages.markersUnnamed, row + 1) : marker.text();
            ((TableItem) e.item).setText(new String[] {place(marker), text});
        }
    }

    private String place(Marker marker) {
        Duration from = model.time(marker.frame());
        return marker.frames() == 0
                ? Texts.clock(from)
                : Texts.clock(from) + " – " + Texts.clock(model.time(marker.end()));
    }

    /** Shows what there is now; a text that is being typed stays. */
    void update() {
        updating = true;
        try {
            refill();
        } finally {
            updating = false;
        }
    }

    private void refill() {
        if (!listed.equals(model.all())) {
            listed = model.all();
            table.setItemCount(listed.size());
            table.clearAll();
        }
        if (listed.isEmpty()) {
            table.redraw();
        }
        int place = model.place();
        if (place != table.getSelectionIndex()) {
            table.deselectAll();
            if (place >= 0) {
                table.setSelection(place);
            }
        }
    }

    private void jump() {
        if (updating) {
            // The toolkit also tells of rows that it selects by itself while others come and go.
            return;
        }
        int row = table.getSelectionIndex();
        if (row >= 0 && row < listed.size()) {
            model.choose(listed.get(row).id());
            desk.player().seek(model.time(listed.get(row).frame()));
        }
    }

    /** Edits the chosen one, else the last one that the cursor has passed. */
    void edit() {
        Optional<Marker> wanted = model.chosen()
                .or(() -> model.before(desk.player().position().plusMillis(1), Duration.ZERO))
                .or(() -> listed.stream().findFirst());
        wanted.ifPresent(marker -> {
            model.choose(marker.id());
            int row = table.getSelectionIndex();
            if (row >= 0) {
                table.showSelection();
                open(row, marker.id(), marker.text());
            }
        });
    }

    private void open(int row, UUID id, String old) {
        close();
        Text text = Names.name(new Text(table, SWT.SINGLE | SWT.BORDER), Messages.markerText);
        text.setTextLimit(Marker.MAXIMUM_TEXT);
        text.setText(old);
        text.addListener(SWT.FocusOut, e -> keep(text, id));
        text.addListener(SWT.Traverse, e -> {
            if (e.detail == SWT.TRAVERSE_RETURN) {
                keep(text, id);
                table.setFocus();
            } else if (e.detail == SWT.TRAVERSE_ESCAPE) {
                close();
                table.setFocus();
            } else {
                return;
            }
            e.detail = SWT.TRAVERSE_NONE;
            e.doit = false;
        });
        editor.setEditor(text, table.getItem(row), TEXT);
        text.selectAll();
        text.setFocus();
    }

    private void keep(Text text, UUID id) {
        if (editor.getEditor() == text) {
            String typed = text.getText();
            close();
            new MarkerEdits(desk).describe(id, typed);
        }
    }

    private void close() {
        if (editor.getEditor() instanceof Text open) {
            // Forgotten first: disposing it takes the focus away, which would keep what Esc throws away.
            editor.setEditor(null);
            open.dispose();
        }
    }
}
