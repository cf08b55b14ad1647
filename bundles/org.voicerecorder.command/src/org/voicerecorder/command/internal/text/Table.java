package org.voicerecorder.command.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rows in columns that fit a width. Columns that may shrink give way, the widest first, and end in an ellipsis. Cells
 * are made safe for the terminal here.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int SMALLEST = 6;

    /** @param shrinks whether its cells may be cut */
    public record Column(String heading, boolean right, boolean shrinks, UnaryOperator<String> paint) {
        public static Column left(String heading) {
            return new Column(heading, false, false, UnaryOperator.identity());
        }

        public static Column right(String heading) {
            return new Column(heading, true, false, UnaryOperator.identity());
        }

        public static Column text(String heading) {
            return new Column(heading, false, true, UnaryOperator.identity());
        }

        public Column painted(UnaryOperator<String> newPaint) {
            return new Column(heading, right, shrinks, newPaint);
        }
    }

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    public void add(List<String> cells) {
        rows.add(cells.stream().map(Escapes::visible).toList());
    }

    /** All lines, each with its line end, none wider than the given width unless the fixed columns alone are. */
    public String render(int width, Style style) {
        int[] widths = widths(width);
        StringBuilder text = new StringBuilder();
        List<String> headings = columns.stream().map(Column::heading).toList();
        line(text, headings, widths, style, true);
        rows.forEach(row -> line(text, row, widths, style, false));
        return text.toString();
    }

    private int[] widths(int available) {
        int[] widths = new int[columns.size()];
        long total = (long) GAP.length() * (columns.size() - 1);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = TextWidth.of(columns.get(i).heading());
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
            }
            total += widths[i];
        }
        while (total > available) {
            int widest = widestThatShrinks(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            total--;
        }
        return widths;
    }

    private int widestThatShrinks(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean candidate = columns.get(i).shrinks() && widths[i] > SMALLEST;
            if (candidate && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private void line(StringBuilder text, List<String> cells, int[] widths, Style style, boolean heading) {
        int begin = text.length();
        for (int i = 0; i < widths.length; i++) {
            Column column = columns.get(i);
            String cell = TextWidth.ellipsize(cells.get(i), widths[i]);
            int padding = widths[i] - TextWidth.of(cell);
            String painted = heading
                    ? style.heading(cell)
                    : style.isColored() ? column.paint().apply(cell) : cell;
            text.append(i == 0 ? "" : GAP);
            if (column.right()) {
                text.repeat(' ', padding).append(painted);
            } else {
                text.append(painted).repeat(' ', padding);
            }
        }
        int end = text.length();
        while (end > begin && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }
}
