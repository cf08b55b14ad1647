package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavMarkers;
import org.voicerecorder.testkit.StallingFileIo;
import org.voicerecorder.testkit.Until;

/**
 * The thread that reads the device was held up, by a disk that stalls for longer than memory lasts: what waits in the device
 * belongs to the time at which it was said, whatever a person asks for meanwhile.
 */
class HeldUpReaderTest {
    private static final int RATE = 8000;
    /** What memory has room for, and more: the rest waits in the device. */
    private static final int MORE_THAN_MEMORY = 6 * RATE;

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

    /** A take of which {@link #MORE_THAN_MEMORY} was heard, and a part of it is still in the device. */
    private Take heldUp() throws IOException {
        Take take = shelf.recorder().start(REQUEST);
        disk.stallWriting();
        inputs.give("a", MORE_THAN_MEMORY);
        Until.holds(
                "memory is full, and has all that was taken",
                () -> inputs.isLeftAlone("a")
                        && inputs.taken("a") > 3 * RATE
                        && take.status().buffer().held().toMillis() == inputs.taken("a") * 1000 / RATE);
        return take;
    }

    private static List<Integer> frames(int from, int to) {
        return IntStream.range(from, to)
                .map(frame -> (short) (frame * 31))
                .boxed()
                .toList();
    }

    /** Short where they differ. */
    private static void assertSamples(List<Integer> expected, List<Integer> found) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i), "frame " + i);
        }
        assertEquals(expected.size(), found.size());
    }

    private static List<Integer> zeros(int frames) {
        return IntStream.range(0, frames).map(i -> 0).boxed().toList();
    }

    @SafeVarargs
    private static List<Integer> join(List<Integer>... some) {
        return Stream.of(some).flatMap(List::stream).toList();
    }

    private static List<Integer> samples(Recording recording) throws IOException {
        var header = WavFile.read(recording.path());
        var in = ByteBuffer.wrap(
                        Files.readAllBytes(recording.path()), (int) header.dataOffset(), (int) header.dataLength())
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> samples = new ArrayList<>();
        while (in.hasRemaining()) {
            samples.add((int) in.getShort());
        }
        return samples;
    }

    private Recording recoverAndEnd(Take take) throws Exception {
        disk.recover();
        Until.holds("all is heard", () -> inputs.isHeard("a"));
        return take.stop().get(60, TimeUnit.SECONDS);
    }

    @Test
    void whatWasSaidBeforeTheEndIsKept() throws Exception {
        Take take = heldUp();
        take.stop();
        inputs.give("a", RATE);
        disk.recover();

        assertSamples(frames(0, MORE_THAN_MEMORY), samples(take.result().get(60, TimeUnit.SECONDS)));
    }

    @Test
    void whatTheLibraryClosesOnIsKept() throws Exception {
        Take take = heldUp();
        Thread closing = Thread.ofPlatform().start(shelf.recorder()::close);
        Until.holds("it was told", () -> closing.getState() == Thread.State.WAITING);
        disk.recover();
        closing.join();

        assertSamples(frames(0, MORE_THAN_MEMORY), samples(take.result().get(1, TimeUnit.SECONDS)));
    }

    @Test
    void aTakeThatIsThrownAwayDoesNotWaitForIt() throws Exception {
        Take take = heldUp();
        take.discard();
        disk.recover();
        Until.holds("it is over", () -> take.status().isOver());
        Until.holds("nothing of it is left", () -> shelf.incoming().isEmpty());
    }

    @Test
    void aPauseHoldsFromWhereItWasAskedFor() throws Exception {
        Take take = heldUp();
        take.pause();
        inputs.give("a", RATE);
        take.resume();
        inputs.give("a", RATE);

        assertSamples(
                join(frames(0, MORE_THAN_MEMORY), frames(MORE_THAN_MEMORY + RATE, MORE_THAN_MEMORY + 2 * RATE)),
                samples(recoverAndEnd(take)));
    }

    @Test
    void soDoesMuting() throws Exception {
        Take take = heldUp();
        take.mute(true);
        inputs.give("a", RATE);
        take.mute(false);
        inputs.give("a", RATE);

        assertSamples(
                join(
                        frames(0, MORE_THAN_MEMORY),
                        zeros(RATE),
                        frames(MORE_THAN_MEMORY + RATE, MORE_THAN_MEMORY + 2 * RATE)),
                samples(recoverAndEnd(take)));
    }

    @Test
    void soIsAMarker() throws Exception {
        Take take = heldUp();
        take.mark("here");
        inputs.give("a", RATE);

        Recording recording = recoverAndEnd(take);

        assertEquals(
                List.of(MORE_THAN_MEMORY + " here"),
                WavMarkers.read(recording.path()).markers().stream()
                        .map(m -> m.frame() + " " + m.text())
                        .toList());
    }

    /** What waited in a device that is lost never comes: the pause holds for the first frame after its return. */
    @Test
    void aDeviceThatIsLostMeanwhileOwesNothing() throws Exception {
        Take take = heldUp();
        take.pause();
        inputs.unplug("a");
        inputs.drop("a");
        disk.recover();
        Until.holds("it is lost", () -> take.status().input().device().isEmpty());
        inputs.plug("a", f -> 0);
        Until.holds(
                "it is back",
                () -> inputs.isOpen("a") && take.status().input().device().isPresent());
        inputs.give("a", RATE);
        int kept = (int) take.status().recorded().toMillis() * RATE / 1000;

        List<Integer> samples = samples(recoverAndEnd(take));

        assertSamples(frames(0, samples.size()), samples);
        assertEquals(kept, samples.size(), Duration.ofSeconds(1) + " heard while paused");
    }
}
