package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.audio.TakeRecovery;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavHeader;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.testkit.Until;

/**
 * A take of more than 2^31 frames and more than 4 GiB, fed as fast as the recorder takes it: ended, and as a kill would
 * have left it. Writes 9 GiB, so only with {@code ./verify --soak}.
 */
@EnabledIfSystemProperty(named = "voicerecorder.soak", matches = "true")
class LongTakeTest {
    private static final int RATE = 192_000;
    private static final int BYTES = 2;
    private static final long FRAMES = (1L << 31) + 5 * RATE;
    private static final int STEP = 10 * RATE;
    /** Frames before and behind each place where a number of 31 or 32 bits ends. */
    private static final int AROUND = 1_000;

    @TempDir
    Path folder;

    private final HandFedInputs inputs = new HandFedInputs();

    @Test
    void pastFourGibibytesAndTwoToThe31FramesEverySampleIsThere() throws Exception {
        inputs.plug("x", LongTakeTest::signal);
        var shelf = new Shelf(folder.resolve("library"), FileIo.disk(), inputs);
        Take take = shelf.recorder()
                .start(TakeRequest.of(new CaptureFormat(RATE, 1, 8 * BYTES))
                        .withDevice("x")
                        .withTitle("Long"));
        for (long given = 0; given < FRAMES; given += STEP) {
            inputs.give("x", (int) Math.min(STEP, FRAMES - given));
            Until.holds("it is heard", () -> inputs.isHeard("x"));
        }
        Path underWay = shelf.audio(take.id());
        Until.holds(
                "it is written",
                () -> take.status().buffer().unforced().isZero() && Files.size(underWay) >= FRAMES * BYTES);
        Path killed = Files.copy(underWay, folder.resolve("killed.wav"));

        List<Recording> kept = end(take);
        shelf.recorder().close();

        check(kept.getFirst().path());
        Files.delete(kept.getFirst().path());
        TakeRecovery.mend(FileIo.disk(), killed);
        check(killed);
    }

    private static int signal(long frame) {
        return (int) (frame * 31 ^ frame >> 16);
    }

    private static List<Recording> end(Take take) throws Exception {
        take.stop().get(300, TimeUnit.SECONDS);
        return take.parts();
    }

    /** By our own reader, by FFprobe and by SoX. */
    private static void check(Path file) throws IOException {
        WavHeader header = WavFile.read(file);
        assertEquals(FRAMES, header.frames());
        assertEquals(Optional.empty(), header.problem());
        String ffprobe =
                run("ffprobe", "-v", "error", "-show_entries", "stream=duration_ts", "-of", "csv=p=0", "" + file);
        assertTrue(ffprobe.contains(Long.toString(FRAMES)), ffprobe);
        assertEquals(Long.toString(FRAMES), run("soxi", "-s", "" + file).strip());
        try (FileChannel in = FileChannel.open(file)) {
            for (long place : new long[] {0, 1L << 30, 1L << 31, FRAMES}) {
                long from = Math.max(0, place - AROUND);
                assertSamples(in, header.dataOffset(), from, Math.min(FRAMES, place + AROUND));
            }
        }
    }

    private static void assertSamples(FileChannel in, long data, long from, long to) throws IOException {
        ByteBuffer read = ByteBuffer.allocate((int) (to - from) * BYTES).order(ByteOrder.LITTLE_ENDIAN);
        in.read(read, data + from * BYTES);
        ByteBuffer wanted = ByteBuffer.allocate(read.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        for (long frame = from; frame < to; frame++) {
            wanted.putShort((short) signal(frame));
        }
        assertArrayEquals(wanted.array(), read.array(), () -> "frames %d to %d".formatted(from, to));
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.onExit().join().exitValue(), said);
        return said;
    }
}
