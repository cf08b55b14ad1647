package org.voicerecorder.recorder.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.api.recorder.VoiceActivation;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.testkit.Until;

/** The silence of an input that its owner muted, paused or turned down is meant: nobody is alarmed by it. */
class UnwantedInputTest {
    private static final int RATE = 8000;
    /** Longer than the watch needs to judge. */
    private static final int LONG = 4 * RATE;

    private static final TakeRequest REQUEST =
            TakeRequest.of(new CaptureFormat(RATE, 1, 16)).withDevice("mic").withFailOnSilence(true);

    @TempDir
    Path folder;

    private final HandFedInputs inputs = new HandFedInputs();
    private Shelf shelf;
    private volatile int loudness = 1000;

    @BeforeEach
    void open() throws IOException {
        inputs.plug("mic", frame -> frame % 20 < 10 ? loudness : -loudness);
        shelf = new Shelf(folder.resolve("library"), FileIo.disk(), inputs);
    }

    @AfterEach
    void close() {
        shelf.recorder().close();
    }

    private Take start(TakeRequest request) throws IOException {
        Take take = shelf.recorder().start(request);
        give(LONG);
        assertEquals(List.of(), warnings(take));
        return take;
    }

    private void give(int frames) throws IOException {
        inputs.give("mic", frames);
        Until.holds("it is heard", () -> inputs.isHeard("mic"));
    }

    /** What is said of the input; a test feeds it faster than a disk is. */
    private static List<TakeWarning.Kind> warnings(Take take) {
        return take.status().warnings().stream()
                .map(TakeWarning::kind)
                .filter(kind -> kind != TakeWarning.Kind.DISK_SLOW)
                .toList();
    }

    /** Neither warned of, nor a reason to end a take that must not be silent. */
    private static void assertCalm(Take take) {
        ((TakeSession) take).watch().lookAtInput();
        assertEquals(List.of(), warnings(take));
        assertFalse(take.status().input().condition().isAlarm());
        assertEquals(Optional.empty(), take.status().problem());
    }

    /** The take ends by itself, perhaps before all of it was heard. */
    private void assertEndsOf(int silence, Take take) throws IOException {
        inputs.give("mic", silence);
        Until.holds("it ends", () -> take.status().problem().isPresent());
        assertEquals(
                ErrorCode.ERR_INPUT_SILENT,
                take.status().problem().orElseThrow().code());
    }

    private static TakeStatus end(Take take) throws Exception {
        Recording recording = take.stop().get(60, TimeUnit.SECONDS);
        assertEquals(List.of(), recording.tags());
        return take.status();
    }

    @Test
    void whatIsMutedIsNotJudged() throws Exception {
        Take take = start(REQUEST);
        take.mute(true);
        give(2 * LONG);
        assertCalm(take);
        loudness = 0;
        give(2 * LONG);
        assertCalm(take);
        take.mute(false);
        assertCalm(take);
        give(RATE);
        assertCalm(take);
        assertEndsOf(LONG, take);
    }

    @Test
    void aTakeThatIsMutedFromEndToEndIsNoFailure() throws Exception {
        loudness = 0;
        Take take = shelf.recorder().start(REQUEST);
        take.mute(true);
        give(2 * LONG);
        assertCalm(take);
        assertFalse(end(take).input().summary().orElseThrow().isFlagged());
    }

    @Test
    void aPausedTakeIsCalmAndJudgesAnewWhenItGoesOn() throws Exception {
        Take take = start(REQUEST);
        take.pause();
        loudness = 0;
        give(2 * LONG);
        assertCalm(take);
        take.resume();
        assertCalm(take);
        give(RATE);
        assertCalm(take);
        assertEndsOf(LONG, take);
    }

    @Test
    void whatWasDeadBeforeThePauseIsCalmInItAndToldAfterIt() throws Exception {
        loudness = 0;
        Take take = shelf.recorder().start(REQUEST.withFailOnSilence(false));
        give(LONG);
        assertEquals(List.of(TakeWarning.Kind.SILENT), warnings(take));
        take.pause();
        assertCalm(take);
        take.resume();
        give(LONG);
        assertEquals(List.of(TakeWarning.Kind.SILENT), warnings(take));
    }

    @Test
    void whoWaitsForAVoiceIsToldThatNoneCanCome() throws Exception {
        loudness = 0;
        var voice = new VoiceActivation(Duration.ofSeconds(1), Duration.ofMillis(500));
        Take take = shelf.recorder().start(REQUEST.withFailOnSilence(false).withVoice(voice));
        give(LONG);
        assertEquals(TakeStatus.State.LISTENING, take.status().state());
        assertEquals(List.of(TakeWarning.Kind.SILENT), warnings(take));
        String text = take.status().warnings().getFirst().text();
        assertTrue(text.startsWith("No voice can be heard"), text);
    }

    @Test
    void ofADeviceThatIsGoneNothingElseIsSaid() throws Exception {
        loudness = 0;
        Take take = shelf.recorder().start(REQUEST.withFailOnSilence(false));
        give(LONG);
        assertEquals(List.of(TakeWarning.Kind.SILENT), warnings(take));
        inputs.unplug("mic");
        Until.holds("it is lost", () -> take.status().state() == TakeStatus.State.DEVICE_LOST);
        assertEquals(List.of(TakeWarning.Kind.DEVICE_LOST), warnings(take));
        assertFalse(take.status().input().condition().isAlarm());
    }

    /** The least gain there is makes anything as quiet as a converter: that is no dead input. */
    @Test
    void whatIsTurnedDownIsFarTooQuietButNotDead() throws Exception {
        loudness = 100;
        Take take = start(REQUEST);
        take.gain(-TakeRequest.MOST_GAIN);
        give(2 * LONG);
        ((TakeSession) take).watch().lookAtInput();
        assertEquals(
                InputCondition.Kind.TOO_QUIET, take.status().input().condition().kind());
        assertEquals(Optional.empty(), take.status().problem());
        assertEquals(List.of(TakeWarning.Kind.TOO_QUIET), warnings(take));
    }

    @Test
    void theNoiseOfADeadInputDoesNotComeToLifeWhenItIsTurnedUp() throws Exception {
        loudness = 1;
        Take take = shelf.recorder().start(REQUEST.withGain(30));
        assertEndsOf(LONG, take);
    }
}
