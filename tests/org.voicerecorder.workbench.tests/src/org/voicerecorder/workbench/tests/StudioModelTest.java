package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.RecordingStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioPlayer;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.edit.Clipping;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSession;
import org.voicerecorder.api.edit.EditSessions;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditState;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Loudness;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.workbench.internal.studio.model.Frames;
import org.voicerecorder.workbench.internal.studio.model.StudioMarkers;
import org.voicerecorder.workbench.internal.studio.model.StudioModel;
import org.voicerecorder.workbench.internal.studio.model.StudioModel.Phase;
import org.voicerecorder.workbench.internal.studio.model.StudioTexts;

/** The Studio without a window: what is done, undone, saved, and what becomes of it when something is gone. */
class StudioModelTest {
    private static final int RATE = FakeAudio.RATE;

    private final StudioBench bench = new StudioBench();

    @AfterEach
    void end() {
        bench.close();
    }

    private void select(long from, long to) {
        bench.model.select(new FrameRange(from, to));
    }

    private void seek(long frame) {
        bench.model.player().seek(Duration.ofNanos(frame * 1_000_000_000L / RATE));
    }

    @Test
    void aCutIsDoneUndoneAndDoneAgain() {
        bench.open("Memo");
        assertEquals(4 * RATE, bench.model.frames());
        select(RATE, 2 * RATE);
        assertEquals(Optional.of(new FrameRange(RATE, 2 * RATE)), bench.model.selection());
        bench.model.steps().cut();
        bench.awaitSteps(1);
        assertEquals(3 * RATE, bench.model.frames());
        assertEquals(Optional.empty(), bench.model.selection(), "what was selected is gone");
        assertTrue(bench.model.changes().canUndo());
        bench.model.changes().undo();
        bench.awaitSteps(0);
        assertEquals(4 * RATE, bench.model.frames());
        assertTrue(bench.model.changes().canRedo());
        bench.model.changes().redo();
        bench.awaitSteps(1);
        assertEquals(3 * RATE, bench.model.frames());
        bench.model.changes().goTo(0);
        bench.awaitSteps(0);
    }

    @Test
    void theCursorStaysAtTheSoundThatIsHeard() {
        bench.open("Memo");
        seek(3 * RATE);
        select(RATE, 2 * RATE);
        bench.model.steps().cut();
        bench.awaitSteps(1);
        assertEquals(2 * RATE, bench.model.cursor());
        seek(RATE - 100);
        select(RATE - 200, RATE + 200);
        bench.model.steps().cut();
        bench.awaitSteps(2);
        assertEquals(RATE - 200, bench.model.cursor(), "what was heard there is gone: the joint");
    }

    private List<EditOperation> steps() {
        return bench.model.state().orElseThrow().list().operations();
    }

    @Test
    void aCopyIsWhatItWasWhateverIsDoneMeanwhile() {
        bench.open("Memo");
        select(100, 500);
        bench.model.steps().copy();
        bench.model.steps().gain(-6);
        bench.awaitSteps(1);
        bench.model.changes().undo();
        bench.awaitSteps(0);
        select(1000, 3000);
        bench.model.steps().cut();
        bench.awaitSteps(1);
        select(200, 300);
        bench.model.steps().paste();
        bench.awaitSteps(3);
        assertEquals(new EditOperation.Copy(300, 1, new FrameRange(100, 500), RATE / 200), steps().get(1));
        assertEquals(new EditOperation.Cut(new FrameRange(200, 300), RATE / 200), steps().get(2));
    }

    @Test
    void aCopyOfAnotherRecordingIsPutInPieceByPiece() {
        Recording other = bench.open("Other");
        select(100, 300);
        bench.model.steps().cut();
        bench.awaitSteps(1);
        select(50, 200);
        bench.model.steps().copy();
        bench.open("Memo");
        seek(RATE);
        bench.model.steps().paste();
        bench.awaitSteps(2);
        var source = new EditSource(other.id(), other.checksum());
        assertEquals(
                List.of(
                        new EditOperation.Insert(RATE, source, new FrameRange(300, 400), RATE / 200),
                        new EditOperation.Insert(RATE, source, new FrameRange(50, 100), RATE / 200)),
                steps());
    }

