package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.BroadcastExtension;
import org.voicerecorder.audio.TakeJournal;
import org.voicerecorder.audio.TakeJournal.Entry;
import org.voicerecorder.audio.TakeRecovery;
import org.voicerecorder.audio.TakeTrailer;
import org.voicerecorder.audio.TakeWriter;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavMarkers;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.testkit.FaultyFileIo;
import org.voicerecorder.testkit.FaultyFileIo.Loss;
import org.voicerecorder.testkit.PowerLoss;

/** What a take gets besides its audio, and that no crash takes the one for the other. */
class TakeEndTest {
    private static final int HEADER = 1024;
    private static final CaptureFormat FORMAT = new CaptureFormat(8000, 1, 24);
    private static final int FRAMES = 1001;
    private static final List<Marker> MARKERS =
            List.of(Marker.at(10, "Eid geleistet"), Marker.at(900, "Pause; weiter 100 %"));
    private static final BroadcastExtension TEXT = new BroadcastExtension(
            "Anhörung", "0123456789abcdef0123456789abcdef", LocalDateTime.of(2026, 3, 1, 12, 0, 1), 8000, "A=PCM\r\n");

    @TempDir
    Path folder;

    @Test
    void markersAndOriginationAreInTheFile() throws Exception {
        Path take = folder.resolve("take.wav");
        byte[] audio = Signals.pcm(FORMAT, FRAMES);
        record(new FaultyFileIo(), take, audio, new boolean[1]);

        assertEquals(Optional.empty(), WavFile.read(take).problem());
        assertEquals(FRAMES, WavFile.read(take).frames());
        assertMarkers(MARKERS, take);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(take)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(bytes.limit() - 8, bytes.getInt(4));
        assertEquals(0, bytes.limit() % 2);
        String header = new String(Arrays.copyOf(bytes.array(), HEADER), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(header.contains("Anhörung") && header.contains("2026-03-0112:00:01"), header);
        assertEquals(43_201L * 8000, bytes.getLong(72 + 8 + 338), "samples since midnight");
        String soxi = Tools.run("soxi", take.toString());
        assertTrue(soxi.contains("= " + FRAMES + " samples"), soxi);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void aCrashAtAnyStepTakesNoMarkerForAudioAndNoAudioForMarkers(Loss loss) throws IOException {
        byte[] audio = Signals.pcm(FORMAT, FRAMES);
        var io = new FaultyFileIo();
        record(io, folder.resolve("whole.wav"), audio, new boolean[1]);
        for (long step = 0; step <= io.steps(); step++) {
            Path take = folder.resolve("take-" + step + ".wav");
            var dying = new FaultyFileIo().failPowerAt(step);
            var ended = new boolean[1];
            try {
                record(dying, take, audio, ended);
            } catch (PowerLoss _) {
                assertEquals(step, dying.steps());
            }
            dying.crash(loss, step);
            if (Files.exists(take)) {
                assertMended(take, audio, ended[0], loss + " at step " + step);
            }
        }
    }

    private static void assertMended(Path take, byte[] audio, boolean ended, String where) throws IOException {
        Path journal = journal(take);
        var known = Files.exists(journal) ? TakeJournal.read(journal) : TakeJournal.Content.NONE;
        var clues = new TakeRecovery.Clues(Optional.of(FORMAT), false, known, bytes -> keepEnd(journal, bytes));
        var mended = TakeRecovery.mend(FileIo.disk(), take, clues);
        if (mended.format().isEmpty()) {
            assertFalse(ended, where);
            return;
        }
        assertTrue(mended.frames() <= FRAMES, () -> mended.frames() + " frames: " + where);
        if (ended) {
            assertEquals(FRAMES, mended.frames(), where);
            byte[] bytes = Files.readAllBytes(take);
            assertArrayEquals(audio, Arrays.copyOfRange(bytes, HEADER, HEADER + audio.length), where);
            assertMarkers(MARKERS, take);
        }
        assertEquals(Optional.empty(), WavFile.read(take).problem(), where);
        assertEquals(mended.frames(), WavFile.read(take).frames(), where);
        var again = new TakeRecovery.Clues(
                Optional.of(FORMAT),
                false,
                Files.exists(journal) ? TakeJournal.read(journal) : TakeJournal.Content.NONE,
                bytes -> {});
        assertFalse(TakeRecovery.mend(FileIo.disk(), take, again).changed(), "mended twice: " + where);
    }

    private static void keepEnd(Path file, long bytes) throws IOException {
        try (var journal =
                Files.exists(file) ? TakeJournal.open(FileIo.disk(), file) : new TakeJournal(FileIo.disk(), file)) {
            journal.append(List.of(new Entry.End(bytes)));
        }
    }

    /** @param ended set once the audio and the markers are durable, before the end of the file is written */
    private static void record(FaultyFileIo io, Path take, byte[] audio, boolean[] ended) throws IOException {
        try (var journal = new TakeJournal(io, journal(take));
                var writer = new TakeWriter(io, take, FORMAT)) {
            writer.describe(TEXT);
            for (int at = 0; at < audio.length; at += 600) {
                writer.write(audio, at, Math.min(600, audio.length - at));
                if (at == 1200) {
                    journal.append(List.of(new Entry.Begun(Instant.EPOCH), new Entry.Mark(MARKERS.getFirst())));
                    writer.force();
                }
            }
            writer.finish(new TakeTrailer(WavMarkers.chunks(MARKERS).bytes(), bytes -> {
                journal.append(List.of(
                        new Entry.Mark(MARKERS.getFirst()), new Entry.Mark(MARKERS.getLast()), new Entry.End(bytes)));
                ended[0] = true;
            }));
        }
    }

    private static Path journal(Path take) {
        return take.resolveSibling(take.getFileName() + TakeJournal.SUFFIX);
    }

    private static void assertMarkers(List<Marker> expected, Path take) {
        List<Marker> found = WavMarkers.read(take).markers();
        assertEquals(
                expected.stream().map(m -> m.frame() + m.text()).toList(),
                found.stream().map(m -> m.frame() + m.text()).toList());
    }

    @Test
    void markersWithoutAnEndInTheJournalComeIntoAMendedFile() throws IOException {
        Path take = folder.resolve("take.wav");
        byte[] audio = Signals.pcm(FORMAT, FRAMES);
        try (var journal = new TakeJournal(FileIo.disk(), journal(take));
                var writer = new TakeWriter(FileIo.disk(), take, FORMAT)) {
            writer.write(audio, 0, audio.length);
            journal.append(List.of(
                    new Entry.Mark(MARKERS.getFirst()),
                    new Entry.Mark(new Marker(MARKERS.getFirst().id(), 10, 0, "later")),
                    new Entry.Mark(Marker.at(FRAMES + 100, "of what is lost"))));
        }
        Files.write(journal(take), new byte[] {'\n', 'x', (byte) 0xC3}, java.nio.file.StandardOpenOption.APPEND);
        var clues = new TakeRecovery.Clues(
                Optional.empty(), false, TakeJournal.read(journal(take)), bytes -> keepEnd(journal(take), bytes));

        assertEquals(FRAMES, TakeRecovery.mend(FileIo.disk(), take, clues).frames());

        assertEquals(
                List.of("10later", (FRAMES - 1) + "of what is lost"),
                WavMarkers.read(take).markers().stream()
                        .map(m -> m.frame() + m.text())
                        .toList());
        assertEquals(FRAMES * 3L, TakeJournal.read(journal(take)).end().orElseThrow());
    }

    @Test
    void aFinishedTakeWithoutItsJournalIsLeftAlone() throws IOException {
        Path take = folder.resolve("take.wav");
        record(new FaultyFileIo(), take, Signals.pcm(FORMAT, FRAMES), new boolean[1]);
        byte[] before = Files.readAllBytes(take);

        var mended = TakeRecovery.mend(FileIo.disk(), take);

        assertEquals(FRAMES, mended.frames());
        assertFalse(mended.changed());
        assertArrayEquals(before, Files.readAllBytes(take));
    }

    /** The first version of the program wrote 80 bytes before the audio. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTakeOfTheFirstVersionIsMended(boolean headerIsLost) throws IOException {
        Path take = folder.resolve("take.wav");
        byte[] audio = Signals.pcm(FORMAT, FRAMES);
        Path now = folder.resolve("now.wav");
        record(new FaultyFileIo(), now, audio, new boolean[1]);
        byte[] header = Arrays.copyOf(Files.readAllBytes(now), 80);
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(72)
                .put("data".getBytes())
                .putInt(0);
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 72);
        Files.write(take, headerIsLost ? new byte[80] : header);
        Files.write(take, audio, java.nio.file.StandardOpenOption.APPEND);

        var mended = TakeRecovery.mend(
                FileIo.disk(),
                take,
                new TakeRecovery.Clues(Optional.of(FORMAT), true, TakeJournal.Content.NONE, bytes -> {}));

        assertEquals(FRAMES, mended.frames());
        assertEquals(80, WavFile.read(take).dataOffset());
        assertEquals(Optional.empty(), WavFile.read(take).problem());
        byte[] bytes = Files.readAllBytes(take);
        assertArrayEquals(audio, Arrays.copyOfRange(bytes, 80, 80 + audio.length));
    }
}
