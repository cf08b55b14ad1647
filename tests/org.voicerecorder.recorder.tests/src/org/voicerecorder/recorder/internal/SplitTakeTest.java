package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.audio.TakeHistory;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.testkit.Until;

/** Each part of a split take is a recording that speaks for itself. */
class SplitTakeTest {
    private static final int RATE = 8000;
    private static final int PART = 4 * RATE;
    private static final TakeRequest REQUEST = TakeRequest.of(new CaptureFormat(RATE, 1, 16))
            .withDevice("x")
            .withTitle("Hearing")
            .withSplit(new Split.Every(Duration.ofSeconds(4)));

    @TempDir
    Path folder;

    private final HandFedInputs inputs = new HandFedInputs();
    private Shelf shelf;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf(folder.resolve("library"), FileIo.disk(), inputs);
        inputs.plug("x", frame -> signal(frame));
    }

    @AfterEach
    void close() {
        shelf.recorder().close();
    }

    /** A tone; nothing; a tone; one that is clipped; noise of -82 dBFS; nothing for a second. */
    private static int signal(long frame) {
        double tone = Math.sin(frame * 2 * Math.PI * 440 / RATE);
        return switch ((int) (frame / PART)) {
            case 0, 2 -> (int) (8000 * tone);
            case 3 -> Math.clamp((int) (60_000 * tone), Short.MIN_VALUE, Short.MAX_VALUE);
            case 4 -> (int) Math.floorMod(frame * 0x9E3779B97F4A7C15L >>> 40, 9L) - 4;
            default -> 0;
        };
    }

    private void give(int frames) throws IOException {
        inputs.give("x", frames);
        Until.holds("it is heard", () -> inputs.isHeard("x"));
    }

    private static List<Recording> end(Take take) throws Exception {
        take.stop().get(60, TimeUnit.SECONDS);
        return take.parts();
    }

    private static String header(Recording recording) throws IOException {
        return new String(Files.readAllBytes(recording.path()), 0, 1024, StandardCharsets.ISO_8859_1);
    }

    private static TakeHistory history(Recording recording) {
        return TakeHistory.read(recording.path()).orElseThrow();
    }

    @Test
    void eachPartHasItsOwnFlagsAndNotThoseOfTheTake() throws Exception {
        Take take = shelf.recorder().start(REQUEST.withTags(List.of("court")));
        for (int i = 0; i < 21; i++) {
            give(RATE);
        }

        assertEquals(
                List.of(
                        List.of("court"),
                        List.of("court", "silent"),
                        List.of("court"),
                        List.of("court", "clipped"),
                        List.of("court", "too-quiet"),
                        // Too short to be judged.
                        List.of("court")),
                end(take).stream().map(Recording::tags).toList());
    }

    /** The checksum of a long part takes its time; the parts after it begin where they are to. */
    @Test
    void aPartThatIsSlowToComeInKeepsNoOtherFromBeginning() throws Exception {
        var slow = new CountDownLatch(1);
        shelf.whileAdopting(() -> Waiting.uninterruptibly(CompletableFuture.runAsync(() -> awaitQuietly(slow))));
        Take take = shelf.recorder().start(REQUEST);
        for (int i = 0; i < 13; i++) {
            give(RATE);
        }
        Until.holds("the fourth part is written", () -> take.status().part() == 4);
        assertEquals(List.of(), take.parts());
        slow.countDown();

        assertEquals(
                List.of(4 * RATE, 4 * RATE, 4 * RATE, RATE),
                end(take).stream()
                        .map(part -> (int) WavFile.read(part.path()).frames())
                        .toList());
    }

    /** A test that fails before it opens the latch must come to its end, too. */
    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatWasMutedIsNotCalledSilent() throws Exception {
        Take take = shelf.recorder().start(REQUEST);
        take.mute(true);
        give(4 * RATE);

        assertEquals(List.of(), end(take).getFirst().tags());
    }

    @Test
    void aPartSaysInItsFileWhichTakeItBelongsTo() throws Exception {
        Take take = shelf.recorder().start(REQUEST);
        give(9 * RATE);
        List<Recording> parts = end(take);

        assertTrue(header(parts.get(0)).contains("part 1 of take " + take.id()), () -> "part 1");
        assertFalse(header(parts.get(0)).contains(", after"));
        for (int i = 1; i < 3; i++) {
            String wanted = "part %d of take %s, after %s"
                    .formatted(i + 1, take.id(), parts.get(i - 1).id());
            assertTrue(header(parts.get(i)).contains(wanted), wanted);
        }
    }

    @Test
    void overrunsAreToldInThePartTheyHappenedIn() throws Exception {
        Take take = shelf.recorder().start(REQUEST);
        give(2 * RATE);
        inputs.overrun(480);
        give(4 * RATE);
        give(3 * RATE);
        List<Recording> parts = end(take);

        assertTrue(header(parts.get(0)).contains("1 overruns, 480 frames lost"));
        assertEquals(List.of("audio-lost"), List.copyOf(parts.get(0).tags()));
        assertFalse(header(parts.get(2)).contains("overruns"));
        assertEquals(
                List.of(new TakeHistory.Lost(1, 480), TakeHistory.Lost.NOTHING, TakeHistory.Lost.NOTHING),
                parts.stream().map(p -> history(p).lost().orElseThrow()).toList());
    }

    @Test
    void thePlacesOfThePartsInTheTakeAreKeptAndWhichIsTheLast() throws Exception {
        Take take = shelf.recorder().start(REQUEST);
        give(9 * RATE);
        List<Recording> parts = end(take);

        var places = parts.stream().map(p -> history(p).part().orElseThrow()).toList();
        assertEquals(
                List.of(0L, (long) PART, 2L * PART),
                places.stream().map(p -> p.frame().orElseThrow()).toList());
        assertEquals(
                List.of(false, false, true),
                places.stream().map(TakeHistory.Part::last).toList());
    }

    /** What a kill would leave: the file as it is while the take goes on. */
    @Test
    void whatWasLostAndWhereThePartBeginsIsInTheFileBeforeTheTakeEnds() throws Exception {
        Take take = shelf.recorder().start(REQUEST);
        give(5 * RATE);
        Until.holds("the first part is in the library", () -> take.parts().size() == 1);
        inputs.overrun(480);
        give(RATE);
        List<String> files =
                shelf.incoming().stream().filter(f -> f.endsWith(".wav")).toList();

        Until.holds("the header of the second part tells it", () -> files.stream()
                .map(f -> TakeHistory.read(
                        folder.resolve("library/recordings/incoming").resolve(f)))
                .flatMap(Optional::stream)
                .anyMatch(h -> h.lost().equals(Optional.of(new TakeHistory.Lost(1, 480)))
                        && h.part().orElseThrow().frame().equals(OptionalLong.of(PART))
                        && !h.part().orElseThrow().last()));
        end(take);
    }

    @Test
    void aTakeOfOnePieceIsNoPart() throws Exception {
        TakeRequest whole =
                TakeRequest.of(new CaptureFormat(RATE, 1, 16)).withDevice("x").withTitle("Hearing");
        Take take = shelf.recorder().start(whole);
        give(RATE);

        assertFalse(header(end(take).getFirst()).contains("part "));
    }
}
