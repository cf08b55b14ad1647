package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.workbench.internal.HighContrast;
import org.voicerecorder.workbench.internal.Preferences;
import org.voicerecorder.workbench.internal.Themes;
import org.voicerecorder.workbench.internal.bar.CompactWindow;
import org.voicerecorder.workbench.internal.model.RecorderModel;
import org.voicerecorder.workbench.internal.model.RecorderModel.Phase;
import org.voicerecorder.workbench.internal.widgets.ClockFace;
import org.voicerecorder.workbench.internal.widgets.Names;
import org.voicerecorder.workbench.internal.widgets.Palette;

/** The small window above all others, and the looks of high contrast. */
class CompactTest {
    private static final String TITLE = "Voice Recorder Pro (compact)";

    private final SilentRecorder recorder = new SilentRecorder();
    private final Provided provided = new Provided();
    private final RecorderModel model = Window.desk().recorder();

    @TempDir
    Path folder;

    @BeforeEach
    void provide() {
        provided.with(Recorder.class, recorder);
        Window.await("a recorder", model::isAvailable);
    }

    @AfterEach
    void end() {
        CompactWindow.close(Window.desk());
        Window.await("the whole window", Window.shell()::isVisible);
        recorder.active().forEach(take -> take.stop());
        Window.await("the end of all takes", () -> !model.isRecording());
        provided.close();
        Window.await("no recorder", () -> !model.isAvailable());
    }

    private static Shell compact() {
        Window.await(
                "the small window",
                () -> Window.dialog(TITLE).filter(Shell::isVisible).isPresent());
        return Window.dialog(TITLE).orElseThrow();
    }

    private static Label words(Shell small) {
        return Window.find(small, Label.class, l -> "What is wrong".equals(l.getData(Names.KEY)));
    }

