package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.workbench.internal.model.ThumbnailModel;

/** The small pictures in the table. */
class ThumbnailTest {
    /** @param level of all samples, of 32,768 */
    private static float[] columns(int channels, int level) {
        short[] data = new short[1_000 * channels * 2];
        for (int i = 0; i < data.length; i += 2) {
            data[i] = (short) -level;
            data[i + 1] = (short) level;
        }
        return ThumbnailModel.columns(new Peaks(48_000, channels, 256, data));
    }

    /** Dither at -90 dBFS is nothing that somebody said. */
    @Test
    void aDeadTakeLooksLikeOne() {
        assertTrue(columns(1, 1)[10] < 0.02);
        assertTrue(columns(2, 1)[10] < 0.02);
        assertEquals(0, columns(1, 0)[10]);
    }

    @Test
    void speechFillsItHoweverLoudItIs() {
        assertEquals(1, columns(1, 20_000)[10]);
        assertEquals(1, columns(2, 500)[10]);
    }
}
