package org.voicerecorder.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.voicerecorder.workbench.internal.Windows;

/** Keyboard and mouse of the X server (xdotool), with the window working meanwhile. */
final class Hands {
    private static final int STEPS = 8;
    private static final int LOOK_EVERY_MILLIS = 20;
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private Hands() {}

    /** Presses keys, one after the other, in whatever has the focus. */
    static void key(String... keys) {
        run(join(List.of("key", "--delay", "20"), Arrays.asList(keys)));
    }

    static void type(String text) {
        run(List.of("type", "--delay", "20", text));
    }

    /** Gives a control the focus, and its window that of the desktop; a window that becomes active sets its own first. */
    static void focus(Control control) {
        control.getShell().forceActive();
        Window.await("the window to be active", () -> Window.display().getActiveShell() == control.getShell());
        Window.await("the focus", () -> control.isFocusControl() || control.forceFocus() && control.isFocusControl());
    }

    static void click(Control control, int x, int y) {
        Point at = control.toDisplay(x, y);
        run(List.of("mousemove", "" + at.x, "" + at.y, "click", "1"));
    }

    /** Rests the mouse over a point. */
    static void point(Control control, int x, int y) {
        Point at = control.toDisplay(x, y);
        run(List.of("mousemove", "" + (at.x - 3), "" + at.y, "sleep", "0.05", "mousemove", "" + at.x, "" + at.y));
    }

    /** Turns the wheel over a point; {@code keys} are held meanwhile. */
    static void wheel(Control control, int x, int y, boolean up, String... keys) {
        Point at = control.toDisplay(x, y);
        List<String> words = new ArrayList<>(List.of("mousemove", "" + at.x, "" + at.y));
        Arrays.stream(keys).forEach(k -> words.addAll(List.of("keydown", k)));
        words.addAll(List.of("click", up ? "4" : "5"));
        Arrays.stream(keys).forEach(k -> words.addAll(List.of("keyup", k)));
        run(words);
    }

    /** Drags from one control to another, in small steps as a hand does. */
    static void drag(Control from, Point start, Control to, Point end) {
        Point a = from.toDisplay(start);
        Point b = to.toDisplay(end);
        List<String> words = new ArrayList<>(List.of("mousemove", "" + a.x, "" + a.y, "mousedown", "1"));
        for (int i = 1; i <= STEPS; i++) {
            // First a little, until the source has understood that it is a drag.
            move(words, a.x + 4 * i * Integer.signum(b.x - a.x), a.y + i * Integer.signum(b.y - a.y));
        }
        for (int i = STEPS; i >= 0; i--) {
            move(words, b.x - i * Integer.signum(b.x - a.x), b.y);
        }
        words.addAll(List.of("sleep", "0.1", "mouseup", "1"));
        run(words);
    }

    private static void move(List<String> words, int x, int y) {
        words.addAll(List.of("mousemove", "" + x, "" + y, "sleep", "0.03"));
    }

    private static List<String> join(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static void run(List<String> words) {
        try {
            Process process = new ProcessBuilder(join(List.of("xdotool"), words))
                    .redirectErrorStream(true)
                    .start();
            Window.await("the hands", () -> !process.isAlive());
            String said = new String(process.getInputStream().readAllBytes());
            assertEquals(0, process.exitValue(), said);
        } catch (IOException e) {
            throw new AssertionError("xdotool must be installed", e);
        }
    }

    /** A dialog that is expected to open; what is to be done in it is done as soon as it does. */
    static final class Expected {
        private final String title;
        private final Consumer<Shell> act;
        private final long end = System.nanoTime() + PATIENCE_NANOS;
        private boolean seen;
        private boolean done;
        private Optional<Throwable> failure = Optional.empty();

        private Expected(String title, Consumer<Shell> act) {
            this.title = title;
            this.act = act;
            look();
            Window.display().timerExec((int) TimeUnit.NANOSECONDS.toMillis(4 * PATIENCE_NANOS), this::giveUp);
        }

        /** Another dialog may have come before this one, and nobody answers it: a test that fails must not wait for ever. */
        private void giveUp() {
            if (!done) {
                for (Shell shell : Window.display().getShells()) {
                    if (Windows.isModal(shell) && shell.isVisible()) {
                        failure = Optional.of(new AssertionError("Nobody answered " + shell.getText()));
                        shell.close();
                    }
                }
            }
        }

        private void look() {
            Optional<Shell> dialog = Window.dialog(title).filter(Shell::isVisible);
            if (dialog.isPresent() && !seen) {
                seen = true;
                try {
                    act.accept(dialog.get());
                } catch (RuntimeException | AssertionError e) {
                    failure = Optional.of(e);
                    dialog.get().close();
                }
                done = true;
            } else if (System.nanoTime() > end) {
                // Whoever opened a dialog waits for its end: a test that fails must not wait for ever.
                dialog.ifPresent(Shell::close);
            }
            if (!seen || Window.dialog(title).isPresent()) {
                Window.display().timerExec(LOOK_EVERY_MILLIS, this::look);
            }
        }

        /** Waits until the dialog was answered and is gone. */
        void isAnswered() {
            Window.await(
                    "the dialog " + title, () -> seen && Window.dialog(title).isEmpty());
            failure.ifPresent(problem -> {
                throw new AssertionError("In the dialog " + title, problem);
            });
        }
    }

    /** Does something in the next dialog of this title. Dialogs block whoever opens them: announce it before. */
    static Expected inDialog(String title, Consumer<Shell> act) {
        return new Expected(title, act);
    }

    /** Presses a button of a dialog. */
    static void press(Shell dialog, String button) {
        Button found = Window.find(
                dialog, Button.class, b -> b.getText().replace("&", "").equals(button));
        found.notifyListeners(SWT.Selection, new Event());
    }
}
