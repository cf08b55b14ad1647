package org.voicerecorder.audio.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.voicerecorder.api.marker.Marker;

/** Markers as a table for spreadsheets and scripts (RFC 4180). */
public final class MarkerCsv {
    private static final List<String> COLUMNS = List.of("time", "frame", "length", "text");

    private MarkerCsv() {}

    public static String write(List<Marker> markers, int sampleRate) {
        StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        markers.stream().sorted(Comparator.comparingLong(Marker::frame)).forEach(marker -> out.append(
                        MarkerLine.seconds(marker.frame(), sampleRate))
                .append(',')
                .append(marker.frame())
                .append(',')
                .append(MarkerLine.seconds(marker.frames(), sampleRate))
                .append(',')
                .append(quoted(Marker.oneLine(marker.text())))
                .append("\r\n"));
        return out.toString();
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") || text.contains(";")
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    /** Wrong lines become problems. A header with semicolons, as some spreadsheets write, says what separates. */
    public static List<MarkerLine> read(String text, List<String> problems) {
        String header = text.lines().findFirst().orElse("");
        char separator = header.contains(";") && !header.contains(",") ? ';' : ',';
        List<CsvRows.Row> rows = CsvRows.read(text, separator, problems);
        if (rows.isEmpty()) {
            problems.add("line 1: there is no header row 'time,frame,length,text'");
            return List.of();
        }
        List<String> columns = rows.getFirst().fields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.contains("time") && !columns.contains("frame")) {
            problems.add("line %d: the header row has neither 'time' nor 'frame', only: %s"
                    .formatted(rows.getFirst().line(), AudacityLabels.shown(String.join(", ", columns))));
            return List.of();
        }
        List<MarkerLine> lines = new ArrayList<>();
        for (CsvRows.Row row : rows.subList(1, rows.size())) {
            line(row, columns, problems).ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<MarkerLine> line(CsvRows.Row row, List<String> columns, List<String> problems) {
        if (row.fields().size() > columns.size()) {
            problems.add("line %d: it has %d fields, the header row has %d"
                    .formatted(row.line(), row.fields().size(), columns.size()));
            return Optional.empty();
        }
        int known = problems.size();
        String frameText = field(row, columns, "frame").strip();
        String timeText = field(row, columns, "time");
        String lengthText = field(row, columns, "length");
        OptionalLong frame =
                frameText.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(frameText)) : OptionalLong.empty();
        Optional<BigDecimal> time = MarkerLine.seconds(timeText);
        Optional<BigDecimal> length =
                lengthText.isBlank() ? Optional.of(BigDecimal.ZERO) : MarkerLine.seconds(lengthText);
        if (!frameText.isEmpty() && frame.isEmpty()) {
            problems.add("line %d: '%s' is not a frame".formatted(row.line(), AudacityLabels.shown(frameText)));
        } else if (frame.isEmpty() && time.isEmpty()) {
            problems.add("line %d: '%s' is not a time".formatted(row.line(), AudacityLabels.shown(timeText)));
        }
        if (length.isEmpty()) {
            problems.add("line %d: '%s' is not a length".formatted(row.line(), AudacityLabels.shown(lengthText)));
        }
        return problems.size() > known
                ? Optional.empty()
                : Optional.of(
                        new MarkerLine(row.line(), frame, time, length.orElseThrow(), field(row, columns, "text")));
    }

    private static String field(CsvRows.Row row, List<String> columns, String name) {
        int index = columns.indexOf(name);
        return index < 0 || index >= row.fields().size() ? "" : row.fields().get(index);
    }
}
