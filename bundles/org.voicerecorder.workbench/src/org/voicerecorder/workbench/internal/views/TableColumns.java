package org.voicerecorder.workbench.internal.views;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private final Runnable extended;
    private boolean copiesWanted;

    /** @param extended run when there is a column more: the rows' texts are to be asked for again */
    TableColumns(Table table, Desk desk, Runnable extended) {
        this.extended = extended;
        this.table = table;
        this.desk = desk;
        kinds.subList(0, COPIES).forEach(this::create);
        restore();
        table.addListener(SWT.MouseMove, this::explain);
        table.addDisposeListener(e -> remember());
    }

    private void create(Kind kind) {
        TableColumn column = new TableColumn(table, kind.style());
        column.setText(kind.title());
        column.setWidth(kind.width());
        column.setMoveable(true);
        column.addListener(SWT.Selection, e -> kind.sort().ifPresent(this::sort));
    }

    /** What the sign in the column of copies means. */
    private void explain(Event e) {
        TableItem item = table.getItem(new Point(e.x, e.y));
        boolean overCopies = item != null
                && table.getColumnCount() > COPIES
                && item.getBounds(COPIES).contains(e.x, e.y);
        String words = overCopies
                ? desk.rows()
                        .row(table.indexOf(item))
                        .filter(Copies::exist)
                        .map(r -> Copies.inWords(r, desk.clock()))
                        .orElse(null)
                : null;
        if (!Objects.equals(words, table.getToolTipText())) {
            table.setToolTipText(words);
        }
    }

    /**
     * Nothing is said of copies before there are any: where no provider is installed there never will be. Made between
     * events, for it is asked for while the table fetches its texts.
     */
    private void wantCopies() {
        if (!copiesWanted) {
            copiesWanted = true;
            desk.background().display().execute(() -> {
                if (!table.isDisposed()) {
                    create(kinds.get(COPIES));
                    restore();
                    extended.run();
                }
            });
        }
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
        if (recording.filter(Copies::exist).isPresent()) {
            wantCopies();
        }
        return recording
                .map(r -> new String[] {
                    "",
                    r.title(),
                    Texts.date(r.createdAt(), desk.clock()),
                    r.audio().map(a -> Texts.length(a.duration())).orElse(""),
                    Texts.tags(r),
                    new ByteSize(r.sizeBytes()).toString(),
                    Copies.sign(r)
                })
                .orElseGet(() -> new String[] {"", Messages.loading, "", "", "", "", ""});
    }

    /** What was kept for a column that is not there is let go; one that is new has its own width and comes last. */
    private void restore() {
        int count = table.getColumnCount();
        numbers(Preferences.get(ORDER_KEY))
                .ifPresent(order -> table.setColumnOrder(
                        IntStream.concat(Arrays.stream(order).filter(i -> i < count), IntStream.range(0, count))
                                .distinct()
                                .toArray()));
        numbers(Preferences.get(WIDTHS_KEY)).ifPresent(widths -> {
            for (int i = 0; i < Math.min(count, widths.length); i++) {
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
