package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.workbench.internal.model.WaveformViewport;
import org.voicerecorder.workbench.internal.studio.model.Amount;
import org.voicerecorder.workbench.internal.studio.model.EditListFile;
import org.voicerecorder.workbench.internal.studio.model.Frames;
import org.voicerecorder.workbench.internal.studio.model.StepTexts;
import org.voicerecorder.workbench.internal.studio.model.WaveTiles;

/** The small parts of the Studio: samples, numbers that are typed, words, files of steps. */
class StudioPartsTest {
    private static final Amount GAIN = new Amount("Decibels:", -120, 60);

    @TempDir
    Path folder;

    @Test
    void oneSeesEverySample() {
        try (StudioBench bench = new StudioBench()) {
            bench.open("Memo");
            WaveTiles waves = bench.model.waves();
            waves.see(2_000, 0.05, 400);
            bench.display.await("the samples", waves::isQuiet);
            float[] columns = waves.columns(0, 2_000, 1, 20);
            for (int i = 0; i < 20; i++) {
                assertEquals(FakeAudio.source(2_000 + i) / 32768f, columns[2 * i], 1e-4f);
                assertEquals(columns[2 * i], columns[2 * i + 1]);
            }
        }
    }

    @Test
    void whereTheFineIsNotThereYetTheCoarseIsShown() {
        try (StudioBench bench = new StudioBench()) {
            bench.open("Memo");
            WaveTiles waves = bench.model.waves();
            waves.see(0, 32, 1_000);
            bench.display.await("all of it", waves::isQuiet);
            float[] columns = waves.columns(0, 10_000, 1, 2);
            assertEquals(0.25f, columns[1], 0.01f);
            assertEquals(-0.25f, columns[0], 0.01f);
            assertArrayEquals(new float[4], waves.columns(0, 5 * FakeAudio.RATE, 32, 2), "nothing beyond the end");
        }
    }

    @Test
    void oneLooksAsCloselyAsSamplesAndPlacesAreWholeFrames() {
        var viewport = new WaveformViewport();
        viewport.resize(1_200);
        viewport.showFrames(48_000);
        viewport.reset(Duration.ofHours(3));
        viewport.zoom(1e9, 5_000.123);
        assertTrue(viewport.secondsPerPixel() * 48_000 < 1 / 40.0, "a sample is wider than 40 pixels");
        double frames = viewport.timeAt(601) * 48_000;
        assertEquals(Math.rint(frames), frames, 1e-3);
        viewport.lengthen(Duration.ofHours(1));
        assertTrue(viewport.start() + viewport.span() <= 3_600.001, "what was cut away is not shown");
        viewport.zoom(1e-9, 0);
        viewport.lengthen(Duration.ofHours(2));
        assertEquals(7_200, viewport.span(), 1e-6, "who sees everything sees everything afterwards");
    }

    @Test
    void timesAndFramesAreTheSamePlace() {
        for (int rate : List.of(8_000, 11_025, 44_100, 48_000, 192_000)) {
            for (long frame : new long[] {0, 1, 2, rate - 1, rate, 3L * 3_600 * rate + 1}) {
                assertEquals(frame, Frames.of(Frames.time(frame, rate), rate));
            }
        }
    }

    @Test
    void numbersAreReadAsPeopleTypeThem() {
        assertEquals(3.5, GAIN.parse(" 3,5 "));
        assertEquals(-6, GAIN.parse("\u22126"));
        assertEquals("-0.5", Amount.plain(-0.5));
        assertSaid("\u201Cloud\u201D is not a number.", "loud");
        assertSaid("Decibels is not a number.", " ");
        assertSaid("Decibels must be between -120 and 60.", "61");
        assertSaid("Decibels must be between -120 and 60.", "NaN");
    }

    private static void assertSaid(String words, String typed) {
        var problem = assertThrows(VoiceRecorderException.class, () -> GAIN.parse(typed));
        assertEquals(ErrorCode.ERR_INVALID_ARGUMENT, problem.code());
        assertEquals(words, problem.getMessage());
    }

    @Test
    void stepsAreSaidInWords() {
        assertEquals("Cut 0.500 s from 0:01.000", words(new EditOperation.Cut(new FrameRange(8_000, 12_000), 40)));
        assertEquals("Gain -6.0 dB, everything", words(new EditOperation.Gain(FrameRange.ALL, -6, 0)));
        assertEquals("Split at 1:00.500", words(new EditOperation.Split(484_000)));
        assertEquals(
                "Insert 1.000 s of silence at 0:02.000", words(new EditOperation.InsertSilence(16_000, 8_000, 40)));
    }

    private static String words(EditOperation step) {
        return StepTexts.of(step, 8_000);
    }

    @Test
    void filesOfStepsAreWholeAndForTheirAudioOnly() throws IOException {
        var own = new EditSource(new UUID(0, 1), "a");
        EditList list = EditList.of(new EditSource(new UUID(0, 2), "b")).with(new EditOperation.Split(7));
        Path file = folder.resolve("steps.json");
        FakeEdits edits = new FakeEdits();
        new EditListFile(edits).write(list, file);
        assertEquals(List.of(file), Files.list(folder).toList(), "nothing else is left");
        assertEquals(1, new EditListFile(edits).read(file, own, false).size());
        edits.parsed = Optional.of(list.with(new EditOperation.NormalizePeak(
                FrameRange.ALL, -1, Optional.of(new org.voicerecorder.api.edit.Measured(-20, -3, -3, 2)))));
        assertCode(ErrorCode.ERR_CHECKSUM_MISMATCH, () -> new EditListFile(edits).read(file, own, false));
        List<EditOperation> forced = new EditListFile(edits).read(file, own, true);
        assertEquals(new EditOperation.NormalizePeak(FrameRange.ALL, -1, Optional.empty()), forced.getLast());
        Path absent = folder.resolve("absent/steps.json");
        assertCode(ErrorCode.ERR_FILE_NOT_FOUND, () -> new EditListFile(edits).write(list, absent));
        assertCode(ErrorCode.ERR_FILE_NOT_FOUND, () -> new EditListFile(edits).read(absent, own, false));
        Path binary = Files.write(folder.resolve("audio.wav"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertCode(ErrorCode.ERR_INVALID_ARGUMENT, () -> new EditListFile(edits).read(binary, own, false));
    }

    private static void assertCode(ErrorCode code, Runnable act) {
        assertEquals(code, assertThrows(VoiceRecorderException.class, act::run).code());
    }
}
