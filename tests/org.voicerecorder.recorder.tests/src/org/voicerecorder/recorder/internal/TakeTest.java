package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.api.recorder.VoiceActivation;
import org.voicerecorder.audio.TakeHistory;
import org.voicerecorder.audio.TakeJournal;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavMarkers;
import org.voicerecorder.testkit.StallingFileIo;
import org.voicerecorder.testkit.Until;

class TakeTest {
    private static final CaptureFormat FORMAT = new CaptureFormat(8000, 1, 16);
    private static final TakeRequest REQUEST = TakeRequest.of(FORMAT).withTitle("Hearing");

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

    private Recorder recorder() {
        return shelf.recorder();
    }

    private void give(int frames) throws IOException {
        give("a", frames);
    }

    private void give(String id, int frames) throws IOException {
        inputs.give(id, frames);
        Until.holds("it is heard", () -> inputs.isHeard(id));
    }

    private static Recording end(Take take) throws Exception {
        return take.stop().get(60, TimeUnit.SECONDS);
    }

    private static List<Integer> samples(Recording recording) throws IOException {
        byte[] bytes = Files.readAllBytes(recording.path());
        var header = WavFile.read(recording.path());
        var in = ByteBuffer.wrap(bytes, (int) header.dataOffset(), (int) header.dataLength())
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> samples = new ArrayList<>();
        while (in.hasRemaining()) {
            samples.add((int) in.getShort());
        }
        return samples;
    }

    /** The frames of a device, from one to before another. */
    private static List<Integer> frames(LongToIntFunction signal, int from, int to) {
        return IntStream.range(from, to)
                .map(i -> (short) signal.applyAsInt(i))
                .boxed()
                .toList();
    }

    private static List<Integer> frames(int from, int to) {
        return frames(frame -> (int) (frame * 31), from, to);
    }

    private static List<Integer> join(List<Integer> one, List<Integer> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }

    private static List<String> texts(Recording recording) {
        return WavMarkers.read(recording.path()).markers().stream()
                .map(m -> m.frame() + " " + m.text())
                .toList();
    }

    private List<String> incoming() throws IOException {
        return shelf.incoming();
    }

    @Test
    void aPauseIsExactToTheSample() throws Exception {
        Take take = recorder().start(REQUEST);
        give(1234);
        take.pause();
        give(777);
        take.resume();
        give(321);

        assertEquals(join(frames(0, 1234), frames(2011, 2332)), samples(end(take)));
        assertEquals(List.of(), incoming());
    }

    @Test
    void whatIsMutedIsSilentAndAsLong() throws Exception {
        Take take = recorder().start(REQUEST);
        give(100);
        take.mute(true);
        assertTrue(take.status().input().muted());
        give(50);
        take.mute(false);
        give(100);

        assertEquals(
                join(
                        join(
                                frames(0, 100),
                                IntStream.range(0, 50).map(i -> 0).boxed().toList()),
                        frames(150, 250)),
                samples(end(take)));
    }

    @Test
    void aGainHoldsFromWhereItIsSet() throws Exception {
        Take take = recorder().start(REQUEST);
        give(10);
        take.gain(20);
        give(10);

        assertEquals(
                join(frames(0, 10), frames(f -> (int) Math.clamp(f * 310, -32768, 32767), 10, 20)), samples(end(take)));
        assertEquals(20, take.status().input().gain());
    }

    @Test
    void markersAreInTheFileBeforeItsChecksum() throws Exception {
        Take take = recorder().start(REQUEST);
        give(500);
        Marker first = take.mark("");
        assertEquals(500, first.frame());
        give(500);
        take.mark("second");
        take.describe(first.id(), "first");
        assertEquals(2, take.markers().size());
        give(10);
        take.mark("at the very end");

        Recording recording = end(take);

        assertEquals(List.of("500 first", "1000 second", "1009 at the very end"), texts(recording));
        assertEquals(frames(0, 1010), samples(recording));
        assertEquals(List.of(), incoming());
    }

