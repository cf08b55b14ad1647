package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voicerecorder.api.library.Guests;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.workbench.internal.Tasks;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;

/** The window does not close over work without asking, and who says no keeps everything. */
class ClosingTest {
    private final Provided provided = new Provided();

    @AfterEach
    void end() {
        provided.close();
    }

    private static boolean says(Shell dialog, String text) {
        return Window.controls(dialog).stream()
                .anyMatch(c -> c instanceof Label label && label.getText().contains(text));
    }

    /** Closes the window in both ways that its user has, and says no to the question. */
    private static void closeAndKeepOpen(String title, String text) {
        closeAndKeepOpen("alt+F4", title, text);
        closeAndKeepOpen("ctrl+q", title, text);
    }

    private static void closeAndKeepOpen(String key, String title, String text) {
        var question = Hands.inDialog(title, shell -> {
            assertTrue(says(shell, text), text);
            Hands.press(shell, "Keep Open");
        });
        Hands.focus(Window.table().isVisible() ? Window.table() : Window.search());
        Hands.key(key);
        question.isAnswered();
        assertFalse(Window.shell().isDisposed());
        assertTrue(Window.shell().isVisible());
    }

    @Test
    void aTakeGoesOnWhenTheWindowIsKeptOpen() {
        provided.with(Recorder.class, new SilentRecorder());
        var recorder = Window.desk().recorder();
        recorder.toggle();
        Window.await("recording", () -> recorder.phase() == Phase.RECORDING);
        try {
            closeAndKeepOpen("A recording is under way", "\u201cRecording of a test\u201d");
            assertEquals(Phase.RECORDING, recorder.phase());
            var before = recorder.recorded();
            Window.await("the clock to go on", () -> recorder.recorded().compareTo(before) > 0);
        } finally {
            recorder.toggle();
            Window.await("the end", () -> recorder.phase() == Phase.IDLE);
        }
    }

    /** Whoever presses Enter without reading loses nothing. */
    @Test
    void theTakeOfACommandIsNamedAndEnterKeepsIt() {
        SilentRecorder takes = new SilentRecorder();
        provided.with(Recorder.class, takes)
                .with(Guests.class, () -> takes.active().size());
        ScriptedTake take = takes.startElsewhere("Interview Ruiz");
        var recorder = Window.desk().recorder();
        Window.await("the take in the bar", () -> recorder.phase() == Phase.RECORDING);
        try {
            var question = Hands.inDialog("A recording is under way", shell -> {
                assertTrue(says(shell, "\u201cInterview Ruiz\u201d"), "it is named");
                assertTrue(says(shell, "started elsewhere"));
                assertEquals("Keep Open", shell.getDefaultButton().getText().replace("&", ""));
                shell.getDefaultButton().notifyListeners(SWT.Selection, new Event());
            });
            Hands.focus(Window.table().isVisible() ? Window.table() : Window.search());
            Hands.key("alt+F4");
            question.isAnswered();
            assertTrue(Window.shell().isVisible());
            assertFalse(take.result().isDone());
        } finally {
            take.stop();
            Window.await("the end", () -> !recorder.isRecording());
        }
    }

    @Test
    void aTakeGoesOnInAMinimisedWindow() {
        SilentRecorder takes = new SilentRecorder();
        provided.with(Recorder.class, takes);
        var recorder = Window.desk().recorder();
        recorder.toggle();
        Window.await("recording", () -> recorder.phase() == Phase.RECORDING);
        try {
            var question =
                    Hands.inDialog("A recording is under way", shell -> Hands.press(shell, "Minimise and Go On"));
            Hands.focus(Window.table().isVisible() ? Window.table() : Window.search());
            Hands.key("ctrl+q");
            question.isAnswered();
            Window.await("the window to be away", () -> Window.shell().getMinimized());
            assertEquals(Phase.RECORDING, recorder.phase());
        } finally {
            Window.shell().setMinimized(false);
            Window.shell().forceActive();
            recorder.toggle();
            Window.await("the end", () -> recorder.phase() == Phase.IDLE);
        }
    }

    @Test
    void aGuestsCommandGoesOnWhenTheWindowIsKeptOpen() {
        provided.with(Guests.class, () -> 1);
        closeAndKeepOpen("Commands are running", "A command started in a terminal uses");
    }

    @Test
    void workGoesOnWhenTheWindowIsKeptOpen() {
        CountDownLatch enough = new CountDownLatch(1);
        try {
            new Tasks(Window.desk())
                    .start(
                            "Adding files",
                            (progress, cancel) -> {
                                await(enough);
                                assertFalse(cancel.isCancelled());
                                return "done";
                            },
                            done -> {},
                            problem -> {});
            closeAndKeepOpen("Work is under way", "Adding files");
            assertEquals(1, Window.desk().tasks().running().size());
        } finally {
            enough.countDown();
        }
        Window.await(
                "the end of the work", () -> Window.desk().tasks().running().isEmpty());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
