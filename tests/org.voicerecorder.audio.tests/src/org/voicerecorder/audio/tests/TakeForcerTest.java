package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.audio.TakeForcer;
import org.voicerecorder.audio.TakeRecovery;
import org.voicerecorder.audio.TakeWriter;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.testkit.FaultyFileIo;
import org.voicerecorder.testkit.FaultyFileIo.Loss;
import org.voicerecorder.testkit.StallingFileIo;
import org.voicerecorder.testkit.Until;

class TakeForcerTest {
    private static final int HEADER = 1024;
    private static final CaptureFormat FORMAT = new CaptureFormat(8000, 1, 16);
    private static final int BLOCK = 320;

    @TempDir
    Path folder;

    @Test
    void writingGoesOnWhileTheDiskStalls() throws IOException {
        var disk = new StallingFileIo();
        Path take = folder.resolve("take.wav");
        byte[] audio = Signals.pcm(FORMAT, 80_000);
        try (var writer = new TakeWriter(disk, take, FORMAT);
                var forcer = new TakeForcer(writer, () -> {}, this::fail)) {
            writer.write(audio, 0, BLOCK);
            Until.holds("the first block is forced", () -> writer.forcedFrames() == BLOCK / 2);
            disk.stall();
            writer.write(audio, BLOCK, BLOCK);
            Until.holds("the disk stalls", () -> disk.waiting() > 0);

            // Ten seconds of audio: more than any buffer between the device and here.
            writer.write(audio, 2 * BLOCK, audio.length - 2 * BLOCK);

            assertEquals(audio.length, Files.size(take) - HEADER, "it is in the system's memory");
            assertEquals(BLOCK / 2, WavFile.read(take).frames(), "the header promises what was forced");
            disk.recover();
            Until.holds("the rest is forced", () -> writer.forcedFrames() == audio.length / 2);
            forcer.close();
            writer.finish();
        }
        byte[] bytes = Files.readAllBytes(take);
        assertArrayEquals(audio, Arrays.copyOfRange(bytes, HEADER, bytes.length));
    }

    @Test
    void whatWasWrittenLastBeforeAPauseIsForced() throws IOException {
        Path take = folder.resolve("take.wav");
        var journal = new AtomicInteger();
        try (var writer = new TakeWriter(FileIo.disk(), take, FORMAT);
                var forcer = new TakeForcer(writer, journal::incrementAndGet, this::fail)) {
            writer.write(Signals.pcm(FORMAT, 160), 0, BLOCK);

            Until.holds("nothing comes any more and all is forced", () -> writer.forcedFrames() == 160);
            int looks = journal.get();
            Until.holds("markers are kept while nothing comes", () -> journal.get() > looks);
            assertEquals(160, WavFile.read(take).frames());
            forcer.close();
        }
    }

    @Test
    void theHeaderIsForcedThoughNothingMoreIsWritten() throws IOException {
        var disk = new FaultyFileIo();
        Path take = folder.resolve("take.wav");
        byte[] audio = Signals.pcm(FORMAT, 160);
        try (var writer = new TakeWriter(disk, take, FORMAT);
                var forcer = new TakeForcer(writer, () -> {}, this::fail)) {
            writer.write(audio, 0, BLOCK);
            Until.holds("all is forced", () -> writer.frames() == 160 && writer.isForced());
            long steps = disk.steps();
            Until.holds("it looks again", () -> writer.isForced());
            assertEquals(steps, disk.steps(), "the disk is left alone then");
            disk.crash(Loss.DROP, 1);
            forcer.close();
        }
        assertEquals(160, WavFile.read(take).frames());
    }

    /** How much of the audio was not on the disk, at most, while it came in real time, in milliseconds of audio. */
    private long mostUnforced(Path take) throws IOException {
        var format = new CaptureFormat(48_000, 2, 16);
        byte[] block = new byte[(int) format.bytesPerSecond() / 50];
        var disk = new ForceGauge();
        try (var writer = new TakeWriter(disk, take, format);
                var forcer = new TakeForcer(writer, () -> {}, this::fail)) {
            long begun = System.nanoTime();
            for (int i = 0; i < 75; i++) {
                long due = begun + i * TimeUnit.MILLISECONDS.toNanos(20);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                writer.write(block, 0, block.length);
            }
            forcer.close();
        }
        return disk.mostUnforced() * 1000 / format.bytesPerSecond();
    }

