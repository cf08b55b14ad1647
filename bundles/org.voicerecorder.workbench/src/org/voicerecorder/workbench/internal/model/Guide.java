package org.voicerecorder.workbench.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The user's guide in chapters, read from the Markdown that the documentation is written in: headings, paragraphs, lists,
 * bold, italic and code. Pictures are left out.
 */
public record Guide(List<Chapter> chapters) {
    private static final Pattern MARKED = Pattern.compile("\\*\\*(.+?)\\*\\*|\\*(.+?)\\*|`(.+?)`|\\[(.+?)]\\([^)]*\\)");

    /** What is under one heading. */
    public record Chapter(String title, String text, List<Span> spans) {}

    /** A part of a chapter's text that looks different. */
    public record Span(int start, int length, Look look) {}

    /** How a part looks. */
    public enum Look {
        BOLD,
        ITALIC,
        CODE
    }

    public static Guide parse(String markdown) {
        List<Chapter> chapters = new ArrayList<>();
        for (String part : markdown.split("(?m)^(?=##? )")) {
            int end = part.indexOf('\n');
            if (end > 0) {
                chapters.add(
                        chapter(part.substring(0, end).replaceFirst("^#+ ", "").strip(), part.substring(end + 1)));
            }
        }
        return new Guide(List.copyOf(chapters));
    }

    public Optional<Chapter> chapter(String title) {
        return chapters.stream().filter(c -> c.title().equals(title)).findFirst();
    }

    private static Chapter chapter(String title, String body) {
        List<String> paragraphs = new ArrayList<>();
        for (String block : body.strip().split("\n\\s*\n")) {
            if (!block.isBlank() && !block.startsWith("![")) {
                paragraphs.add(block.startsWith("|") ? table(block) : paragraph(block));
            }
        }
        return unmark(title, String.join("\n\n", paragraphs));
    }

    /** A line of a list begins anew; any other goes on with its paragraph. */
    private static String paragraph(String block) {
        return block.replaceAll("\n(?!- )\\s*", " ").replaceAll("(?m)^- ", "\u2022 ");
    }

    /** The rows below the heading, as a list. */
    private static String table(String block) {
        return block.lines()
                .skip(2)
                .map(row -> row.replaceAll("^\\|\\s*|\\s*\\|\\s*$", ""))
                .map(row -> "\u2022 " + row.replaceAll("\\s*\\|\\s*", ": "))
                .collect(Collectors.joining("\n"));
    }

    private static Chapter unmark(String title, String marked) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        Matcher m = MARKED.matcher(marked);
        int from = 0;
        while (m.find()) {
            text.append(marked, from, m.start());
            from = m.end();
            for (int group = 1; group <= m.groupCount(); group++) {
                if (m.group(group) != null) {
                    if (group <= Look.values().length) {
                        spans.add(new Span(text.length(), m.group(group).length(), Look.values()[group - 1]));
                    }
                    text.append(m.group(group));
                }
            }
        }
        return new Chapter(title, text.append(marked.substring(from)).toString(), List.copyOf(spans));
    }
}
