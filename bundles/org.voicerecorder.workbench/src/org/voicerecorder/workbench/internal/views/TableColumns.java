package org.voicerecorder.workbench.internal.views;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.RecordingOrder.Field;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Messages;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.model.Texts;

/** The columns of the library table: what they show, by what they sort, and how the user arranged them. */
final class TableColumns {
    static final int WAVE = 0;
    static final int TITLE = 1;
    static final int COPIES = 6;

    private static final String ORDER_KEY = "table.order";
    private static final String WIDTHS_KEY = "table.widths";

    private record Kind(String title, int width, int style, Optional<Field> sort) {}

    private final Table table;
    private final Desk desk;
    private final List<Kind> kinds = List.of(
            new Kind(Messages.columnWave, 116, SWT.LEFT, Optional.empty()),
            new Kind(Messages.columnTitle, 224, SWT.LEFT, Optional.of(Field.TITLE)),
            new Kind(Messages.columnDate, 88, SWT.LEFT, Optional.of(Field.CREATED)),
            new Kind(Messages.columnLength, 70, SWT.RIGHT, Optional.of(Field.DURATION)),
            new Kind(Messages.columnTags, 108, SWT.LEFT, Optional.empty()),
            new Kind(Messages.columnSize, 74, SWT.RIGHT, Optional.of(Field.SIZE)),
            new Kind(Messages.columnCopies, 58, SWT.CENTER, Optional.empty()));

    TableColumns(Table table, Desk desk) {
        this.table = table;
        this.desk = desk;
        for (Kind kind : kinds) {
            TableColumn column = new TableColumn(table, kind.style());
            column.setText(kind.title());
            column.setWidth(kind.width());
            column.setMoveable(true);
            column.addListener(SWT.Selection, e -> kind.sort().ifPresent(this::sort));
        }
        restore();
        table.addListener(SWT.MouseMove, this::explain);
        table.addDisposeListener(e -> remember());
    }

    /** What the sign in the column of copies means. */
    private void explain(Event e) {
        TableItem item = table.getItem(new Point(e.x, e.y));
        boolean overCopies = item != null && item.getBounds(COPIES).contains(e.x, e.y);
        String words = overCopies
                ? desk.rows().row(table.indexOf(item)).map(this::copiesInWords).orElse(null)
                : null;
        if (!Objects.equals(words, table.getToolTipText())) {
            table.setToolTipText(words);
        }
    }

    private String copiesInWords(Recording recording) {
        return switch (recording.syncStatus()) {
            case UNSYNCED -> Messages.propertiesCopiesNone;
            case SYNCING -> Messages.copiesUnderWay;
            case SYNCED ->
                recording
                        .lastSyncedAt()
                        .map(at -> NLS.bind(Messages.copiesSince, Texts.fullDate(at, desk.clock())))
                        .orElse(Messages.copiesThere);
            case FAILED, QUOTA_EXCEEDED, CONFLICT -> Messages.copiesFailed;
        };
    }

    private void sort(Field field) {
        RecordingOrder now = desk.rows().order();
        boolean descending = now.field() == field ? !now.descending() : field == Field.CREATED;
        desk.rows().show(desk.rows().filter(), new RecordingOrder(field, descending));
    }

    void showOrder(RecordingOrder order) {
        IntStream.range(0, kinds.size())
                .filter(i -> kinds.get(i).sort().filter(f -> f == order.field()).isPresent())
                .findFirst()
                .ifPresent(i -> {
                    table.setSortColumn(table.getColumn(i));
                    table.setSortDirection(order.descending() ? SWT.DOWN : SWT.UP);
                });
    }

    String[] texts(Optional<Recording> recording) {
        return recording
                .map(r -> new String[] {
                    "",
                    r.title(),
                    Texts.date(r.createdAt(), desk.clock()),
                    r.audio().map(a -> Texts.length(a.duration())).orElse(""),
                    Texts.tags(r),
                    new ByteSize(r.sizeBytes()).toString(),
                    copies(r)
                })
                .orElseGet(() -> new String[] {"", Messages.loading, "", "", "", "", ""});
    }

    private static String copies(Recording recording) {
        return switch (recording.syncStatus()) {
            case UNSYNCED -> "";
            case SYNCING -> "\u21BB";
            case SYNCED -> "\u2713";
            case FAILED, QUOTA_EXCEEDED, CONFLICT -> "!";
        };
    }

    private void restore() {
        numbers(Preferences.get(ORDER_KEY))
                .filter(order -> Arrays.stream(order)
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(IntStream.range(0, kinds.size()).boxed().toList()))
                .ifPresent(table::setColumnOrder);
        numbers(Preferences.get(WIDTHS_KEY))
                .filter(w -> w.length == kinds.size())
                .ifPresent(widths -> {
                    for (int i = 0; i < widths.length; i++) {
                        table.getColumn(i).setWidth(Math.clamp(widths[i], 24, 2000));
                    }
                });
    }

    private static Optional<int[]> numbers(Optional<String> text) {
        return text.filter(t -> t.matches("\\d{1,5}(,\\d{1,5})*"))
                .map(t ->
                        Arrays.stream(t.split(",")).mapToInt(Integer::parseInt).toArray());
    }

    private void remember() {
        Preferences.put(ORDER_KEY, join(table.getColumnOrder()));
        Preferences.put(
                WIDTHS_KEY,
                join(Arrays.stream(table.getColumns())
                        .mapToInt(TableColumn::getWidth)
                        .toArray()));
    }

    private static String join(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
