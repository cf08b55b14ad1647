package org.voicerecorder.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingChange;

/** What titles, descriptions and tags may be (VAL-1). Everything wrong is reported together. */
public final class Metadata {
    public static final int MAXIMUM_TITLE = 500;
    public static final int MAXIMUM_DESCRIPTION = 10_000;
    public static final int MAXIMUM_TAG = 100;

    /** All tags of a recording together. */
    public static final int MAXIMUM_TAGS = 10_000;

    private Metadata() {}

    /**
     * Checks a change before anything is done.
     *
     * @return the change with its texts trimmed
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} with all problems at once
     */
    public static RecordingChange check(RecordingChange change) {
        var problems = new ArrayList<String>();
        Optional<String> title = change.title().map(String::strip);
        title.ifPresent(t -> checkTitle(t, problems));
        Optional<String> description = change.description().map(String::strip);
        description.ifPresent(d -> checkLength("The description", d, MAXIMUM_DESCRIPTION, problems));
        var tags = change.tags().map(t -> tags(t, problems));
        var add = tags(change.addTags(), problems);
        var remove = change.removeTags().stream().map(String::strip).collect(Collectors.toSet());
        throwIfAny(problems);
        return new RecordingChange(title, description, tags, add, remove, change.status());
    }

    /** Checks what the user says of something new before anything is done; as {@link #check(RecordingChange)}. */
    public static void check(Optional<String> title, Optional<String> description, Collection<String> tags) {
        var change = RecordingChange.tags(new TreeSet<>(tags), Set.of());
        change = title.filter(t -> !t.isBlank()).map(change::withTitle).orElse(change);
        check(description.map(change::withDescription).orElse(change));
    }

    /** A description made from a file's tags: cut instead of refused. */
    public static Optional<String> fitDescription(String description) {
        return Optional.of(cut(description.strip(), MAXIMUM_DESCRIPTION)).filter(d -> !d.isEmpty());
    }

    /** A title made from a file's tags or name: cut instead of refused. */
    public static String fit(String title) {
        String clean = title.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.isEmpty() ? "Untitled" : cut(clean, MAXIMUM_TITLE);
    }

    private static String cut(String text, int maximum) {
        if (text.length() <= maximum) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(maximum - 1)) ? maximum - 1 : maximum);
    }

    public static void checkTitle(String title, List<String> problems) {
        if (title.isEmpty()) {
            problems.add("The title is empty");
        }
        checkLength("The title", title, MAXIMUM_TITLE, problems);
    }

    private static void checkLength(String what, String text, int maximum, List<String> problems) {
        if (text.length() > maximum) {
            problems.add("%s has %d characters; %d are allowed".formatted(what, text.length(), maximum));
        }
    }

    /** Trimmed tags; what cannot be a tag is added to the problems. */
    public static Set<String> tags(Iterable<String> given, List<String> problems) {
        var tags = new TreeSet<String>();
        for (String tag : given) {
            String clean = tag.strip();
            if (clean.isEmpty()) {
                continue;
            }
            if (clean.length() > MAXIMUM_TAG
                    || clean.indexOf(',') >= 0
                    || clean.chars().anyMatch(Character::isISOControl)) {
                problems.add("'%s' is not a tag: at most %d characters, no comma, no control character"
                        .formatted(clean.length() > 40 ? clean.substring(0, 40) + "…" : clean, MAXIMUM_TAG));
            } else {
                tags.add(clean);
            }
        }
        checkLength("The list of tags", String.join(",", tags), MAXIMUM_TAGS, problems);
        return tags;
    }

    public static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, String.join(". ", problems));
        }
    }
}