    @Test
    void markersAreInTheJournalSoonAfterTheyAreSet() throws Exception {
        Take take = recorder().start(REQUEST);
        give(4000);
        Marker marker = take.mark("here");
        Path journal = shelf.journal(take.id());
        Until.holds("it is there", () -> TakeJournal.read(journal).markers().equals(List.of(marker)));
        take.describe(marker.id(), "there");
        Until.holds(
                "its text too",
                () -> TakeJournal.read(journal).markers().getFirst().text().equals("there"));
        give(1);
        assertEquals(List.of("4000 there"), texts(end(take)));
    }

    @Test
    void aLostDeviceIsWaitedForAndTheGapIsMarked() throws Exception {
        Take take = recorder().start(REQUEST);
        give(1000);
        inputs.unplug("a");
        Until.holds("it is told", () -> take.status().state() == State.DEVICE_LOST);
        assertTrue(take.status().warns(TakeWarning.Kind.DEVICE_LOST));
        assertTrue(take.status().input().device().isEmpty());
        inputs.give("a", 300);
        inputs.plug("a", f -> 0);
        Until.holds("it goes on", () -> take.status().state() == State.RECORDING && inputs.isOpen("a"));
        give(500);

        Recording recording = end(take);

        assertEquals(join(frames(0, 1000), frames(1300, 1800)), samples(recording));
        assertTrue(
                texts(recording).getFirst().matches("999 Gap of [0-9.]+ s: Device a was lost"),
                () -> texts(recording).toString());
        assertTrue(take.status().problem().isEmpty());
        List<String> remarks = TakeHistory.read(recording.path()).orElseThrow().remarks();
        assertTrue(remarks.get(1).matches("away for [0-9.]+ s"), remarks::toString);
    }

    private Take armedWithAGapAfter(int frames, Duration preRoll) throws Exception {
        Take take = recorder().arm(REQUEST.withPreRoll(preRoll));
        give(frames);
        inputs.unplug("a");
        Until.holds("it is told", () -> take.status().state() == State.DEVICE_LOST);
        return take;
    }

    @Test
    void aPreRollIsKeptByWhoeverBeginsWhileTheDeviceIsGone() throws Exception {
        Take take = armedWithAGapAfter(8000, Duration.ofSeconds(5));
        assertEquals(State.ARMED, take.status().wanted());
        assertEquals(Duration.ofSeconds(1), take.status().recorded(), "it is shown what would be kept");
        take.begin();
        assertEquals(State.RECORDING, take.status().wanted());
        inputs.plug("a", f -> 0);
        Until.holds("it goes on", () -> take.status().state() == State.RECORDING && inputs.isOpen("a"));
        give(800);

        Recording recording = end(take);

        assertEquals(frames(0, 8800), samples(recording));
        assertTrue(
                texts(recording).getFirst().matches("7999 Gap of [0-9.]+ s: Device a was lost"),
                () -> texts(recording).toString());
    }

    @Test
    void aGapInThePreRollIsMarkedWhereItIsAndOneBeforeItIsNone() throws Exception {
        for (int after : List.of(4000, 20_000)) {
            Take take = armedWithAGapAfter(8000, Duration.ofSeconds(1));
            inputs.plug("a", f -> 0);
            Until.holds("it is heard again", () -> take.status().state() == State.ARMED && inputs.isOpen("a"));
            give(after);
            take.begin();
            give(800);

            Recording recording = end(take);

            boolean within = after < 16_000;
            assertEquals(within ? 1 : 0, texts(recording).size(), () -> texts(recording)
                    .toString());
            if (within) {
                assertTrue(texts(recording).getFirst().startsWith("3999 Gap of "), texts(recording)::toString);
            }
            List<String> remarks =
                    TakeHistory.read(recording.path()).orElseThrow().remarks();
            assertEquals(within, remarks.stream().anyMatch(r -> r.startsWith("away for ")), remarks::toString);
        }
    }

