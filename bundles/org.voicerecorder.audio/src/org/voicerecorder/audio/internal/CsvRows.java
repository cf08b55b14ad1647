package org.voicerecorder.audio.internal;

import java.util.ArrayList;
import java.util.List;

/** Splits text into rows and fields. Source: RFC 4180; also reads bare line feeds and another separator. */
final class CsvRows {
    /** @param line where it begins, from 1: a field in quotes may hold line ends */
    record Row(int line, List<String> fields) {}

    private final String text;
    private final char separator;
    private final List<String> problems;
    private final List<Row> rows = new ArrayList<>();
    private List<String> fields = new ArrayList<>();
    private int at;
    private int line = 1;
    private int rowLine = 1;

    private CsvRows(String text, char separator, List<String> problems) {
        this.text = text;
        this.separator = separator;
        this.problems = problems;
    }

    /** Rows without content are left out. */
    static List<Row> read(String text, char separator, List<String> problems) {
        CsvRows reader = new CsvRows(text, separator, problems);
        while (reader.at < text.length()) {
            reader.field();
        }
        reader.endRow();
        return reader.rows;
    }

    private void field() {
        String field = text.charAt(at) == '"' ? quoted() : plain();
        fields.add(field);
        if (at >= text.length()) {
            return;
        }
        char c = text.charAt(at++);
        if (c == separator) {
            if (at == text.length()) {
                fields.add("");
            }
            return;
        }
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        endRow();
    }

    private String plain() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    /** The position is at the opening quote; afterwards at what follows the closing one. */
    private String quoted() {
        int opened = line;
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' && at < text.length() && text.charAt(at) == '"') {
                at++;
            } else if (c == '"') {
                return field + rest();
            } else if (c == '\n') {
                line++;
            }
            field.append(c);
        }
        problems.add("line %d: a quote is never closed".formatted(opened));
        return field.toString();
    }

    /** Nothing may follow a closing quote but a separator or a line end. */
    private String rest() {
        String rest = plain();
        if (!rest.isBlank()) {
            problems.add("line %d: '%s' follows a closing quote".formatted(line, AudacityLabels.shown(rest)));
        }
        return "";
    }

    private void endRow() {
        if (fields.stream().anyMatch(field -> !field.isBlank())) {
            rows.add(new Row(rowLine, fields));
        }
        fields = new ArrayList<>();
        rowLine = line;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
