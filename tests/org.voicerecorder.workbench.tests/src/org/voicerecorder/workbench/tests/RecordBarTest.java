package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.widgets.Names;

/** One button starts and stops. The sound itself is tested with the recorder; here it is a take without a device. */
class RecordBarTest {
    private static final class SilentTake implements Take {
        private final UUID id = UUID.randomUUID();
        private final TakeRequest request;
        private final CompletableFuture<Recording> result = new CompletableFuture<>();
        private final long begun = System.nanoTime();

        SilentTake(TakeRequest request) {
            this.request = request;
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public TakeRequest request() {
            return request;
        }

        @Override
        public TakeStatus status() {
            return new TakeStatus(
                    TakeStatus.State.RECORDING,
                    Duration.ofNanos(System.nanoTime() - begun),
                    Duration.ZERO,
                    Levels.silence(1),
                    0,
                    Optional.empty());
        }

        @Override
        public void pause() {
            // silence has nothing to pause
        }

        @Override
        public void resume() {
            // nor to go on with
        }

        @Override
        public CompletableFuture<Recording> stop() {
            MemoryLibrary library = Window.library();
            result.complete(library.add("A take"));
            return result;
        }

        @Override
        public void discard() {
            result.cancel(false);
        }

        @Override
        public CompletableFuture<Recording> result() {
            return result;
        }
    }

    private static final class SilentRecorder implements Recorder {
        @Override
        public Take start(TakeRequest request) {
            return new SilentTake(request);
        }

        @Override
        public LevelTest test(TakeRequest request) {
            return new LevelTest() {
                @Override
                public Levels levels() {
                    return Levels.silence(2);
                }

                @Override
                public void close() {
                    // nothing is open
                }
            };
        }

        @Override
        public List<Take> active() {
            return List.of();
        }
    }

    private static Button button(String text) {
        return Window.find(Window.shell(), Button.class, b -> text.equals(b.getText()) && b.getVisible());
    }

    @Test
    void startsAndStopsWithOneButton() {
        BundleContext context = FrameworkUtil.getBundle(RecordBarTest.class).getBundleContext();
        var registration = context.registerService(Recorder.class, new SilentRecorder(), null);
        try {
            Window.await("a recorder", () -> Window.desk().recorder().isAvailable());
            Button record = Window.find(
                    Window.shell(), Button.class, b -> "RecordButton".equals(b.getData("org.eclipse.e4.ui.css.id")));
            Window.await("the button", record::isEnabled);
            assertEquals("Record", record.getText());
            record.notifyListeners(SWT.Selection, new Event());
            Window.await("recording", () -> Window.desk().recorder().phase() == Phase.RECORDING);
            assertEquals("Stop", record.getText());
            Label clock = Window.find(Window.shell(), Label.class, l -> "Recorded time".equals(l.getData(Names.KEY)));
            Window.await("the clock to run", () -> !clock.getText().equals("00:00:00.0"));
            Window.execute("pause");
            assertEquals(Phase.PAUSED, Window.desk().recorder().phase());
            Window.execute("pause");
            Window.execute("record");
            Window.await("the end", () -> Window.desk().recorder().phase() == Phase.IDLE);
            assertEquals("Record", record.getText());
        } finally {
            registration.unregister();
        }
        Window.await("no recorder", () -> !button("Record").isEnabled());
    }

    /** Whether the key was left to the control that has the focus. */
    private static boolean press(Control focused, char key) {
        focused.notifyListeners(SWT.FocusIn, new Event());
        Event event = new Event();
        event.character = key;
        event.keyCode = key;
        event.doit = true;
        focused.notifyListeners(SWT.KeyDown, event);
        return event.doit;
    }

    @Test
    void recordsByAKeyButNotWhileSomebodyTypes() {
        BundleContext context = FrameworkUtil.getBundle(RecordBarTest.class).getBundleContext();
        var registration = context.registerService(Recorder.class, new SilentRecorder(), null);
        try {
            Window.await("a recorder", () -> Window.desk().recorder().isAvailable());
            assertTrue(press(Window.search(), 'r'), "the letter is typed");
            assertEquals(Phase.IDLE, Window.desk().recorder().phase());
            Tree sidebar = Window.named(Tree.class, "Filters");
            assertFalse(press(sidebar, 'r'), "the key is a command");
            Window.await("recording", () -> Window.desk().recorder().phase() == Phase.RECORDING);
            press(sidebar, 'r');
            Window.await("the end", () -> Window.desk().recorder().phase() == Phase.IDLE);
        } finally {
            registration.unregister();
        }
        Window.await("no recorder", () -> !Window.desk().recorder().isAvailable());
    }

    @Test
    void saysWhenTheInputIsDead() {
        BundleContext context = FrameworkUtil.getBundle(RecordBarTest.class).getBundleContext();
        var registration = context.registerService(Recorder.class, new SilentRecorder(), null);
        try {
            Window.await("a recorder", () -> Window.desk().recorder().isAvailable());
            Window.desk().recorder().toggleTest();
            Window.await("testing", () -> Window.desk().recorder().phase() == Phase.TESTING);
            Window.await("the warning", () -> Window.controls(Window.shell()).stream()
                    .anyMatch(c -> c instanceof Label l && l.getText().startsWith("Nothing heard for 3 s")));
            Window.desk().recorder().toggleTest();
            assertTrue(Window.desk().recorder().levels().isEmpty());
            assertFalse(Window.desk().recorder().isRecording());
        } finally {
            registration.unregister();
        }
    }
}
