package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.testkit.StallingFileIo;
import org.voicerecorder.testkit.Until;

/** The disk of a take stalls: what memory and the device can keep is kept, the rest is counted. */
class StalledDiskTest {
    private static final int RATE = 8000;
    private static final int TEN_SECONDS = 10 * RATE;
    private static final TakeRequest REQUEST = TakeRequest.of(new CaptureFormat(RATE, 1, 16));

    @TempDir
    Path folder;

    private final HandFedInputs inputs = new HandFedInputs();
    private final StallingFileIo disk = new StallingFileIo();
    private Shelf shelf;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf(folder.resolve("library"), disk, inputs);
    }

    @AfterEach
    void close() {
        disk.recover();
        shelf.recorder().close();
    }

    private Take begin(TakeRequest request) throws IOException {
        Take take = shelf.recorder().start(request);
        inputs.give("a", 800);
        Until.holds(
                "it is on the disk",
                () -> take.status().buffer().unforced().isZero()
                        && take.status().recorded().equals(Duration.ofMillis(100)));
        return take;
    }

    private static List<Integer> frames(int from, int to) {
        return IntStream.range(from, to)
                .map(frame -> (short) (frame * 31))
                .boxed()
                .toList();
    }

    private static List<Integer> samples(List<Recording> parts) throws IOException {
        List<Integer> samples = new ArrayList<>();
        for (Recording part : parts) {
            var header = WavFile.read(part.path());
            var in = ByteBuffer.wrap(
                            Files.readAllBytes(part.path()), (int) header.dataOffset(), (int) header.dataLength())
                    .order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining()) {
                samples.add((int) in.getShort());
            }
        }
        return samples;
    }

    private static List<Integer> end(Take take) throws Exception {
        take.stop().get(60, TimeUnit.SECONDS);
        return samples(take.parts());
    }

    @Test
    void tenSecondsWithoutForcingAreInMemoryAndNotInTheHeader() throws Exception {
        Take take = begin(REQUEST);
        Path file = shelf.audio(take.id());
        disk.stall();
        inputs.give("a", TEN_SECONDS);

        Until.holds("it is written", () -> take.status().recorded().equals(Duration.ofMillis(10_100)));
        assertEquals(Duration.ofSeconds(10), take.status().buffer().unforced());
        assertTrue(take.status().buffer().held().isZero());
        assertEquals(800, WavFile.read(file).frames(), "the header promises what is on the disk");
        disk.recover();
        Until.holds("it is forced", () -> take.status().buffer().unforced().isZero());

        assertEquals(frames(0, 800 + TEN_SECONDS), end(take));
    }

    @Test
    void tenSecondsWithoutWritingWaitInTheBufferAndTheDevice() throws Exception {
        Take take = begin(REQUEST);
        inputs.keep("a", TEN_SECONDS);
        disk.stallWriting();
        inputs.give("a", TEN_SECONDS);

        Until.holds("the buffer is full", () -> inputs.isLeftAlone("a") && inputs.taken("a") > 800 + 4 * RATE - 320);
        assertTrue(take.status().warns(TakeWarning.Kind.DISK_SLOW));
        assertTrue(take.status().buffer().held().compareTo(Duration.ofMillis(3_900)) > 0);
        disk.recover();
        Until.holds("it is read", () -> inputs.isHeard("a"));

        List<Integer> samples = end(take);

        assertEquals(frames(0, 800 + TEN_SECONDS), samples);
        assertEquals(0, take.status().input().overruns());
        assertEquals(0, take.status().input().droppedFrames());
    }

    /** All that was heard before the start is handed over in a moment; a disk that takes a moment for it is not slow. */
    @Test
    void aDiskThatIsGivenThePreRollAtOnceIsNotSlowYet() throws Exception {
        Take take = shelf.recorder().arm(REQUEST.withPreRoll(Duration.ofSeconds(3)));
        inputs.give("a", 3 * RATE);
        Until.holds("it is held", () -> take.status().recorded().equals(Duration.ofSeconds(3)));
        disk.stallWriting();
        take.begin();

        assertTrue(take.status().buffer().held().compareTo(Duration.ofMillis(2_900)) >= 0);
        assertFalse(take.status().warns(TakeWarning.Kind.DISK_SLOW));
        inputs.give("a", RATE);
        Until.holds("it is heard", () -> inputs.isHeard("a"));
        assertTrue(take.status().warns(TakeWarning.Kind.DISK_SLOW));
        disk.recover();

        assertEquals(frames(0, 4 * RATE), end(take));
    }

    @Test
    void whatTheDeviceCannotKeepEitherIsCounted() throws Exception {
        Take take = begin(REQUEST);
        inputs.keep("a", RATE);
        disk.stallWriting();
        for (int i = 0; i < 3; i++) {
            inputs.give("a", RATE);
            Until.holds("it is in the buffer", () -> inputs.isHeard("a"));
        }
        inputs.give("a", RATE);
        Until.holds("the buffer is nearly full", () -> inputs.taken("a") > 800 + 4 * RATE - 320);
        inputs.give("a", RATE);
        Until.holds("the buffer is full", () -> inputs.isLeftAlone("a"));
        long kept = 800 + 5 * RATE;
        inputs.give("a", 3 * RATE);
        disk.recover();
        Until.holds("the rest is read", () -> inputs.isHeard("a"));

        List<Integer> samples = end(take);

        long dropped = take.status().input().droppedFrames();
        assertEquals(kept + 3 * RATE, samples.size() + dropped, "every frame is kept or counted");
        assertTrue(dropped > 2 * RATE && dropped < 3 * RATE, () -> dropped + " frames");
        assertEquals(frames(0, samples.size()), samples);
        assertEquals(List.of("audio-lost"), take.parts().getFirst().tags());
    }

    /** The one that is written, and the one that follows it. */
    private void awaitTwoParts() throws IOException {
        Until.holds(
                "the next part is there",
                () -> shelf.incoming().stream().filter(n -> n.endsWith(".wav")).count() == 2);
    }

    /** The files of the next part cannot be made while the disk stalls: the take goes on in the part it has. */
    @Test
    void aTakeThatIsSplitIsSplitLater() throws Exception {
        Take take = begin(REQUEST.withSplit(new Split.Every(Duration.ofSeconds(1))));
        awaitTwoParts();
        disk.stall();
        inputs.give("a", TEN_SECONDS);
        Until.holds("all is written", () -> take.status().recorded().equals(Duration.ofMillis(10_100)));
        assertEquals(2, take.status().part());
        disk.recover();
        Until.holds("a part is in the library", () -> take.parts().size() == 1);
        var all = new AtomicInteger(800 + TEN_SECONDS);
        Until.holds("it goes on in a new part", () -> {
            // The next part is looked for once in a second of audio: that goes on until its files are there.
            inputs.give("a", RATE / 10);
            all.addAndGet(RATE / 10);
            return take.status().part() > 2;
        });
        Until.holds("it is heard", () -> inputs.isHeard("a"));

        assertEquals(frames(0, all.get()), end(take));
        assertEquals(RATE, WavFile.read(take.parts().getFirst().path()).frames(), "the part before the disk stalled");
    }

    /** What comes after a block that found no room would stand where that block belongs. */
    @Test
    void nothingFollowsABlockThatFoundNoRoom() throws Exception {
        var full = new BrieflyFullDisk();
        var small = new Shelf(folder.resolve("small"), full, inputs);
        Take take = small.recorder().start(REQUEST);
        inputs.give("a", 800);
        Until.holds("it is written", () -> take.status().recorded().equals(Duration.ofMillis(100)));
        full.fill();
        for (int i = 0; i < 20; i++) {
            inputs.give("a", 160);
        }
        take.result().get(60, TimeUnit.SECONDS);

        List<Integer> samples = samples(take.parts());
        assertEquals(
                ErrorCode.ERR_DISK_FULL, take.status().problem().orElseThrow().code());
        assertTrue(samples.size() > 800 && samples.size() < 960, () -> samples.size() + " frames");
        assertEquals(frames(0, samples.size()), samples);
        small.recorder().close();
    }
}