    @Test
    void whatIsAskedWhileTheDeviceIsGoneIsTold() throws Exception {
        Take take = recorder().start(REQUEST);
        give(1000);
        inputs.unplug("a");
        Until.holds("it is told", () -> take.status().state() == State.DEVICE_LOST);
        assertEquals(State.RECORDING, take.status().wanted());
        assertTrue(take.status().warnings().getFirst().text().endsWith("goes on when it is back."));
        take.pause();
        assertEquals(State.PAUSED, take.status().wanted());
        assertTrue(take.status().warnings().getFirst().text().contains("stays so"));
        take.resume();
        assertEquals(State.RECORDING, take.status().wanted());
        end(take);
    }

    @Test
    void aDeviceThatDoesNotReturnEndsTheTakeWhichIsKept() throws Exception {
        Take take = recorder().start(REQUEST.withDeviceWait(Duration.ZERO));
        give(1000);
        inputs.unplug("a");

        Recording recording = take.result().get(60, TimeUnit.SECONDS);

        assertEquals(frames(0, 1000), samples(recording));
        assertEquals(
                ErrorCode.ERR_DEVICE_LOST, take.status().problem().orElseThrow().code());
    }

    @Test
    void anotherDeviceGoesOnWhenItMay() throws Exception {
        inputs.plug("b", f -> (int) -f);
        Take take = recorder().start(REQUEST.withDevice("a").withOtherDevice(true));
        give(1000);
        inputs.unplug("a");
        Until.holds("the other is heard", () -> inputs.isOpen("b"));
        give("b", 500);
        Until.holds("it is told", () -> take.status().warns(TakeWarning.Kind.OTHER_DEVICE));

        Recording recording = end(take);

        assertEquals(join(frames(0, 1000), frames(f -> (int) -f, 0, 500)), samples(recording));
        assertTrue(texts(recording).getFirst().endsWith("Device a was lost; Device b goes on"));
        List<String> remarks = TakeHistory.read(recording.path()).orElseThrow().remarks();
        assertEquals("then Device b", remarks.getLast(), remarks::toString);
    }

    @Test
    void aStreamThatTheServerMovedIsBroughtBack() throws Exception {
        inputs.plug("b", f -> 7);
        Take take = recorder().start(REQUEST.withDevice("a"));
        give(1000);
        inputs.move("b");
        inputs.give("b", 160);
        Until.holds("the chosen one is opened again", () -> inputs.isOpen("a"));
        give(500);

        List<Integer> samples = samples(end(take));

        assertEquals(frames(0, 1000), samples.subList(0, 1000));
        assertEquals(frames(1000, 1500), samples.subList(samples.size() - 500, samples.size()));
        assertTrue(samples.size() <= 1660, () -> samples.size() + " frames: no more than a block of the wrong device");
    }