    @Test
    void theLoudnessIsThatOfTheLastStepAndWhatIsBeingMeasuredIsGivenUp() {
        var begun = new LinkedBlockingQueue<Cancellation>();
        var go = new CountDownLatch(1);
        bench.services.put(
                Loudness.class,
                Proxy.newProxyInstance(
                        Loudness.class.getClassLoader(), new Class<?>[] {Loudness.class}, (_, _, arguments) -> {
                            var audio = (EditedAudio) arguments[0];
                            var cancel = (Cancellation) arguments[3];
                            begun.add(cancel);
                            if (begun.size() == 1) {
                                go.await();
                            }
                            cancel.throwIfCancelled();
                            return new LoudnessReport(Duration.ZERO, -audio.frames() / 1000.0, 0, 0, 0, -1.5, 0, 0);
                        }));
        bench.open("Memo");
        bench.display.await("the first measurement", () -> !begun.isEmpty());
        assertEquals("Measuring the loudness\u2026", bench.model.loudness().text());
        select(0, RATE);
        bench.model.steps().cut();
        bench.awaitSteps(1);
        assertTrue(begun.element().isCancelled());
        go.countDown();
        bench.display.await("it", () -> bench.model.loudness().report().isPresent());
        assertEquals(
                -bench.model.frames() / 1000.0,
                bench.model.loudness().report().get().integrated());
        assertTrue(bench.model.loudness().text().endsWith("LUFS, -1.5 dBTP"));
        bench.model.close();
        assertEquals("", bench.model.loudness().text());
        assertEquals(List.of(), bench.failures);
    }

    @Test
    void theSelectionStaysWhereTheLengthDoes() {
        bench.open("Memo");
        select(100, 500);
        bench.model.steps().gain(-6);
        bench.awaitSteps(1);
        assertEquals(Optional.of(new FrameRange(100, 500)), bench.model.selection());
        EditOperation step =
                bench.model.state().orElseThrow().list().operations().getFirst();
        assertEquals(new EditOperation.Gain(new FrameRange(100, 500), -6, RATE / 200), step);
    }

    @Test
    void withoutASelectionAllOfItIsMeant() {
        bench.open("Memo");
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
        EditOperation step =
                bench.model.state().orElseThrow().list().operations().getFirst();
        assertEquals(new EditOperation.Gain(FrameRange.ALL, 6, 0), step, "no joint, so no crossfade");
        bench.model.steps().cut();
        bench.model.steps().trim();
        bench.awaitSteps(1);
    }

    @Test
    void aSelectionIsSplitAtBothItsEndsOrNotAtAll() {
        bench.open("Memo");
        select(RATE, 2 * RATE);
        bench.model.steps().split();
        bench.awaitSteps(2);
        assertEquals(3, bench.model.audio().orElseThrow().parts().size());
        List<EditOperation> steps = List.of(new EditOperation.Split(RATE + 1), new EditOperation.Split(99 * RATE));
        bench.model.changes().applyAll("two", steps, state -> {});
        bench.display.await("the failure", () -> !bench.failures.isEmpty());
        bench.awaitSteps(2);
        assertEquals(3, bench.model.audio().orElseThrow().parts().size(), "neither of the two was done");
    }

    @Test
    void aStepThatFailsIsToldAndChangesNothing() {
        bench.open("Memo");
        bench.edits.before = () -> {
            throw new VoiceRecorderException(ErrorCode.ERR_DISK_FULL, "The disk is full");
        };
        bench.model.steps().gain(6);
        bench.display.await("the failure", () -> !bench.failures.isEmpty());
        assertEquals(ErrorCode.ERR_DISK_FULL, bench.failures.getFirst().code());
        bench.awaitSteps(0);
        bench.edits.before = () -> {};
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
    }

    @Test
    void whileAStepIsBeingDoneAnotherIsNotBegun() {
        bench.open("Memo");
        var go = new CountDownLatch(1);
        bench.edits.before = () -> await(go);
        bench.model.steps().normalizePeak(-1);
        assertTrue(bench.model.changes().isBusy());
        bench.model.steps().gain(6);
        bench.model.changes().undo();
        go.countDown();
        bench.awaitSteps(1);
    }

