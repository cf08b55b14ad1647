package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.workbench.internal.model.Background;
import org.voicerecorder.workbench.internal.studio.model.Tiles;

/** Pieces of a picture are made when they are seen, and not when they are out of sight again. */
class TilesTest {
    private final HandDisplay display = new HandDisplay();
    private final Background background = new Background(display);
    private final List<Long> made = Collections.synchronizedList(new ArrayList<>());
    private final List<VoiceRecorderException> failures = new ArrayList<>();
    private final Tiles<String> tiles = new Tiles<>(background::fetch, 8, () -> {}, failures::add);

    @AfterEach
    void end() {
        background.close();
    }

    private String make(Tiles.Key key) {
        made.add(key.index());
        return "piece " + key.index();
    }

    @Test
    void thoseInTheMiddleComeFirst() {
        tiles.reset((key, cancel) -> make(key));
        tiles.see(3, 10, 14);
        display.await("all of them", tiles::isQuiet);
        assertEquals(List.of(12L, 13L, 11L, 14L, 10L), made);
        assertEquals(Optional.of("piece 11"), tiles.get(3, 11));
        assertEquals(Optional.empty(), tiles.get(4, 11));
        tiles.see(3, 10, 14);
        assertTrue(tiles.isQuiet(), "nothing is made twice");
    }

    @Test
    void whatIsOutOfSightIsGivenUp() {
        var begun = new CountDownLatch(1);
        var scrolled = new CountDownLatch(1);
        tiles.reset((key, cancel) -> {
            begun.countDown();
            if (key.index() < 100) {
                await(scrolled);
                cancel.throwIfCancelled();
            }
            return make(key);
        });
        tiles.see(0, 0, 5);
        display.await("the first to be begun", () -> begun.getCount() == 0);
        tiles.see(0, 200, 201);
        scrolled.countDown();
        display.await("those in sight", tiles::isQuiet);
        assertEquals(List.of(200L, 201L), made);
        assertEquals(List.of(), failures);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void theOldPieceServesUntilTheNewOneIsThere() {
        tiles.reset((key, cancel) -> "old");
        tiles.see(0, 0, 0);
        display.await("the piece", tiles::isQuiet);
        tiles.reset((key, cancel) -> "new");
        assertEquals(Optional.of("old"), tiles.get(0, 0));
        tiles.see(0, 0, 0);
        display.await("the new piece", tiles::isQuiet);
        assertEquals(Optional.of("new"), tiles.get(0, 0));
        tiles.clear();
        assertEquals(Optional.empty(), tiles.get(0, 0));
    }

    @Test
    void onlySomeAreKept() {
        tiles.reset((key, cancel) -> make(key));
        tiles.see(0, 0, 11);
        display.await("all of them", tiles::isQuiet);
        long kept = java.util.stream.LongStream.range(0, 12)
                .filter(i -> tiles.get(0, i).isPresent())
                .count();
        assertEquals(8, kept);
    }

    @Test
    void aFailureIsToldOnce() {
        tiles.reset((key, cancel) -> {
            throw new VoiceRecorderException(ErrorCode.ERR_FILE_MISSING, "gone");
        });
        tiles.see(0, 0, 3);
        display.await("the failure", () -> !failures.isEmpty());
        tiles.see(0, 0, 3);
        assertTrue(tiles.isQuiet());
        assertEquals(1, failures.size());
        tiles.reset((key, cancel) -> make(key));
        tiles.see(0, 0, 0);
        assertFalse(tiles.isQuiet(), "another try after a change");
        display.await("the piece", tiles::isQuiet);
    }
}