    @Test
    void lostAudioIsCountedAndMarked() throws Exception {
        Take take = recorder().start(REQUEST);
        give(100);
        inputs.overrun(0);
        give(100);
        inputs.overrun(1600);
        give(100);
        inputs.unplug("a");
        Until.holds("it is lost", () -> take.status().state() == State.DEVICE_LOST);
        inputs.plug("a", f -> 0);
        Until.holds("it is back", () -> take.status().state() == State.RECORDING && inputs.isOpen("a"));
        inputs.overrun(400);
        give(1);
        assertEquals(
                "Audio was lost 3 times, 0.25 s in all: the computer is too busy.",
                take.status().warnings().stream()
                        .filter(w -> w.kind() == TakeWarning.Kind.AUDIO_LOST)
                        .findFirst()
                        .orElseThrow()
                        .text());

        Recording recording = end(take);

        assertEquals(3, take.status().input().overruns());
        assertEquals(2000, take.status().input().droppedFrames());
        assertEquals(List.of("audio-lost"), recording.tags());
        assertTrue(texts(recording).getFirst().startsWith("100 Audio was lost here"));
        assertTrue(texts(recording).get(1).startsWith("200 0.20 s of audio were lost here"));
        assertTrue(new String(Files.readAllBytes(recording.path()), java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("3 overruns, 2000 frames lost"));
    }

    @Test
    void thePreRollEndsExactlyAtTheStart() throws Exception {
        Take take = recorder().arm(REQUEST.withPreRoll(Duration.ofMillis(500)));
        give(10_000);
        assertEquals(State.ARMED, take.status().state());
        disk.stall();
        take.begin();
        give(9_000);
        assertEquals(State.RECORDING, take.status().state());
        disk.recover();

        Recording recording = end(take);

        assertEquals(frames(6_000, 19_000), samples(recording));
    }

    @Test
    void aMarkerInThePreRollIsWhereItWasSet() throws Exception {
        Take take = recorder().arm(REQUEST.withPreRoll(Duration.ofMillis(500)));
        give(1_000);
        take.mark("long ago");
        give(8_000);
        Marker first = take.mark("");
        give(1_000);
        take.mark("now");
        take.describe(first.id(), "the question");
        assertEquals(
                List.of("the question", "now"),
                take.markers().stream().map(Marker::text).toList());
        take.begin();
        give(500);
        take.mark("later");

        Recording recording = end(take);

        assertEquals(frames(6_000, 10_500), samples(recording));
        assertEquals(
                List.of("3000 the question", "4000 now", "4500 later"),
                texts(recording).stream().map(t -> t.replace("4499", "4500")).toList());
    }

    /** A block that was read is not this thread's any more when the stream turns out to be moved. */
    @Test
    void aMoveWhoseDeviceDoesNotReturnIsCountedOnce() throws Exception {
        inputs.plug("b", f -> 7);
        Take take = recorder().start(REQUEST.withDevice("a").withDeviceWait(Duration.ZERO));
        give(1000);
        inputs.overrun(1600);
        give(1);
        inputs.move("b");
        inputs.give("b", 160);

        Recording recording = take.result().get(60, TimeUnit.SECONDS);

        assertEquals(frames(0, 1001), samples(recording).subList(0, 1001));
        assertEquals(1, take.status().input().overruns());
        assertEquals(1600, take.status().input().droppedFrames());
    }

    /** The device comes back just when nobody waits for it any more. */
    @Test
    void aMoveNeverHasOneBlockReadIntoTwice() throws Exception {
        inputs.plug("b", f -> 7);
        Take take = recorder().start(REQUEST.withDevice("a").withDeviceWait(Duration.ofMillis(1)));
        give(1000);
        inputs.unplug("a");
        Until.holds("the take is over", () -> take.status().isOver());

        List<Integer> samples = samples(take.result().get(60, TimeUnit.SECONDS));

        assertEquals(frames(0, 1000), samples);
    }

    @Test
    void aLibraryThatClosesWhileADeviceIsOpenedHasNoTake() throws Exception {
        inputs.beforeOpening(shelf.recorder()::close);

        var e = assertThrows(VoiceRecorderException.class, () -> recorder().start(REQUEST));

        assertEquals(ErrorCode.ERR_UNAVAILABLE, e.code());
        assertFalse(inputs.isOpen("a"));
        assertEquals(List.of(), incoming());
    }

    @Test
    void anArmedTakeThatNeverBeganLeavesNothing() throws Exception {
        Take take = recorder().arm(REQUEST.withPreRoll(Duration.ofSeconds(1)));
        give(1000);

        var e = assertThrows(ExecutionException.class, () -> take.stop().get(60, TimeUnit.SECONDS));

        assertTrue(e.getCause() instanceof CancelledException);
        assertEquals(List.of(), incoming());
        assertEquals(State.DISCARDED, take.status().state());
    }

    @Test
    void partsFollowEachOtherWithoutALostSample() throws Exception {
        Take take = recorder().start(REQUEST.withSplit(new Split.Every(Duration.ofSeconds(1))));
        give(7_990);
        take.mark("in one");
        give(20);
        take.mark("in two");
        give(13_990);
        Until.holds("the second part is in the library", () -> take.parts().size() == 2);

        Recording last = end(take);

        List<Recording> parts = take.parts();
        assertEquals(3, parts.size());
        assertEquals(last, parts.getLast());
        assertEquals(take.id(), parts.getFirst().id());
        assertEquals(frames(0, 8_000), samples(parts.get(0)));
        assertEquals(frames(8_000, 16_000), samples(parts.get(1)));
        assertEquals(frames(16_000, 22_000), samples(parts.get(2)));
        assertEquals(
                List.of("Hearing, part 1", "Hearing, part 2", "Hearing, part 3"),
                parts.stream().map(Recording::title).toList());
        assertEquals(List.of("7990 in one"), texts(parts.get(0)));
        assertEquals(List.of("10 in two"), texts(parts.get(1)));
        assertEquals(Duration.ofMillis(2750), take.status().recorded());
        assertEquals(List.of(), incoming());
    }

    @Test
    void aTakeThatEndsAtABoundaryHasNoEmptyPart() throws Exception {
        Take take = recorder()
                .start(REQUEST.withSplit(new Split.Every(Duration.ofSeconds(1))).withLength(Duration.ofSeconds(2)));
        inputs.give("a", 16_000);

        take.result().get(60, TimeUnit.SECONDS);

        assertEquals(2, take.parts().size());
        assertEquals(List.of(), incoming());
    }

    @Test
    void aSplitTakeOfOnePartHasNoNumber() throws Exception {
        Take take = recorder().start(REQUEST.withSplit(new Split.Every(Duration.ofSeconds(5))));
        give(8000);
        assertEquals("Hearing", end(take).title());
    }

    /** A burst like speech: modulated noise; between bursts, silence with a little noise. */
    private static int speech(long frame, boolean speaks) {
        double envelope = 0.5 + 0.5 * Math.sin(frame * 2 * Math.PI * 4 / 8000);
        double voice = Math.sin(frame * 2 * Math.PI * 150 / 8000)
                + 0.7 * Math.sin(frame * 2 * Math.PI * 450 / 8000)
                + 0.5 * Math.sin(frame * 2 * Math.PI * 1050 / 8000);
        int noise = (int) (frame * 1_103_515_245L + 12_345 >> 16 & 7) - 4;
        return speaks ? (int) (6000 * envelope * voice) + noise : noise;
    }

    @Test
    void aVoiceActivatedTakeHoldsTheVoicesAndWhatWasJustBefore() throws Exception {
        LongToIntFunction signal = f -> speech(f, f >= 24_000 && f < 40_000 || f >= 72_000 && f < 88_000);
        inputs.plug("v", signal);
        Take take = recorder()
                .start(REQUEST.withDevice("v")
                        .withVoice(new VoiceActivation(Duration.ofSeconds(1), Duration.ofMillis(500))));
        assertEquals(State.LISTENING, take.status().state());
        give("v", 22_000);
        assertEquals(State.LISTENING, take.status().state());
        give("v", 16_000);
        assertEquals(State.RECORDING, take.status().state());
        give("v", 30_000);
        assertEquals(State.LISTENING, take.status().state());
        give("v", 16_000);
        assertEquals(State.RECORDING, take.status().state());

        List<Integer> samples = samples(end(take));

        int second = samples.size() - (84_000 - 72_000) - 1;
        assertTrue(second > 0);
        assertTrue(contains(samples, frames(signal, 24_000 - 4_000, 40_000)), "the first voice and its lead-in");
        assertTrue(contains(samples, frames(signal, 72_000 - 4_000, 84_000)), "the second voice and its lead-in");
        assertTrue(samples.size() < 50_000, () -> samples.size() + " frames: silence is left out");
    }

    private static boolean contains(List<Integer> all, List<Integer> piece) {
        return java.util.Collections.indexOfSubList(all, piece) >= 0;
    }

    @Test
    void aTakeIsSplitAfterASilence() throws Exception {
        LongToIntFunction signal = f -> speech(f, f < 16_000 || f >= 48_000);
        inputs.plug("v", signal);
        Take take = recorder().start(REQUEST.withDevice("v").withSplit(new Split.OnSilence(Duration.ofSeconds(2))));
        give("v", 64_000);

        end(take);

        List<Recording> parts = take.parts();
        assertEquals(2, parts.size());
        List<Integer> first = samples(parts.get(0));
        assertTrue(first.size() > 16_000 + 8_000 && first.size() < 48_000, () -> first.size() + " frames");
        assertEquals(frames(signal, 0, 64_000), join(first, samples(parts.get(1))));
    }

    @Test
    void aDeadInputEndsATakeThatMustNotBeSilent() throws Exception {
        inputs.plug("dead", f -> 0);
        Take take = recorder().start(REQUEST.withDevice("dead").withFailOnSilence(true));
        // Perhaps the take ends before all of it is heard.
        inputs.give("dead", 24_000);

        Recording recording = take.result().get(60, TimeUnit.SECONDS);

        assertEquals(
                ErrorCode.ERR_INPUT_SILENT,
                take.status().problem().orElseThrow().code());
        assertEquals(List.of("silent"), recording.tags());
    }

    /** The length that was asked for may be over before the watch can judge. */
    @Test
    void aDeadInputFailsAShortTakeThatMustNotBeSilentToo() throws Exception {
        inputs.plug("dead", f -> 0);
        Take take = recorder()
                .start(REQUEST.withDevice("dead").withFailOnSilence(true).withLength(Duration.ofSeconds(2)));
        inputs.give("dead", 16_000);

        Recording recording = take.result().get(60, TimeUnit.SECONDS);

        assertEquals(16_000, samples(recording).size());
        assertEquals(
                ErrorCode.ERR_INPUT_SILENT,
                take.status().problem().orElseThrow().code());
        assertEquals(List.of("silent"), recording.tags());
    }

    @Test
    void aDeadInputIsToldWithinThreeSecondsOfAudio() throws Exception {
        inputs.plug("dead", f -> 0);
        Take take = recorder().start(REQUEST.withDevice("dead"));
        give("dead", 24_000);

        assertTrue(take.status().warns(TakeWarning.Kind.SILENT));
        end(take);
    }

    /** Also before it is over, so that whoever is asked about it knows which one is meant. */
    @Test
    void aTakeSaysWhatItsRecordingWillBeCalled() throws Exception {
        Take named = recorder().start(REQUEST.withTitle("{device}, {date}"));
        inputs.plug("b", frame -> 1).plug("c", frame -> 1);
        Take unnamed = recorder().start(TakeRequest.of(FORMAT).withDevice("b"));
        Take split = recorder()
                .start(REQUEST.withSplit(new Split.Every(Duration.ofSeconds(1))).withDevice("c"));
        assertEquals("Hearing", split.title(), "one piece needs no number");
        give("a", 100);
        give("b", 100);
        give("c", 9_000);
        Until.holds("the second part", () -> split.title().equals("Hearing, part 2"));
        for (Take take : List.of(named, unnamed, split)) {
            String before = take.title();
            assertEquals(end(take).title(), take.title());
            // Not all of it: the note that was made beforehand tells the time of the first sample a moment later.
            assertEquals(before.substring(0, 12), take.title().substring(0, 12));
        }
        assertTrue(named.title().startsWith("Device a, 2"), named.title());
        assertTrue(unnamed.title().startsWith("Recording 2"), unnamed.title());
        assertEquals("Hearing, part 2", split.title());
    }

    @Test
    void severalTakesAtOnceDoNotMix() throws Exception {
        inputs.plug("b", f -> (int) -f);
        Take one = recorder().start(REQUEST.withDevice("a"));
        Take other = recorder().start(REQUEST.withDevice("b"));
        assertEquals(2, recorder().active().size());
        give("a", 3000);
        give("b", 2000);

        assertEquals(frames(0, 3000), samples(end(one)));
        assertEquals(frames(f -> (int) -f, 0, 2000), samples(end(other)));
        // A result is told a moment before the take is gone.
        Until.holds("no take is active", () -> recorder().active().isEmpty());
    }

    @Test
    void audioIsTakenOffTheDeviceWhileTheDiskStalls() throws Exception {
        Take take = recorder().start(REQUEST);
        give(800);
        Until.holds("it is written", () -> take.status().buffer().held().isZero());
        disk.stall();
        // A minute: far more than the buffer holds.
        give(480_000);
        Until.holds("it is written too", () -> take.status().recorded().equals(Duration.ofMillis(60_100)));
        assertFalse(take.status().buffer().unforced().isZero());
        disk.recover();

        assertEquals(frames(0, 480_800), samples(end(take)));
    }
}
