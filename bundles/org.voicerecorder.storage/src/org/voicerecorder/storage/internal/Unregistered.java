package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.storage.UnderWay;

/** Finds audio that lies in the library's folders and belongs to no recording: what could not be recovered. */
final class Unregistered {
    private final Library library;
    private final RecordingRepository repository;
    private final EventPublisher events;
    private final UnderWay underWay;

    Unregistered(Library library, RecordingRepository repository, EventPublisher events, UnderWay underWay) {
        this.library = library;
        this.repository = repository;
        this.events = events;
        this.underWay = underWay;
    }

    /** The files, in the order of their names; those that somebody brings in at this moment are not among them. */
    List<Path> find() throws IOException {
        List<Path> files = new ArrayList<>();
        files.addAll(audio(library.incoming(), Set.of()));
        files.addAll(audio(library.raw(), repository.storedNames()));
        // What was listed and is no longer under way now has its row before the rows are read again.
        files.removeIf(this::isUnderWay);
        if (files.isEmpty()) {
            return List.of();
        }
        // Not while the bin is emptied: then files have lost their rows, and are about to go.
        return events.inOrder(() -> {
            Set<String> known = repository.storedNames();
            return files.stream()
                    .filter(file -> !file.startsWith(library.raw())
                            || !known.contains(file.getFileName().toString()))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        });
    }

    private static List<Path> audio(Path folder, Set<String> known) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!known.contains(name) && FileNames.looksLikeAudio(name)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private boolean isUnderWay(Path file) {
        String stem = FileNames.stem(file.getFileName().toString());
        try {
            return underWay.includes(UUID.fromString(stem));
        } catch (IllegalArgumentException _) {
            // Not named by us.
            return false;
        }
    }
}
