package org.voicerecorder.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.search.internal.Clause.Group;

/**
 * Reads what somebody typed: words, {@code "phrases"}, {@code -unwanted}, {@code a OR b}, {@code begin*} and
 * {@code title:}, {@code tag:}, {@code description:} before a word or phrase. Everything is valid: what is not syntax is
 * words. The last word, if nothing follows it, also stands for its continuations.
 */
final class QueryText {
    private final String text;
    private int at;

    private QueryText(String text) {
        this.text = text;
    }

    static List<Group> read(String text) {
        return new QueryText(text).groups();
    }

    private List<Group> groups() {
        var groups = new ArrayList<Group>();
        boolean or = false;
        while (skipBlanks()) {
            if (isOr()) {
                at += 2;
                or = !groups.isEmpty();
                continue;
            }
            boolean unwanted = signOfUnwanted();
            Clause clause = clause();
            if (or && !unwanted && !groups.getLast().unwanted()) {
                var alternatives = new ArrayList<>(groups.removeLast().alternatives());
                alternatives.add(clause);
                groups.add(new Group(alternatives, false));
            } else {
                groups.add(new Group(List.of(clause), unwanted));
            }
            or = false;
        }
        lastIsABeginning(groups);
        return groups;
    }

    private static void lastIsABeginning(List<Group> groups) {
        if (!groups.isEmpty() && !groups.getLast().unwanted()) {
            var alternatives = new ArrayList<>(groups.removeLast().alternatives());
            Clause last = alternatives.removeLast();
            alternatives.add(last.phrase() ? last : last.withBeginning());
            groups.add(new Group(alternatives, false));
        }
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private boolean isOr() {
        return text.startsWith("OR", at) && (at + 2 == text.length() || Character.isWhitespace(text.charAt(at + 2)));
    }

    private boolean signOfUnwanted() {
        boolean sign = text.charAt(at) == '-'
                && at + 1 < text.length()
                && !Character.isWhitespace(text.charAt(at + 1))
                && text.charAt(at + 1) != '-';
        if (sign) {
            at++;
        }
        return sign;
    }

    private Clause clause() {
        Optional<String> field = field();
        if (text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            if (end > 0) {
                String phrase = text.substring(at + 1, end);
                at = end + 1;
                return new Clause(field, phrase, true, false);
            }
        }
        int start = at;
        do {
            at++;
        } while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '"');
        String word = text.substring(start, at);
        return new Clause(field, word, false, word.length() > 1 && word.endsWith("*"));
    }

    /** A field's name, a colon, and something behind it. */
    private Optional<String> field() {
        for (String name : Clause.FIELDS) {
            int end = at + name.length();
            if (end + 1 < text.length()
                    && text.substring(at, end).toLowerCase(Locale.ROOT).equals(name)
                    && text.charAt(end) == ':'
                    && !Character.isWhitespace(text.charAt(end + 1))) {
                at = end + 1;
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
