package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.workbench.internal.studio.model.SpectrumTiles;
import org.voicerecorder.workbench.internal.studio.model.SpectrumTiles.Tile;

/** The spectrogram shows what is there, where it is, as loud as it is. */
class SpectrumTest {
    /** 1 kHz at a quarter of full scale. */
    private static final double LEVEL = -12.04;

    private final StudioBench bench = new StudioBench();

    @AfterEach
    void end() {
        bench.close();
    }

    private Tile tile(int level, long index) {
        bench.model.spectrum().see(level, index, index);
        bench.display.await("the piece", () -> bench.model.spectrum().isQuiet());
        return bench.model.spectrum().tile(level, index).orElseThrow();
    }

    private static double decibels(Tile tile, int line, int column) {
        int level = tile.levels()[line * SpectrumTiles.COLUMNS + column] & 0xff;
        return -120 + 120 * level / 255.0;
    }

    private static int loudest(Tile tile, int column) {
        int loudest = 0;
        for (int line = 0; line < SpectrumTiles.LINES; line++) {
            if (decibels(tile, line, column) > decibels(tile, loudest, column)) {
                loudest = line;
            }
        }
        return loudest;
    }

    @Test
    void aToneIsAtItsFrequencyAndItsLevel() {
        bench.open("Memo");
        for (int level : List.of(5, 7, 8)) {
            Tile tile = tile(level, 0);
            int line = loudest(tile, 60);
            double expected = bench.model.spectrum().height(1_000) * SpectrumTiles.LINES;
            assertTrue(Math.abs(line + 0.5 - expected) <= 3, () -> "line %d, not %.1f".formatted(line, expected));
            assertEquals(LEVEL, decibels(tile, line, 60), 1.5);
            assertTrue(decibels(tile, 20, 60) < -80, "nothing else is there");
        }
    }

    @Test
    void whatWasMadeSilentIsSilentAndWhatIsLouderIsLouder() {
        bench.open("Memo");
        int line = loudest(tile(7, 0), 60);
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
        assertEquals(LEVEL + 6, decibels(tile(7, 0), line, 60), 1.5);
        bench.model.select(new FrameRange(FakeAudio.RATE, 2 * FakeAudio.RATE));
        bench.model.steps().gain(-120);
        bench.awaitSteps(2);
        Tile tile = tile(7, 0);
        int silent = (int) (1.5 * FakeAudio.RATE / (1 << 7));
        assertEquals(-120, decibels(tile, line, silent), 1);
        assertEquals(LEVEL + 6, decibels(tile, line, 30), 1.5);
    }

    @Test
    void beyondTheEndThereIsNothing() {
        bench.open("Memo");
        Tile last = tile(9, 0);
        int end = 4 * FakeAudio.RATE >> 9;
        assertEquals(-120, decibels(last, loudest(last, end + 3), end + 3), 0.1);
        assertTrue(decibels(last, loudest(last, end - 3), end - 3) > LEVEL - 1.5);
    }

    /** Reading on in overlapping windows and jumping give the same. */
    @Test
    void fromFarAwayItIsTheSameTone() {
        bench.open("Memo");
        Tile far = tile(11, 0);
        int column = 8;
        assertEquals(LEVEL, decibels(far, loudest(far, column), column), 1.5);
    }
}
