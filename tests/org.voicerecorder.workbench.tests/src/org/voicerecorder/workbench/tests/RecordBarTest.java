package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.widgets.Names;

/** One button starts and stops. The sound itself is tested with the recorder; here it is a take without a device. */
class RecordBarTest {
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
