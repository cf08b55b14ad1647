package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.FlacCopy;
import org.voicerecorder.api.recorder.PreFlightFinding;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.api.recorder.VoiceActivation;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.testkit.SmallDisk;
import org.voicerecorder.testkit.Until;

/** The copy made beside a take: complete when all is well, and never in the take's way. */
class FlacTakeTest {
    private static final TakeRequest REQUEST =
            TakeRequest.of(new CaptureFormat(8000, 1, 16)).withTitle("Hearing").withFlac(true);

    @TempDir
    Path folder;

    private final HandFedInputs inputs = new HandFedInputs();
    private final RawEncoders encoders = new RawEncoders();
    private Shelf shelf;

    private Take start(TakeRequest request) throws IOException {
        open(folder.resolve("library"));
        return shelf.recorder().start(request);
    }

    private void open(Path library) throws IOException {
        shelf = new Shelf(library, FileIo.disk(), inputs, encoders);
    }

    @AfterEach
    void close() {
        encoders.mayWrite.countDown();
        shelf.recorder().close();
    }

    private void give(String id, int frames) throws IOException {
        inputs.give(id, frames);
        Until.holds("it is heard", () -> inputs.isHeard(id));
    }

    private static Recording end(Take take) throws Exception {
        return take.stop().get(60, TimeUnit.SECONDS);
    }

    private static List<FlacCopy> copies(Take take) throws Exception {
        return take.flacCopies().get(60, TimeUnit.SECONDS);
    }

    private static byte[] audio(Recording recording) throws IOException {
        byte[] bytes = Files.readAllBytes(recording.path());
        var header = WavFile.read(recording.path());
        return Arrays.copyOfRange(bytes, (int) header.dataOffset(), (int) (header.dataOffset() + header.dataLength()));
    }

    private void assertCopied(Take take) throws Exception {
        List<FlacCopy> copies = copies(take);
        assertEquals(
                take.parts().stream().map(Recording::id).toList(),
                copies.stream().map(FlacCopy::recording).toList());
        for (Recording part : take.parts()) {
            assertArrayEquals(audio(part), shelf.flac().of(part.id()));
        }
        assertEquals(List.of(), shelf.incoming());
        assertEquals(encoders.begun, encoders.ended);
    }

    @Test
    void everySampleOfATakeThatWasPausedIsInItsCopy() throws Exception {
        Take take = start(REQUEST);
        give("a", 12_345);
        take.pause();
        give("a", 777);
        take.resume();
        give("a", 40_001);

        assertEquals(52_346, audio(end(take)).length / 2);
        assertCopied(take);
    }

    @Test
    void everyPartHasACopyOfItsOwn() throws Exception {
        Take take = start(REQUEST.withSplit(new Split.Every(Duration.ofSeconds(1))));
        give("a", 20_000);
        end(take);

        assertEquals(3, take.parts().size());
        assertCopied(take);
    }

    @Test
    void anArmedTakeHasItsPreRollInTheCopyAndNoEncoderBeforeItBegins() throws Exception {
        open(folder.resolve("library"));
        Take take = shelf.recorder().arm(REQUEST.withPreRoll(Duration.ofSeconds(1)));
        give("a", 16_000);
        assertEquals(0, encoders.begun);
        take.begin();
        give("a", 4_000);

        assertTrue(audio(end(take)).length / 2 > 4_000);
        assertCopied(take);
    }

    @Test
    void anArmedTakeThatNeverBeganHasNone() throws Exception {
        open(folder.resolve("library"));
        Take take = shelf.recorder().arm(REQUEST);
        give("a", 16_000);
        take.stop();

        assertEquals(
                ErrorCode.ERR_CANCELLED,
                copies(take).getFirst().problem().orElseThrow().code());
        assertEquals(0, encoders.begun);
        assertEquals(List.of(), shelf.incoming());
    }

    @Test
    void whatAVoiceActivatedTakeLeavesOutIsNotInTheCopy() throws Exception {
        inputs.plug("v", f -> f >= 16_000 && f < 32_000 ? speech(f) : 0);
        Take take = start(
                REQUEST.withDevice("v").withVoice(new VoiceActivation(Duration.ofSeconds(1), Duration.ofMillis(500))));
        give("v", 60_000);
        assertEquals(State.LISTENING, take.status().state());

        assertTrue(audio(end(take)).length / 2 < 40_000);
        assertCopied(take);
    }

    private static int speech(long frame) {
        double envelope = 0.5 + 0.5 * Math.sin(frame * 2 * Math.PI * 4 / 8000);
        double voice = Math.sin(frame * 2 * Math.PI * 150 / 8000)
                + 0.7 * Math.sin(frame * 2 * Math.PI * 450 / 8000)
                + 0.5 * Math.sin(frame * 2 * Math.PI * 1050 / 8000);
        return (int) (6000 * envelope * voice);
    }

