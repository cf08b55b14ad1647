package org.voicerecorder.storage.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.MarkerListener;
import org.voicerecorder.api.marker.Markers;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.api.storage.Purge;
import org.voicerecorder.api.storage.Recovery;
import org.voicerecorder.audio.WavMarkers;
import org.voicerecorder.testkit.OpenLibrary;
import org.voicerecorder.testkit.WavFiles;

class MarkersTest {
    private static final int FRAMES = 8_000;

    @TempDir
    Path folder;

    private static Recording add(OpenLibrary library, Path file) {
        return library.service(Ingest.class).add(AddRequest.of(file), Progress.NONE, Cancellation.none());
    }

    private Path noise() throws IOException {
        return WavFiles.noise(folder.resolve("a.wav"), 8_000, 1, FRAMES, 1);
    }

    private Path marked(Marker... markers) throws IOException {
        Path file = noise();
        Files.write(file, WavMarkers.chunks(List.of(markers)).bytes(), StandardOpenOption.APPEND);
        return file;
    }

    private static List<String> texts(List<Marker> markers) {
        return markers.stream()
                .map(m -> "%d+%d %s".formatted(m.frame(), m.frames(), m.text()))
                .toList();
    }

    private static List<UUID> found(OpenLibrary library, String words) {
        return library.service(Recordings.class)
                .ids(RecordingFilter.PRESENT.withText(words), RecordingOrder.NEWEST_FIRST);
    }

    private static void assertRefused(ErrorCode code, String part, Runnable act) {
        var e = assertThrows(VoiceRecorderException.class, act::run);
        assertEquals(code, e.code());
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }

    @Test
    void markersOfAFileComeInWithItAndCanBeFound() throws IOException {
        Path file = marked(
                Marker.at(5, "start"), new Marker(UUID.randomUUID(), 4_000, 100, "Budget"), Marker.at(FRAMES, "end"));
        try (var library = OpenLibrary.at(folder.resolve("library"))) {
            Recording recording = add(library, file);
            Markers markers = library.service(Markers.class);
            assertEquals(List.of("5+0 start", "4000+100 Budget", "8000+0 end"), texts(markers.list(recording.id())));
            assertEquals(-1, Files.mismatch(file, recording.path()));
            for (String words : List.of("budget", "marker:start", "start budget")) {
                assertEquals(List.of(recording.id()), found(library, words), words);
            }
            markers.remove(
                    recording.id(), List.of(markers.list(recording.id()).get(1).id()));
            assertEquals(List.of(), found(library, "budget"));
        }
    }

    @Test
    void whoFollowsHearsEveryChangeAndTheAudioStays() throws IOException {
        try (var library = OpenLibrary.at(folder.resolve("library"))) {
            Recording recording = add(library, noise());
            byte[] stored = Files.readAllBytes(recording.path());
            Markers markers = library.service(Markers.class);
            List<List<String>> heard = new ArrayList<>();
            MarkerListener listener = (id, now) -> {
                assertEquals(recording.id(), id);
                heard.add(texts(now));
                throw new IllegalStateException("a listener that fails harms nobody");
            };
            var registered = FrameworkUtil.getBundle(MarkersTest.class)
                    .getBundleContext()
                    .registerService(MarkerListener.class, listener, null);
            Marker one = Marker.at(10, " one\nline ");
            markers.add(recording.id(), List.of(one));
            markers.change(recording.id(), new Marker(one.id(), 20, 5, "moved"));
            markers.replaceAll(recording.id(), List.of(Marker.at(1, "a"), Marker.at(0, "b")));
            markers.remove(
                    recording.id(),
                    markers.list(recording.id()).stream().map(Marker::id).toList());
            registered.unregister();
            markers.add(recording.id(), List.of(Marker.at(3, "unheard")));
            assertEquals(
                    List.of(List.of("10+0 one line"), List.of("20+5 moved"), List.of("0+0 b", "1+0 a"), List.of()),
                    heard);
            assertEquals(List.of(recording), library.service(Recordings.class).findAll(List.of(recording.id())));
            assertEquals(stored.length, Files.size(recording.path()));
        }
    }

    @Test
    void whatCannotBeIsSaidAtOnceAndChangesNothing() throws IOException {
        try (var library = OpenLibrary.at(folder.resolve("library"))) {
            Recording recording = add(library, noise());
            Markers markers = library.service(Markers.class);
            Marker good = Marker.at(FRAMES, "at the very end");
            markers.add(recording.id(), List.of(good));
            List<Marker> bad = List.of(
                    Marker.at(1, "fine"),
                    Marker.at(FRAMES + 1, "late"),
                    new Marker(UUID.randomUUID(), 7_999, 2, "lasting"));
            assertRefused(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "there is no frame 8001. The recording has 8000 frames; 2 frames from frame 7999",
                    () -> markers.add(recording.id(), bad));
            assertRefused(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "no frame 8001",
                    () -> markers.change(recording.id(), new Marker(good.id(), FRAMES + 1, 0, "")));
            List<Marker> many = new ArrayList<>();
            for (int i = 0; i < Markers.MOST; i++) {
                many.add(Marker.at(i % FRAMES, ""));
            }
            assertRefused(ErrorCode.ERR_INVALID_ARGUMENT, "at most", () -> markers.add(recording.id(), many));
            assertRefused(ErrorCode.ERR_NOT_FOUND, "no recording", () -> markers.list(UUID.randomUUID()));
            assertRefused(
                    ErrorCode.ERR_NOT_FOUND,
                    "no such marker",
                    () -> markers.remove(recording.id(), List.of(UUID.randomUUID())));
            assertEquals(List.of(good), markers.list(recording.id()));
        }
    }

    @Test
    void deletedForGoodTheyAreGoneWithTheirRecording() throws IOException {
        Path file = marked(Marker.at(5, "start"));
        try (var library = OpenLibrary.at(folder.resolve("library"))) {
            Recording first = add(library, file);
            library.service(Recordings.class).delete(List.of(first.id()));
            Markers markers = library.service(Markers.class);
            assertEquals(1, markers.list(first.id()).size());
            library.service(Purge.class).purge(List.of(first.id()), true);
            assertRefused(ErrorCode.ERR_NOT_FOUND, "no recording", () -> markers.list(first.id()));
            Recording again = add(library, file);
            assertEquals(List.of("5+0 start"), texts(markers.list(again.id())));
        }
    }

    /** The database is made anew over stored audio: the markers in the files come back with it. */
    @Test
    void recoveredAudioBringsItsMarkers() throws IOException {
        Path file = marked(Marker.at(5, "start"));
        Path root = folder.resolve("library");
        UUID id;
        try (var library = OpenLibrary.at(root)) {
            id = add(library, file).id();
        }
        Files.move(root.resolve("db"), folder.resolve("lost"));
        Files.createDirectory(root.resolve("db"));
        try (var library = OpenLibrary.at(root)) {
            assertEquals(1, library.service(Recovery.class).recovered().size());
            assertEquals(
                    List.of("5+0 start"), texts(library.service(Markers.class).list(id)));
        }
    }
}
