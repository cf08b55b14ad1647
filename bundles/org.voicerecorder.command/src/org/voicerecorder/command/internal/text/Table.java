package org.voicerecorder.command.internal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Rows in columns that fit a width. Where it is narrow, columns that may be left out are, one after the other; then those
 * that may shrink give way, the widest first, and end in an ellipsis. Cells are made safe for the terminal here.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int SMALLEST = 6;
    /** Cut shorter than this, a text tells little: rather are other columns left out. */
    private static final int USEFUL = 12;

    private static final int STAYS = 0;

    /**
     * @param shrinks whether its cells may be cut
     * @param leaves when it is left out for want of room: 1 is the first to leave, 0 stays
     */
    public record Column(String heading, boolean right, boolean shrinks, int leaves, UnaryOperator<String> paint) {
        public static Column left(String heading) {
            return new Column(heading, false, false, STAYS, UnaryOperator.identity());
        }

        public static Column right(String heading) {
            return new Column(heading, true, false, STAYS, UnaryOperator.identity());
        }

        public static Column text(String heading) {
            return new Column(heading, false, true, STAYS, UnaryOperator.identity());
        }

        public Column painted(UnaryOperator<String> newPaint) {
            return new Column(heading, right, shrinks, leaves, newPaint);
        }

        /** @param order 1 is the first to leave */
        public Column leaving(int order) {
            return new Column(heading, right, shrinks, order, paint);
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
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = natural(i);
        }
        List<Integer> shown = shown(widths, width);
        shrink(widths, shown, width);
        StringBuilder text = new StringBuilder();
        List<String> headings = columns.stream().map(Column::heading).toList();
        line(text, headings, widths, shown, style, true);
        rows.forEach(row -> line(text, row, widths, shown, style, false));
        return text.toString();
    }

    private int natural(int column) {
        int widest = TextWidth.of(columns.get(column).heading());
        for (List<String> row : rows) {
            widest = Math.max(widest, TextWidth.of(row.get(column)));
        }
        return widest;
    }

    /** The columns there is room for, from left to right. */
    private List<Integer> shown(int[] widths, int available) {
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, widths.length).boxed().toList());
        List<Integer> leaving = shown.stream()
                .filter(i -> columns.get(i).leaves() != STAYS)
                .sorted(Comparator.comparing(i -> columns.get(i).leaves()))
                .toList();
        for (Integer next : leaving) {
            int[] needed = new int[widths.length];
            shown.forEach(i -> needed[i] = columns.get(i).shrinks() ? Math.min(widths[i], USEFUL) : widths[i]);
            if (total(needed, shown) <= available) {
                break;
            }
            shown.remove(next);
        }
        return shown;
    }

    private static long total(int[] widths, List<Integer> shown) {
        return shown.stream().mapToLong(i -> widths[i]).sum() + (long) GAP.length() * (shown.size() - 1);
    }

    private void shrink(int[] widths, List<Integer> shown, int available) {
        for (long total = total(widths, shown); total > available; total--) {
            int widest = widestThatShrinks(widths, shown);
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private int widestThatShrinks(int[] widths, List<Integer> shown) {
        int widest = -1;
        for (int i : shown) {
            boolean candidate = columns.get(i).shrinks() && widths[i] > SMALLEST;
            if (candidate && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private void line(
            StringBuilder text, List<String> cells, int[] widths, List<Integer> shown, Style style, boolean heading) {
        int begin = text.length();
        for (int i : shown) {
            Column column = columns.get(i);
            String cell = TextWidth.ellipsize(cells.get(i), widths[i]);
            int padding = widths[i] - TextWidth.of(cell);
            String painted = heading
                    ? style.heading(cell)
                    : style.isColored() ? column.paint().apply(cell) : cell;
            text.append(text.length() == begin ? "" : GAP);
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
