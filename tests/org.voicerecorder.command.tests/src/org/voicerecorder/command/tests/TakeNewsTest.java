package org.voicerecorder.command.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.api.recorder.TakeWarning.Kind;
import org.voicerecorder.command.internal.taking.TakeNews;

/** What is told of a take where no screen shows it. */
class TakeNewsTest {
    private static final TakeWarning DEAD = new TakeWarning(Kind.SILENT, "The input is dead.");
    private static final TakeWarning GONE = new TakeWarning(Kind.DEVICE_LOST, "USB is gone.");

    private final List<String> told = new ArrayList<>();
    private long seconds;
    private final TakeNews news = new TakeNews(told::add, () -> seconds * 1_000_000_000);

    private void look(State state, TakeWarning... warnings) {
        news.look(Standing.of(state, warnings));
    }

    @Test
    void aWarningIsToldOnceWhileItLasts() {
        for (; seconds < 300; seconds++) {
            look(State.RECORDING, DEAD);
        }
        assertEquals(List.of("The input is dead."), told);
    }

    @Test
    void whatComesAndGoesIsToldOnceAMinute() {
        for (; seconds < 150; seconds++) {
            look(State.RECORDING, seconds % 2 == 0 ? new TakeWarning[] {DEAD} : new TakeWarning[0]);
        }
        assertEquals(3, told.size(), told::toString);
    }

    @Test
    void afterAPauseADeadInputIsToldAgain() {
        look(State.RECORDING, DEAD);
        look(State.PAUSED);
        look(State.RECORDING);
        look(State.RECORDING, DEAD);
        look(State.RECORDING, DEAD);
        assertEquals(List.of("The input is dead.", "The input is dead."), told);
    }

    @Test
    void aCountdownIsToldOnceAMinute() {
        for (; seconds < 150; seconds++) {
            look(State.RECORDING, new TakeWarning(Kind.DISK_NEARLY_FULL, 600 - seconds + " s are left."));
        }
        assertEquals(List.of("600 s are left.", "540 s are left.", "480 s are left."), told);
    }

    @Test
    void everyLossOfADeviceIsTold() {
        for (int i = 0; i < 2; i++, seconds++) {
            look(State.DEVICE_LOST, GONE);
            look(State.RECORDING);
        }
        assertEquals(
                List.of(
                        "USB is gone.",
                        "The device is back; the take goes on.",
                        "USB is gone.",
                        "The device is back; the take goes on."),
                told);
    }

    @Test
    void aPausedOrArmedTakeDoesNotGoOnWhenItsDeviceIsBack() {
        for (State state : List.of(State.PAUSED, State.ARMED)) {
            look(State.DEVICE_LOST, GONE);
            look(state);
        }
        assertEquals(
                List.of(
                        "USB is gone.",
                        "The device is back; the take is paused still.",
                        "USB is gone.",
                        "The device is back; the take is armed still, and nothing is kept yet."),
                told);
    }

    @Test
    void anotherDeviceIsNotCalledTheOneThatIsBack() {
        look(State.DEVICE_LOST, GONE);
        look(State.RECORDING, new TakeWarning(Kind.OTHER_DEVICE, "USB is not heard, but Webcam."));
        assertEquals(List.of("USB is gone.", "USB is not heard, but Webcam."), told);
    }

    @Test
    void atItsEndNoDeviceIsBack() {
        look(State.DEVICE_LOST, GONE);
        look(State.STOPPING);
        look(State.FINISHED);
        assertEquals(List.of("USB is gone."), told);
    }
}