    @Test
    void anEncoderThatDiesTakesNothingWithIt() throws Exception {
        Take take = start(REQUEST);
        give("a", 8_000);
        Until.holds("it encodes", () -> encoders.begun == 1);
        encoders.dies = true;
        give("a", 8_000);
        Until.holds("it is told", () -> take.status().warns(TakeWarning.Kind.COPY_GIVEN_UP));
        give("a", 8_000);

        assertEquals(24_000, audio(end(take)).length / 2);
        assertEquals(
                ErrorCode.ERR_AUDIO_TOOL,
                copies(take).getFirst().problem().orElseThrow().code());
        assertTrue(take.status().problem().isEmpty());
        assertEquals(List.of(), shelf.incoming());
        assertEquals(encoders.begun, encoders.ended);
    }

    @Test
    void nobodyWaitsForAnEncoderThatDoesNotMove() throws Exception {
        encoders.mayWrite = new CountDownLatch(1);
        Take take = start(REQUEST);
        give("a", 20_000);

        assertEquals(20_000, audio(end(take)).length / 2);
        assertFalse(take.flacCopies().isDone());
        encoders.mayWrite.countDown();
        assertCopied(take);
    }

    @Test
    void aDiscardedTakeLeavesNoCopy() throws Exception {
        Take take = start(REQUEST);
        give("a", 8_000);
        take.discard();

        assertEquals(
                ErrorCode.ERR_CANCELLED,
                copies(take).getFirst().problem().orElseThrow().code());
        assertEquals(List.of(), shelf.incoming());
        assertEquals(0, shelf.flac().count());
    }

    @Test
    void theCopyIsGivenUpFirstWhenTheDiskGetsFull() throws Exception {
        try (var disk = new SmallDisk(folder.resolve("disk"), 100)) {
            open(disk.root().resolve("library"));
            Take take = shelf.recorder().start(REQUEST.withLength(Duration.ofSeconds(60)));
            give("a", 8_000);
            // Room for about five minutes of the take beside what stays reserved.
            disk.fillBut(PreFlight.RESERVE.bytes() + 5_000_000);
            Until.holds("it is told", () -> take.status().warns(TakeWarning.Kind.COPY_GIVEN_UP));
            Until.holds("it is removed", () -> shelf.incoming().stream().noneMatch(n -> n.contains(".flac")));
            give("a", 8_000);

            assertEquals(16_000, audio(end(take)).length / 2);
            assertEquals(
                    ErrorCode.ERR_DISK_FULL,
                    copies(take).getFirst().problem().orElseThrow().code());
            assertTrue(take.status().problem().isEmpty(), "the take itself has room");
            shelf.recorder().close();
        }
    }

    @Test
    void aTakeOfUnknownLengthMayBeginInLittleRoomAndIsWarned() throws Exception {
        try (var disk = new SmallDisk(folder.resolve("disk"), 100)) {
            open(disk.root().resolve("library"));
            // Five minutes of 8 kHz, 16 bits, mono.
            disk.fillBut(PreFlight.RESERVE.bytes() + 5_000_000);
            TakeRequest open = TakeRequest.of(REQUEST.format()).withDevice("a");
            PreFlightFinding space = shelf.recorder().check(open).stream()
                    .filter(f -> f.topic() == PreFlightFinding.Topic.SPACE)
                    .findFirst()
                    .orElseThrow();
            assertTrue(space.refusal().isEmpty(), space::toString);
            assertTrue(space.advice().isPresent(), space::toString);
            Take take = shelf.recorder().start(open);
            give("a", 8_000);
            assertEquals(8_000, audio(end(take)).length / 2);

            var tooLong = open.withLength(Duration.ofMinutes(10));
            var refused = assertThrows(
                    VoiceRecorderException.class, () -> shelf.recorder().start(tooLong));
            assertEquals(ErrorCode.ERR_DISK_FULL, refused.code());
            assertTrue(refused.advice().contains("a shorter --duration"), refused.advice());
            disk.fillBut(PreFlight.RESERVE.bytes() + 500_000);
            refused = assertThrows(
                    VoiceRecorderException.class, () -> shelf.recorder().start(open));
            assertEquals(ErrorCode.ERR_DISK_FULL, refused.code());
            assertFalse(refused.advice().contains("--duration"), refused.advice());
            shelf.recorder().close();
        }
    }

    @Test
    void withoutAnEncoderTheTakeIsThereAndTheCopyIsNot() throws Exception {
        shelf = new Shelf(folder.resolve("library"), FileIo.disk(), inputs);
        Take take = shelf.recorder().start(REQUEST);
        give("a", 8_000);

        assertEquals(8_000, audio(end(take)).length / 2);
        assertEquals(
                ErrorCode.ERR_UNAVAILABLE,
                copies(take).getFirst().problem().orElseThrow().code());
    }

    @Test
    void aTakeThatIsNotToHaveACopyHasNone() throws Exception {
        Take take = start(REQUEST.withFlac(false));
        give("a", 8_000);
        end(take);

        assertEquals(List.of(), copies(take));
        assertEquals(0, encoders.begun);
    }
}
