package org.voicerecorder.audio.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.voicerecorder.api.marker.Marker;

/** Label tracks of Audacity. Source: its manual, "Importing and Exporting Labels", extended format included. */
public final class AudacityLabels {
    private AudacityLabels() {}

    /** Lines end as Audacity's do on the system that most people have: with a line feed, which it reads everywhere. */
    public static String write(List<Marker> markers, int sampleRate) {
        StringBuilder out = new StringBuilder();
        markers.stream().sorted(Comparator.comparingLong(Marker::frame)).forEach(marker -> out.append(
                        MarkerLine.seconds(marker.frame(), sampleRate))
                .append('\t')
                .append(MarkerLine.seconds(marker.end(), sampleRate))
                .append('\t')
                .append(Marker.oneLine(marker.text()))
                .append('\n'));
        return out.toString();
    }

    /** Wrong lines become problems. */
    public static List<MarkerLine> read(String text, List<String> problems) {
        List<MarkerLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("\\")) {
                label(number, line, problems).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private static Optional<MarkerLine> label(int number, String line, List<String> problems) {
        String[] parts = line.split("\t", 3);
        if (parts.length < 2) {
            problems.add("line %d: no label: its begin, its end and its text have tabs between them".formatted(number));
            return Optional.empty();
        }
        Optional<BigDecimal> begin = MarkerLine.seconds(parts[0]);
        Optional<BigDecimal> end = MarkerLine.seconds(parts[1]);
        if (begin.isEmpty() || end.isEmpty()) {
            String wrong = begin.isEmpty() ? parts[0] : parts[1];
            problems.add("line %d: '%s' is not a time in seconds".formatted(number, shown(wrong)));
            return Optional.empty();
        }
        BigDecimal length = end.get().subtract(begin.get());
        if (length.signum() < 0) {
            problems.add("line %d: it ends before it begins".formatted(number));
            return Optional.empty();
        }
        return Optional.of(
                new MarkerLine(number, OptionalLong.empty(), begin, length, parts.length > 2 ? parts[2] : ""));
    }

    static String shown(String text) {
        String line = Marker.oneLine(text);
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