    @Test
    void longWorkIsCancelledAndChangesNothing() {
        bench.open("Memo");
        var go = new CountDownLatch(1);
        bench.edits.before = () -> await(go);
        bench.model.steps().normalizeLoudness(-16, -1, true);
        bench.cancellation.cancel();
        go.countDown();
        bench.display.await("its end", () -> !bench.model.changes().isBusy());
        bench.awaitSteps(0);
        assertEquals(List.of(), bench.failures, "that it was cancelled is no failure");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void whatOthersDoInTheSameEditIsShown() {
        Recording recording = bench.open("Memo");
        try (EditSession other = bench.edits.open(recording)) {
            other.apply(new EditOperation.Trim(new FrameRange(0, RATE)), Progress.NONE, Cancellation.none());
            bench.awaitSteps(1);
            assertEquals(RATE, bench.model.frames());
        }
    }

    @Test
    void stepsAreUnsavedUntilARecordingIsMadeOfThem() {
        Recording recording = bench.open("Memo");
        assertFalse(bench.model.isUnsaved());
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
        assertTrue(bench.model.isUnsaved());
        assertEquals(List.of(recording.id()), bench.unsaved);
        Recording result = StudioBench.recording("Result", RecordingStatus.ACTIVE);
        Clipping clipping = new Clipping(3, 1.5);
        bench.edits.renderer = request -> {
            request.clipping().accept(clipping);
            return List.of(result);
        };
        List<StudioModel.Saved> made = new ArrayList<>();
        bench.model.changes().save(Optional.of("Result"), made::add);
        bench.display.await(
                "the recording", () -> made.equals(List.of(new StudioModel.Saved(List.of(result), clipping))));
        assertFalse(bench.model.isUnsaved());
        assertEquals(List.of(), bench.unsaved);
        bench.model.changes().undo();
        bench.awaitSteps(0);
        bench.model.changes().redo();
        bench.awaitSteps(1);
        bench.model.steps().gain(1);
        bench.awaitSteps(2);
        assertTrue(bench.model.isUnsaved(), "one more step");
        assertEquals(List.of(recording.id()), bench.unsaved);
    }

    @Test
    void aFullDiskLeavesTheEditAsItWas() {
        bench.open("Memo");
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
        bench.edits.renderer = request -> {
            throw new VoiceRecorderException(ErrorCode.ERR_DISK_FULL, "The disk is full");
        };
        bench.model.changes().save(Optional.empty(), made -> {});
        bench.display.await("the failure", () -> !bench.failures.isEmpty());
        assertTrue(bench.model.isUnsaved());
        bench.awaitSteps(1);
    }

    @Test
    void anEditIsFoundAgainAsItWasLeft() {
        Recording recording = bench.open("Memo");
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
        bench.model.changes().undo();
        bench.awaitSteps(0);
        bench.model.close();
        bench.display.await("its end", () -> bench.edits.sessions() == 0);
        bench.model.open(recording);
        bench.awaitSteps(0);
        assertTrue(bench.model.changes().canRedo());
    }

    @Test
    void aDiscardedEditBeginsAnew() {
        Recording recording = bench.open("Memo");
        withRecordings(recording);
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
        bench.model.changes().discard();
        bench.display.await("a new edit", () -> bench.model.phase() == Phase.OPEN);
        bench.awaitSteps(0);
        assertFalse(bench.model.changes().canRedo());
        assertEquals(List.of(), bench.unsaved);
    }

    @Test
    void anEditThatOthersHaveOpenIsNotDiscarded() {
        Recording recording = bench.open("Memo");
        withRecordings(recording);
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
        try (EditSession other = bench.edits.open(recording)) {
            bench.model.changes().discard();
            bench.display.await("the refusal", () -> !bench.failures.isEmpty());
            assertEquals(ErrorCode.ERR_STATE, bench.failures.getFirst().code());
            bench.awaitSteps(1);
            assertEquals(1, other.state().list().operations().size());
        }
    }

    private void withRecordings(Recording... recordings) {
        List<Recording> all = List.of(recordings);
        bench.services.put(
                Recordings.class,
                Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Recordings.class}, (proxy, method, arguments) -> {
                            if (method.getName().equals("find")) {
                                UUID id = (UUID) arguments[0];
                                return all.stream()
                                        .filter(r -> r.id().equals(id))
                                        .findFirst();
                            }
                            throw new UnsupportedOperationException(method.getName());
                        }));
    }

    @Test
    void whatCannotBeOpenedSaysWhy() {
        bench.edits.openFailure =
                Optional.of(new VoiceRecorderException(ErrorCode.ERR_FILE_MISSING, "The audio of it is missing"));
        bench.model.open(StudioBench.recording("Memo", RecordingStatus.ACTIVE));
        bench.display.await("the failure", () -> bench.model.phase() == Phase.FAILED);
        String words = StudioTexts.inPlaceOfAudio(bench.model);
        assertTrue(words.contains("The audio of it is missing. Restore the file"), words);
        bench.edits.openFailure = Optional.empty();
        bench.open("Memo");
    }

    @Test
    void stepsThatCannotBeCarriedOutAreSaidAndCanBeLeft() {
        bench.open("Memo");
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
        bench.model.steps().insertSilence(1);
        bench.awaitSteps(2);
        bench.model.close();
        var gone = new VoiceRecorderException(ErrorCode.ERR_NOT_FOUND, "Step 2 of 2 cannot be carried out: it is gone");
        bench.edits.heldUp = Optional.of(new EditState.HeldUp(1, gone));

        bench.open("Memo");

        bench.awaitSteps(2);
        assertEquals(4 * RATE, bench.model.frames(), "what comes before is heard");
        assertTrue(StudioTexts.state(bench.model).startsWith(gone.getMessage()), StudioTexts.state(bench.model));
        bench.model.steps().gain(3);
        bench.display.await("the refusal", () -> bench.failures.equals(List.of(gone)));
        bench.model.changes().goTo(1);
        bench.awaitSteps(1);
        assertFalse(StudioTexts.state(bench.model).contains("gone"), StudioTexts.state(bench.model));
        assertTrue(bench.model.changes().canRedo(), "it is kept");
        bench.model.steps().gain(3);
        bench.awaitSteps(2);
    }

    @Test
    void theEditRestsWhileTheLibraryIsClosedAndGoesOnAfterwards() {
        Recording recording = bench.open("Memo");
        withRecordings(recording);
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
        bench.services.remove(EditSessions.class);
        bench.model.servicesChanged();
        assertEquals(Phase.SUSPENDED, bench.model.phase());
        assertFalse(bench.model.changes().isPossible());
        bench.services.put(EditSessions.class, bench.edits);
        bench.model.servicesChanged();
        bench.awaitSteps(1);
    }

    @Test
    void aRecordingInTheBinCanStillBeEditedOneThatIsGoneCannot() {
        Recording recording = bench.open("Memo");
        Recording binned = StudioBench.recording("Memo", RecordingStatus.DELETED);
        bench.model.onEvent(new RecordingEvent.Changed(List.of(binned)));
        assertTrue(StudioTexts.state(bench.model).startsWith("In the bin"), StudioTexts.state(bench.model));
        bench.model.steps().gain(6);
        bench.awaitSteps(1);
        bench.model.onEvent(new RecordingEvent.Removed(List.of(UUID.randomUUID())));
        assertEquals(Phase.OPEN, bench.model.phase());
        bench.model.onEvent(new RecordingEvent.Removed(List.of(recording.id())));
        assertEquals(Phase.GONE, bench.model.phase());
        assertEquals("", StudioTexts.state(bench.model), "nothing else is said of it");
        assertFalse(bench.model.changes().isPossible());
        bench.display.await("the end of the session", () -> bench.edits.sessions() == 0);
    }

    /** @param expected {@code frame text} of each, in the order of time */
    private void awaitMarkers(String... expected) {
        bench.display.await("the markers " + List.of(expected), () -> markers().equals(List.of(expected)));
    }

    private List<String> markers() {
        return bench.model.markers().all().stream()
                .map(m -> (m.frame() + (m.frames() == 0 ? "" : "+" + m.frames()) + " " + m.text()).strip())
                .toList();
    }

    private void store(Recording recording, Marker... all) {
        bench.edits.markers.put(recording.id(), List.of(all));
        bench.model.markers().onMarkers(recording.id());
    }

    @Test
    void markersGoAlong() {
        Recording recording = bench.open("Memo");
        store(recording, Marker.at(100, "a"), Marker.at(RATE + 5, "b"), Marker.at(3 * RATE, "c"));
        awaitMarkers("100 a", "8005 b", "24000 c");
        select(RATE, 2 * RATE);
        bench.model.steps().cut();
        bench.awaitSteps(1);
        awaitMarkers("100 a", "16000 c");
        bench.model.changes().undo();
        bench.awaitSteps(0);
        awaitMarkers("100 a", "8005 b", "24000 c");
        store(recording, Marker.at(7, "other"));
        awaitMarkers("7 other");
    }

    @Test
    void markersAreSetMovedNamedAndRemovedAsSteps() {
        bench.open("Memo");
        StudioMarkers markers = bench.model.markers();
        bench.model.player().seek(Frames.time(RATE, RATE));
        markers.set();
        bench.awaitSteps(1);
        awaitMarkers("8000");
        assertEquals(Optional.of(8_000L), markers.chosen().map(Marker::frame));
        markers.set();
        assertEquals(0, markers.place(), "the same one again is chosen, not doubled");
        markers.describe(markers.meant().orElseThrow(), " First \n question ");
        bench.awaitSteps(2);
        awaitMarkers("8000 First   question");
        markers.describe(markers.meant().orElseThrow(), "First   question");
        markers.move(markers.chosen().orElseThrow(), 10L * RATE);
        bench.awaitSteps(3);
        awaitMarkers("32000 First   question");
        select(0, 800);
        markers.set();
        bench.awaitSteps(4);
        awaitMarkers("0+800", "32000 First   question");
        markers.remove(markers.chosen().orElseThrow());
        bench.awaitSteps(5);
        awaitMarkers("32000 First   question");
        assertEquals(0, markers.place(), "its neighbour is chosen");
        bench.model.changes().goTo(1);
        bench.awaitSteps(1);
        awaitMarkers("8000");
        assertEquals(-1, markers.place());
        assertTrue(bench.model.isUnsaved());
    }

    @Test
    void settingAMarkerLeavesWhatIsHeardAlone() {
        FakeSound sound = new FakeSound();
        bench.services.put(AudioPlayer.class, sound);
        bench.open("Memo");
        select(100, 200);
        bench.model.player().toggle();
        bench.display.await("playing", () -> sound.source.isPresent());
        var heard = sound.source;
        bench.model.markers().set();
        bench.awaitSteps(1);
        awaitMarkers("100+100");
        assertEquals(heard, sound.source, "it goes on as if nothing had been");
        assertTrue(bench.model.player().isPlaying());
        assertEquals(Optional.of(new FrameRange(100, 200)), bench.model.selection());
        bench.model.steps().gain(3);
        bench.awaitSteps(2);
        bench.display.await("the other sound", () -> sound.source.isPresent() && !sound.source.equals(heard));
        bench.model.player().stop();
    }

    @Test
    void oneGoesFromMarkerToMarker() {
        Recording recording = bench.open("Memo");
        store(recording, Marker.at(100, "a"), Marker.at(200, "b"), Marker.at(300, "c"));
        awaitMarkers("100 a", "200 b", "300 c");
        StudioMarkers markers = bench.model.markers();
        markers.next();
        markers.next();
        assertEquals(200, bench.model.cursor());
        assertEquals(1, markers.place());
        markers.previous(0);
        assertEquals(100, bench.model.cursor());
        markers.previous(0);
        assertEquals(100, bench.model.cursor(), "there is none before");
        bench.model.player().seek(Frames.time(310, RATE));
        markers.previous(50);
        assertEquals(200, bench.model.cursor(), "the one that was just heard is not meant");
    }

    @Test
    void noiseIsTakenOnceAndFoundAgainAfterCuts() {
        bench.open("Memo");
        select(2 * RATE, 2 * RATE + 800);
        bench.model.steps().takeNoise();
        select(0, RATE);
        bench.model.steps().cut();
        bench.awaitSteps(1);
        assertEquals(
                Optional.of(new FrameRange(RATE, RATE + 800)),
                bench.model.steps().noise());
        select(RATE + 100, RATE + 200);
        bench.model.steps().cut();
        bench.awaitSteps(2);
        assertEquals(Optional.empty(), bench.model.steps().noise(), "it is in pieces");
    }

    @Test
    void theEditIsWhatIsHeard() {
        FakeSound sound = new FakeSound();
        bench.services.put(AudioPlayer.class, sound);
        bench.open("Memo");
        select(RATE, 2 * RATE);
        bench.model.player().toggle();
        bench.display.await("playing", () -> sound.source.isPresent());
        assertEquals(4 * RATE, sound.source.orElseThrow().frames());
        assertEquals(Duration.ofSeconds(1), sound.played.from());
        bench.model.steps().trim();
        bench.awaitSteps(1);
        bench.display.await(
                "going on with what it is now",
                () -> sound.source.filter(s -> s.frames() == RATE).isPresent());
        bench.model.player().stop();
    }
}