    /** A machine that is busy forces late, so one of several tries counts; one that forces too rarely never does it. */
    @Test
    void noMoreThanAQuarterOfASecondIsUnforced() throws IOException {
        List<Long> tries = new ArrayList<>();
        while (tries.size() < 8 && tries.stream().noneMatch(most -> most <= TakeForcer.MOST_UNFORCED_MILLIS)) {
            tries.add(mostUnforced(folder.resolve("take-" + tries.size() + ".wav")));
        }
        assertTrue(tries.getLast() <= TakeForcer.MOST_UNFORCED_MILLIS, () -> tries + " ms");
    }

    @Test
    void aDiskThatFailsToForceEndsTheTakeWithItsNextBlock() throws IOException {
        var disk = new FaultyFileIo();
        byte[] audio = Signals.pcm(FORMAT, 1600);
        var told = new AtomicInteger();
        try (var writer = new TakeWriter(disk, folder.resolve("take.wav"), FORMAT);
                var forcer = new TakeForcer(writer, () -> {}, e -> told.incrementAndGet())) {
            disk.failForcing("Input/output error");
            writer.write(audio, 0, BLOCK);
            Until.holds("the failure is told", () -> told.get() > 0);

            var e = assertThrows(VoiceRecorderException.class, () -> writer.write(audio, BLOCK, BLOCK));

            assertEquals(ErrorCode.ERR_IO, e.code());
            assertEquals(160, writer.frames(), "what came before stays");
            forcer.close();
        }
    }

    /** Whatever goes wrong once, forcing goes on. */
    @Test
    void aJournalThatFailsInAWayNobodyThoughtOfKeepsNothingFromBeingForced() throws IOException {
        var told = new AtomicInteger();
        try (var writer = new TakeWriter(FileIo.disk(), folder.resolve("take.wav"), FORMAT);
                var forcer = new TakeForcer(
                        writer,
                        () -> {
                            throw new IllegalStateException("a journal that broke");
                        },
                        e -> told.incrementAndGet())) {
            writer.write(Signals.pcm(FORMAT, 160), 0, BLOCK);
            Until.holds("it is told", () -> told.get() > 1);
            Until.holds("it is forced", () -> writer.forcedFrames() == 160);
            forcer.close();
        }
    }

    /** As {@link TakeWriterTest}, with a forcer beside that does its steps at moments of its own. */
    @ParameterizedTest
    @EnumSource(Loss.class)
    void aPowerLossWhileItForcesKeepsWhatWasForced(Loss loss) throws IOException {
        byte[] audio = Signals.pcm(FORMAT, 8000);
        for (int seed = 0; seed < 4; seed++) {
            var disk = new FaultyFileIo();
            Path take = folder.resolve("take-" + seed + ".wav");
            long forced;
            try (var writer = new TakeWriter(disk, take, FORMAT);
                    var forcer = new TakeForcer(writer, () -> {}, e -> {})) {
                int at = 0;
                while (at < audio.length && writer.forcedFrames() < 1000 * seed) {
                    writer.write(audio, at, BLOCK);
                    at += BLOCK;
                    long before = writer.frames() - 320;
                    Until.holds("the disk keeps up", () -> writer.forcedFrames() >= before);
                }
                forced = writer.forcedFrames();
                disk.crash(loss, seed);
                forcer.close();
            }
            long kept = TakeRecovery.mend(FileIo.disk(), take).frames();
            assertTrue(kept >= forced, () -> "%d frames were forced, %d are kept".formatted(forced, kept));
            byte[] bytes = Files.readAllBytes(take);
            int sure = (int) forced * 2;
            assertArrayEquals(Arrays.copyOf(audio, sure), Arrays.copyOfRange(bytes, HEADER, HEADER + sure));
        }
    }

    private void fail(IOException e) {
        throw new AssertionError(e);
    }
}
