package org.voicerecorder.workbench.internal.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.studio.model.Drafts;

/** Remembers in the window's preferences which edits were not saved; of the latest only. */
public final class PreferredDrafts implements Drafts {
    private static final String UNSAVED = "studio.unsaved";
    private static final String SAVED = "studio.saved";
    private static final int MOST = 50;

    /** A line of the list: a recording and a word about it. */
    private record Note(UUID recording, String word) {}

    @Override
    public List<UUID> unsaved() {
        return notes(UNSAVED).stream().map(Note::recording).toList();
    }

    @Override
    public void markUnsaved(UUID recording) {
        if (!unsaved().stream().findFirst().filter(recording::equals).isPresent()) {
            put(UNSAVED, recording, Optional.of("-"));
        }
    }

    @Override
    public void markSaved(UUID recording, Optional<String> steps) {
        if (unsaved().contains(recording)) {
            put(UNSAVED, recording, Optional.empty());
        }
        if (!saved(recording).equals(steps)) {
            put(SAVED, recording, steps);
        }
    }

    @Override
    public Optional<String> saved(UUID recording) {
        return notes(SAVED).stream()
                .filter(n -> n.recording().equals(recording))
                .map(Note::word)
                .findFirst();
    }

    private static void put(String key, UUID recording, Optional<String> word) {
        List<Note> notes = new ArrayList<>(notes(key));
        notes.removeIf(n -> n.recording().equals(recording));
        word.ifPresent(w -> notes.addFirst(new Note(recording, w)));
        Preferences.put(
                key,
                notes.stream()
                        .limit(MOST)
                        .map(n -> n.recording() + ":" + n.word())
                        .collect(Collectors.joining(",")));
    }

    private static List<Note> notes(String key) {
        return Preferences.get(key)
                .map(text -> Arrays.stream(text.split(","))
                        .flatMap(line -> note(line).stream())
                        .toList())
                .orElse(List.of());
    }

    /** What cannot be read is as if it were not there. */
    private static Optional<Note> note(String line) {
        String[] both = line.split(":", 2);
        boolean good = both.length == 2 && both[0].matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        return good ? Optional.of(new Note(UUID.fromString(both[0]), both[1])) : Optional.empty();
    }
}
