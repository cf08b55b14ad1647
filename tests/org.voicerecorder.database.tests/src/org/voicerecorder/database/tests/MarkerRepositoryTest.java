package org.voicerecorder.database.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingRepository.Change;
import org.voicerecorder.api.catalog.RecordingRepository.ChangedRecording;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.MarkerRepository;
import org.voicerecorder.database.internal.catalog.DatabaseMarkers;

class MarkerRepositoryTest {
    private static final Comparator<Marker> BY_TIME = Comparator.comparingLong(Marker::frame);

    @TempDir
    Path root;

    private Catalog catalog;
    private MarkerRepository markers;
    private Recording one;
    private Recording other;

    @BeforeEach
    void open() {
        catalog = Catalog.open(root);
        markers = new DatabaseMarkers(catalog.sessions());
        var samples = new Samples(4, root);
        one = samples.next();
        other = samples.next();
        catalog.repository().add(List.of(one, other));
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private static Marker marker(long frame, long frames, String text) {
        return new Marker(UUID.randomUUID(), frame, frames, text);
    }

    private static void assertMissing(Runnable act) {
        assertEquals(
                ErrorCode.ERR_NOT_FOUND,
                assertThrows(VoiceRecorderException.class, act::run).code());
    }

    @Test
    void keepsThemInTheOrderOfTime() {
        Random random = new Random(9);
        List<Marker> all = new ArrayList<>();
        for (int i = 0; i < 1234; i++) {
            all.add(marker(i * 7L, random.nextLong(1L << 40), "m\u00FC\uD83C\uDF99 " + i));
        }
        all.add(marker(Long.MAX_VALUE - 1, 1, "x".repeat(500)));
        List<Marker> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        markers.add(one.id(), shuffled);
        markers.add(other.id(), List.of(marker(0, 0, "")));
        assertEquals(all, markers.list(one.id()));
        assertEquals(1, markers.list(other.id()).size());
    }

    @Test
    void changesRemovesAndReplaces() {
        Marker first = marker(1, 0, "first");
        Marker second = marker(2, 5, "second");
        markers.add(one.id(), List.of(first, second));
        Marker moved = new Marker(first.id(), 9, 1, "moved");
        markers.change(one.id(), moved);
        assertEquals(List.of(second, moved), markers.list(one.id()));
        markers.remove(one.id(), List.of(second.id()));
        assertEquals(List.of(moved), markers.list(one.id()));
        // The same id again: what is replaced is gone before the new ones come.
        Marker again = new Marker(first.id(), 3, 0, "again");
        markers.replaceAll(one.id(), List.of(second, again));
        assertEquals(List.of(second, again).stream().sorted(BY_TIME).toList(), markers.list(one.id()));
        markers.replaceAll(one.id(), List.of());
        assertEquals(List.of(), markers.list(one.id()));
    }

    @Test
    void nothingIsChangedWhenSomethingIsMissing() {
        Marker first = marker(1, 0, "first");
        markers.add(one.id(), List.of(first));
        long number = catalog.repository().changeNumber();
        assertMissing(() -> markers.add(UUID.randomUUID(), List.of(marker(1, 0, "a"))));
        assertMissing(() -> markers.change(one.id(), marker(1, 0, "a")));
        assertMissing(() -> markers.change(other.id(), first));
        assertMissing(() -> markers.remove(one.id(), List.of(first.id(), UUID.randomUUID())));
        assertMissing(() -> markers.remove(other.id(), List.of(first.id())));
        assertEquals(
                ErrorCode.ERR_STATE,
                assertThrows(VoiceRecorderException.class, () -> markers.add(other.id(), List.of(first)))
                        .code());
        assertEquals(List.of(first), markers.list(one.id()));
        assertEquals(number, catalog.repository().changeNumber());
    }

    @Test
    void comeInAndGoWithTheirRecording() {
        Recording third = new Samples(8, root).next();
        List<Marker> brought = List.of(marker(1, 0, "a"), marker(2, 3, "b"));
        catalog.repository().add(List.of(third), Map.of(third.id(), brought));
        assertEquals(brought, markers.list(third.id()));
        catalog.repository().remove(List.of(third.id()));
        assertEquals(List.of(), markers.list(third.id()));
        Recording fourth = new Samples(16, root).next();
        List<Marker> twice = List.of(brought.getFirst(), brought.getFirst());
        assertThrows(VoiceRecorderException.class, () -> catalog.repository()
                .add(List.of(fourth), Map.of(fourth.id(), twice)));
        assertTrue(catalog.repository().find(fourth.id()).isEmpty());
    }

    @Test
    void whoCatchesUpHearsOfThem() {
        long number = catalog.repository().changeNumber();
        markers.add(one.id(), List.of(marker(1, 0, "budget"), marker(2, 0, "")));
        List<Change> heard = new ArrayList<>();
        catalog.repository().changedSince(number, heard::add);
        assertEquals(1, heard.size());
        ChangedRecording changed = (ChangedRecording) heard.getFirst();
        assertEquals(one, changed.recording());
        assertEquals(List.of("budget"), changed.markers());
        catalog.repository().changedSince(changed.changeNumber(), heard::add);
        assertEquals(1, heard.size());
    }
}
