package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.recorder.internal.BlockQueue.Block;

class BlockQueueTest {
    private static final CaptureFormat FORMAT = new CaptureFormat(8000, 1, 16);
    private static final int FRAMES = 160;

    private int next;

    /** The next block of frames that count up. */
    private Block block(BlockQueue queue) {
        return shortBlock(queue, FRAMES);
    }

    /** A device gives as much as it has. */
    private Block shortBlock(BlockQueue queue, int frames) {
        Block block = queue.nextFree().orElseThrow();
        block.length = 2 * frames;
        for (int i = 0; i < frames; i++, next++) {
            block.bytes[2 * i] = (byte) next;
            block.bytes[2 * i + 1] = (byte) (next >> 8);
        }
        return block;
    }

    private static List<Integer> drain(BlockQueue queue) {
        queue.end();
        List<Integer> frames = new ArrayList<>();
        for (var block = queue.take(); block.isPresent(); block = queue.take()) {
            Block b = block.get();
            for (int at = b.offset; at < b.offset + b.length; at += 2) {
                frames.add(b.bytes[at] & 0xFF | (b.bytes[at + 1] & 0xFF) << 8);
            }
            queue.recycle(b);
        }
        return frames;
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 159, 160, 161, 1000, 4000})
    void whatIsHeldEndsAtTheReleaseAndIsAsLongAsTheRing(int ring) {
        var queue = new BlockQueue(FORMAT, Duration.ofNanos(ring * 125_000L), Long.MAX_VALUE);
        for (int i = 0; i < 20; i++) {
            queue.hold(block(queue));
        }
        assertTrue(queue.heldFrames() >= Math.min(ring, 3200), () -> queue.heldFrames() + " frames");

        queue.release(false);
        queue.put(block(queue));

        int begin = Math.max(0, 3200 - ring);
        assertEquals(3360 - begin, queue.acceptedFrames());
        assertEquals(range(begin, 3360), drain(queue));
    }

    /** A real loss was once found here: the ring dropped while the file of the take was still being made. */
    @Test
    void nothingFallsOutBetweenTheStartAndTheFirstWrite() {
        var queue = new BlockQueue(FORMAT, Duration.ofSeconds(1), Long.MAX_VALUE);
        for (int i = 0; i < 100; i++) {
            queue.hold(block(queue));
        }
        queue.release(false);
        // The disk stalls: nobody takes a block for as long as the buffer is.
        long room = BlockQueue.CAPACITY.dividedBy(BlockQueue.BLOCK);
        for (int i = 0; i < room; i++) {
            queue.put(block(queue));
        }
        assertEquals(range(8000, 16_000 + (int) room * FRAMES), drain(queue));
    }

    /** While it was armed, a device that gave 12 ms at a time was not read any more after 8 s of a pre-roll of 10 s. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 94, 159, 160})
    void theRingIsAsLongHoweverLittleTheDeviceGivesAtATime(int frames) {
        var queue = new BlockQueue(FORMAT, Duration.ofSeconds(1), Long.MAX_VALUE);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            while (next < 16_000) {
                queue.hold(shortBlock(queue, frames));
            }
        });
        int end = next;
        queue.release(false);
        assertEquals(range(end - 8000, end), drain(queue));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 94, 159, 160})
    void aStalledDiskIsAbsorbedHoweverLittleTheDeviceGivesAtATime(int frames) {
        var queue = new BlockQueue(FORMAT, Duration.ZERO, Long.MAX_VALUE);
        int most = (int) (BlockQueue.CAPACITY.toMillis() * 8);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            while (next + frames <= most) {
                queue.put(shortBlock(queue, frames));
            }
        });
        assertEquals(next, queue.bufferedFrames());
        assertEquals(range(0, next), drain(queue));
        assertEquals(0, queue.bufferedFrames());
    }

    @Test
    void whatIsMutedAndWhatBeginsAPartIsNotMixedWithWhatIsBeforeIt() {
        var queue = new BlockQueue(FORMAT, Duration.ZERO, Long.MAX_VALUE);
        for (int i = 0; i < 4; i++) {
            Block block = shortBlock(queue, 50);
            block.muted = i == 1;
            block.startsPart = i == 3;
            queue.put(block);
        }
        queue.put(shortBlock(queue, 50));
        queue.end();
        List<String> taken = new ArrayList<>();
        for (var block = queue.take(); block.isPresent(); block = queue.take()) {
            Block b = block.get();
            taken.add(b.length / 2 + (b.muted ? " muted" : "") + (b.startsPart ? " part" : ""));
            queue.recycle(b);
        }
        assertEquals(List.of("50", "50 muted", "50", "100 part"), taken);
    }

    @Test
    void noMoreIsAcceptedThanTheTakeIsLong() {
        var queue = new BlockQueue(FORMAT, Duration.ofMillis(40), 400);
        queue.hold(block(queue));
        queue.hold(block(queue));
        queue.release(true);
        assertTrue(!queue.isComplete());
        queue.put(block(queue));
        assertTrue(queue.isComplete());
        queue.put(block(queue));

        assertEquals(range(0, 400), drain(queue));
    }

    @Test
    void whatIsDroppedIsGoneAndItsBlocksAreUsedAgain() {
        var queue = new BlockQueue(FORMAT, Duration.ofMillis(100), Long.MAX_VALUE);
        for (int i = 0; i < 2000; i++) {
            queue.hold(block(queue));
        }
        queue.dropHeld();
        queue.release(false);
        queue.put(block(queue));

        assertEquals(FRAMES, drain(queue).size());
        assertEquals(0, queue.bufferedFrames());
    }

    /** A block that began a part is used again for audio that does not. */
    @Test
    void onlyTheFirstOfWhatIsHeldBeginsAPart() {
        var queue = new BlockQueue(FORMAT, Duration.ofMillis(60), Long.MAX_VALUE);
        for (int round = 0; round < 100; round++) {
            int held = 1 + round % 3;
            for (int i = 0; i < held; i++) {
                queue.hold(block(queue));
            }
            queue.release(true);
            for (int i = 0; i < held; i++) {
                Block block = queue.take().orElseThrow();
                assertEquals(i == 0, block.startsPart);
                queue.recycle(block);
            }
        }
    }
}
