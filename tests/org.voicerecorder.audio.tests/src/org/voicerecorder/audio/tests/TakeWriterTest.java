package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.audio.TakeRecovery;
import org.voicerecorder.audio.TakeWriter;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavHeader;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.testkit.FaultyFileIo;
import org.voicerecorder.testkit.FaultyFileIo.Loss;
import org.voicerecorder.testkit.PowerLoss;

class TakeWriterTest {
    private static final int HEADER = 1024;
    private static final int BLOCKS_PER_FORCE = 7;
    private static final CaptureFormat FORMAT = new CaptureFormat(8000, 1, 24);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"48000,1,16,4800", "44100,2,24,4411", "8000,1,24,801", "192000,2,32,100", "8000,1,16,0"})
    void aFinishedTakeIsPerfect(int rate, int channels, int bits, int frames) throws Exception {
        CaptureFormat format = new CaptureFormat(rate, channels, bits);
        Path take = Signals.wav(folder.resolve("take.wav"), format, frames);
        WavHeader header = WavFile.read(take);
        assertEquals(frames, header.frames());
        assertEquals(Optional.empty(), header.problem());
        byte[] bytes = Files.readAllBytes(take);
        assertEquals(0, bytes.length % 2, "chunks are padded");
        assertEquals(
                bytes.length - 8,
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        String soxi = Tools.run("soxi", take.toString());
        assertTrue(soxi.contains("Sample Rate    : " + rate), soxi);
        assertTrue(frames == 0 || soxi.contains("= " + frames + " samples"), soxi);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void aPowerLossAtAnyStepKeepsWhatWasForced(Loss loss) throws IOException {
        byte[] audio = Signals.pcm(FORMAT, 5000);
        long steps = record(new FaultyFileIo(), folder.resolve("whole.wav"), audio, new long[1]);
        for (long step = 0; step <= steps; step++) {
            for (long seed = 0; seed < (loss == Loss.DROP ? 1 : 2); seed++) {
                Path take = folder.resolve("take-" + step + "-" + seed + ".wav");
                checkCrash(loss, audio, step, seed, take);
                Files.deleteIfExists(take);
            }
        }
    }

    private static void checkCrash(Loss loss, byte[] audio, long step, long seed, Path take) throws IOException {
        FaultyFileIo io = new FaultyFileIo().failPowerAt(step);
        long[] forced = {-1};
        try {
            record(io, take, audio, forced);
        } catch (PowerLoss _) {
            assertTrue(io.steps() == step);
        }
        io.crash(loss, step * 31 + seed);
        String where = loss + " at step " + step + ", seed " + seed;
        if (!Files.exists(take)) {
            assertEquals(-1, forced[0], "the take is gone: " + where);
            return;
        }
        if (loss != Loss.SHRED && Files.size(take) >= HEADER) {
            assertHeaderPromisesNoMoreThanThereIs(take, where);
        }
        TakeRecovery.Mended mended = TakeRecovery.mend(FileIo.disk(), take);
        if (mended.format().isEmpty()) {
            assertEquals(-1, forced[0], "the header is gone: " + where);
            return;
        }
        assertEquals(FORMAT, mended.format().get());
        assertTrue(mended.frames() >= forced[0], () -> mended.frames() + " of " + forced[0] + " frames: " + where);
        byte[] bytes = Files.readAllBytes(take);
        int sure = (int) Math.max(0, forced[0]) * FORMAT.bytesPerFrame();
        assertArrayEquals(Arrays.copyOf(audio, sure), Arrays.copyOfRange(bytes, HEADER, HEADER + sure), where);
        assertEquals(Optional.empty(), WavFile.read(take).problem(), where);
        assertEquals(mended.frames(), WavFile.read(take).frames(), where);
        assertFalse(TakeRecovery.mend(FileIo.disk(), take).changed(), "mended twice: " + where);
        assertArrayEquals(bytes, Files.readAllBytes(take), where);
    }

    /** The system tells once that pages could not be written, and calls them clean; a take that is finished is on the disk. */
    @Test
    void whatCouldNotBeForcedIsWrittenAgain() throws IOException {
        byte[] audio = Signals.pcm(FORMAT, 5000);
        int half = 2500 * FORMAT.bytesPerFrame();
        Path take = folder.resolve("take.wav");
        FaultyFileIo io = new FaultyFileIo();
        try (TakeWriter writer = new TakeWriter(io, take, FORMAT)) {
            writer.write(audio, 0, half);
            writer.force();
            writer.write(audio, half, audio.length - half);
            io.failForcingOnce("Input/output error");
            assertThrows(IOException.class, writer::force);
            writer.finish();
        }
        io.crash(Loss.DROP, 0);

        assertEquals(5000, WavFile.read(take).frames());
        assertArrayEquals(audio, Arrays.copyOfRange(Files.readAllBytes(take), HEADER, HEADER + audio.length));
    }

    private static void assertHeaderPromisesNoMoreThanThereIs(Path take, String where) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(take)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(0) != 0) {
            assertTrue(bytes.getInt(HEADER - 4) <= bytes.limit() - HEADER, where);
            assertTrue(bytes.getInt(4) + 8 <= bytes.limit(), where);
        }
    }

    /** Records in blocks of 20 ms; leaves in {@code forced} how many frames the writer called safe. */
    private static long record(FaultyFileIo io, Path take, byte[] audio, long[] forced) throws IOException {
        @SuppressWarnings("resource")
        TakeWriter writer = new TakeWriter(io, take, FORMAT);
        forced[0] = 0;
        int block = FORMAT.bytesPerFrame() * 160;
        for (int at = 0; at < audio.length; at += block) {
            writer.write(audio, at, Math.min(block, audio.length - at));
            if (at / block % BLOCKS_PER_FORCE == BLOCKS_PER_FORCE - 1) {
                writer.force();
            }
            forced[0] = writer.forcedFrames();
        }
        writer.finish();
        forced[0] = writer.frames();
        return io.steps();
    }

    @Test
    void theFileIsReadableAfterEveryWrite() throws IOException {
        Path take = folder.resolve("take.wav");
        byte[] audio = Signals.pcm(FORMAT, 8000);
        try (TakeWriter writer = new TakeWriter(FileIo.disk(), take, FORMAT)) {
            for (int at = 0; at < audio.length; at += 480) {
                writer.write(audio, at, 480);
                if (at % 4800 == 0) {
                    writer.force();
                }
                long behind = writer.frames() - WavFile.read(take).frames();
                assertTrue(behind >= 0 && behind < 2000, "the header is " + behind + " frames behind");
            }
        }
    }

    @Test
    void aTakeThatWasNotFinishedIsMendedToItsLastFrame() throws IOException {
        Path take = folder.resolve("take.wav");
        byte[] audio = Signals.pcm(FORMAT, 3001);
        try (TakeWriter writer = new TakeWriter(FileIo.disk(), take, FORMAT)) {
            writer.write(audio, 0, audio.length);
        }
        Files.write(take, new byte[] {1, 2}, StandardOpenOption.APPEND);
        TakeRecovery.Mended mended = TakeRecovery.mend(FileIo.disk(), take);
        assertEquals(3001, mended.frames());
        Path finished = Signals.wav(folder.resolve("finished.wav"), FORMAT, 3001);
        assertArrayEquals(Files.readAllBytes(finished), Files.readAllBytes(take));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "1023", "1024", "1026", "1027", "1500", "5000", "12345"})
    void aFullDiskKeepsTheFramesThatFitted(long space) throws IOException {
        Path take = folder.resolve("take.wav");
        byte[] audio = Signals.pcm(FORMAT, 8000);
        FaultyFileIo io = new FaultyFileIo().limitSpace(space);
        var e = assertThrows(VoiceRecorderException.class, () -> record(io, take, audio, new long[1]));
        assertEquals(ErrorCode.ERR_DISK_FULL, e.code());
        if (space < HEADER) {
            assertFalse(Files.exists(take), "nothing is left of a take that could not begin");
            return;
        }
        long frames = (space - HEADER) / FORMAT.bytesPerFrame();
        assertEquals(frames, WavFile.read(take).frames());
        byte[] bytes = Files.readAllBytes(take);
        int length = (int) frames * FORMAT.bytesPerFrame();
        assertArrayEquals(Arrays.copyOf(audio, length), Arrays.copyOfRange(bytes, HEADER, HEADER + length));
    }

    @Test
    void afterAFullDiskTheTakeCanBeFinished() throws IOException {
        Path take = folder.resolve("take.wav");
        CaptureFormat format = new CaptureFormat(8000, 1, 16);
        byte[] audio = Signals.pcm(format, 1000);
        FaultyFileIo io = new FaultyFileIo().limitSpace(HEADER + 1001);
        try (TakeWriter writer = new TakeWriter(io, take, format)) {
            assertThrows(VoiceRecorderException.class, () -> writer.write(audio, 0, audio.length));
            assertEquals(500, writer.frames());
            writer.finish();
        }
        assertEquals(Optional.empty(), WavFile.read(take).problem());
        assertEquals(500, WavFile.read(take).frames());
    }

    @Test
    void aForeignFileIsLeftAlone() throws IOException {
        Path file = folder.resolve("notes.wav");
        Files.writeString(file, "these are notes, not a take".repeat(10));
        var e = assertThrows(VoiceRecorderException.class, () -> TakeRecovery.mend(FileIo.disk(), file));
        assertEquals(ErrorCode.ERR_CORRUPT_FILE, e.code());
        assertEquals("these are notes, not a take".repeat(10), Files.readString(file));
    }

    @Test
    void pastFourGibibytesItIsRf64() throws Exception {
        CaptureFormat format = new CaptureFormat(192_000, 2, 32);
        Path take = folder.resolve("large.wav");
        long wanted = (1L << 32) / format.bytesPerFrame() + 192_000;
        byte[] block = new byte[format.bytesPerFrame() * 192_000];
        try (TakeWriter writer = new TakeWriter(new SparseFileIo(), take, format)) {
            while (writer.frames() < wanted) {
                long left = (wanted - writer.frames()) * format.bytesPerFrame();
                writer.write(block, 0, (int) Math.min(block.length, left));
                writer.force();
                assertEquals(writer.frames(), WavFile.read(take).frames());
            }
            writer.finish();
        }
        WavHeader header = WavFile.read(take);
        assertEquals(wanted, header.frames());
        assertEquals(Optional.empty(), header.problem());
        assertTrue(Tools.ffprobe("-show_entries", "stream=duration_ts", "-of", "csv=p=0", take.toString())
                .contains(Long.toString(wanted)));
        try (var file = FileIo.disk().open(take)) {
            file.write(ByteBuffer.wrap(new byte[8]), 20);
        }
        assertTrue(TakeRecovery.mend(FileIo.disk(), take).changed());
        assertEquals(wanted, WavFile.read(take).frames());
    }
}