    @Test
    void recordsByKeysAndComesBackWhereItWas() {
        Hands.focus(Window.named(Tree.class, "Filters"));
        Hands.key("ctrl+shift+c");
        Shell small = compact();
        assertFalse(Window.shell().isVisible(), "it stands in the place of the whole window");
        small.forceActive();
        Window.await("the focus", () -> Window.display().getActiveShell() == small);
        Hands.key("r");
        Window.await("recording", () -> model.phase() == Phase.RECORDING);
        ClockFace clock = Window.find(small, ClockFace.class, c -> true);
        Window.await("the clock to run", () -> !clock.text().equals("00:00:00.0"));
        for (Control control : small.getChildren()) {
            assertTrue(control.getData(Names.KEY) instanceof String, () -> control + " has no name");
        }
        Hands.key("m");
        Window.await("a marker", () -> recorder.last().markers().size() == 1);
        Window.await("words for it", () -> words(small).getText().startsWith("Marker 1 at "));
        Button stop = Window.find(small, Button.class, b -> b.getText().equals("Stop"));
        stop.notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event());
        Window.await("the end", () -> model.phase() == Phase.IDLE);
        small.setLocation(200, 150);
        Window.await("its place", () -> small.getLocation().x >= 190);
        Point at = small.getLocation();
        small.close();
        Window.await("the whole window", Window.shell()::isVisible);
        assertEquals(
                at.x + "," + at.y, Preferences.get(Preferences.COMPACT_PLACE).orElseThrow());
        Window.execute("compact");
        assertTrue(compact().isVisible());
        CompactWindow.close(Window.desk());
    }

    /** The bar has two rows during a take; the one that was begun here must be seen there. */
    @Test
    void theWholeWindowHasItsBarsWhenItComesBackInATake() {
        Window.execute("compact");
        Shell small = compact();
        model.toggle();
        Window.await("recording", () -> model.phase() == Phase.RECORDING);
        Window.await("a moment of it", () -> model.recorded().toMillis() > 300);
        small.close();
        Window.await("the whole window", Window.shell()::isVisible);
        Control bar = Window.find(
                        Window.shell(), Control.class, c -> "RecordLine".equals(c.getData("org.eclipse.e4.ui.css.id")))
                .getParent();
        Window.await("the bar above the rest", () -> {
            Rectangle place = Window.display().map(bar.getParent(), null, bar.getBounds());
            return bar.isVisible() && Window.search().toDisplay(0, 0).y >= place.y + place.height;
        });
    }

    @Test
    void hearsKeysAfterATakeThatEndedWhileAnotherWindowWasInFront() {
        model.toggle();
        Window.await("recording", () -> model.phase() == Phase.RECORDING);
        Window.execute("compact");
        Shell small = compact();
        small.forceActive();
        Window.await("the focus", () -> Window.display().getActiveShell() == small);
        Shell other = new Shell(Window.display());
        try {
            other.setBounds(600, 400, 300, 200);
            other.open();
            other.forceActive();
            Window.await("another one in front", () -> Window.display().getActiveShell() == other);
            recorder.last().stop();
            Window.await("its end", () -> model.phase() == Phase.IDLE);
        } finally {
            other.dispose();
        }
        small.forceActive();
        Window.await("in front again", () -> Window.display().getActiveShell() == small);
        Hands.key("r");
        Window.await("recording", () -> model.phase() == Phase.RECORDING);
    }

    @Test
    void saysThatTheMicrophoneIsDeadAndThatItIsMuted() {
        model.toggle();
        Window.await("recording", () -> model.phase() == Phase.RECORDING);
        Window.execute("compact");
        Shell small = compact();
        Label wrong = words(small);
        int quiet = small.getSize().y;
        assertFalse(wrong.isVisible(), "nothing is wrong");
        recorder.last().warnings = List.of(new TakeWarning(TakeWarning.Kind.CLIPPING, "The input clips"));
        Window.await("the alarm", () -> wrong.isVisible() && wrong.getText().equals("The input clips"));
        assertTrue(small.getSize().y > quiet, "there is room for it");
        assertEquals(Palette.of(Window.shell()).amber(), small.getBackground());
        recorder.last().warnings = List.of();
        Window.await("its end", () -> !wrong.isVisible());
        model.toggleMute();
        Window.await("the words", () -> wrong.isVisible() && wrong.getText().contains("Muted"));
    }

    @Test
    void saysThatNothingIsKeptWhileItIsArmed() {
        model.toggleArmed();
        Window.await("armed", () -> model.phase() == Phase.ARMED);
        Window.execute("compact");
        Shell small = compact();
        Label words = words(small);
        Window.await("the words", () -> words.isVisible() && words.getText().startsWith("Armed"));
        model.toggleArmed();
        Window.await("their end", () -> !words.isVisible());
    }

    @Test
    void highContrastIsWhiteOnBlackAndOnlyWhereItIsWanted() throws IOException {
        Preferences.Theme before = Preferences.theme();
        try {
            Themes.choose(Preferences.Theme.HIGH_CONTRAST);
            Window.await("black", () -> Window.table().getBackground().getRGB().equals(new RGB(0, 0, 0)));
            assertEquals(255, Palette.of(Window.table()).wave().getRed());
            Window.await(
                    "black headers",
                    () -> Window.table().getHeaderBackground().getRGB().equals(new RGB(0, 0, 0))
                            && Window.table().getHeaderForeground().getRGB().equals(new RGB(255, 255, 255)));
        } finally {
            Themes.choose(before);
        }
        assertTrue(HighContrast.isTheme(Optional.of("HighContrastInverse")));
        assertFalse(HighContrast.isTheme(Optional.of("Adwaita")));
        assertFalse(HighContrast.isTheme(Optional.of("Adwaita-dark")));
        assertFalse(HighContrast.isTheme(Optional.empty()));
        Path settings = folder.resolve("settings.ini");
        assertEquals(Optional.empty(), HighContrast.named(settings));
        Files.writeString(settings, "[Settings]\ngtk-theme-name=HighContrast\n");
        assertEquals(Optional.of("HighContrast"), HighContrast.named(settings));
    }
}
