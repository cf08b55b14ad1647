package org.voicerecorder.workbench.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.workbench.internal.Desk;
import org.voicerecorder.workbench.internal.Windows;
import org.voicerecorder.workbench.internal.widgets.Names;

/** The window under test and the hands on it. */
final class Window {
    private static final Logger LOG = LoggerFactory.getLogger(Window.class);
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final int LOOK_MILLIS = 5_000;
    /** Longer than any test waits for a dialog that it expects. */
    private static final int LOOKS = 18;

    static {
        // The first thing a new user sees; no test chooses a library on this machine.
        await("the question of the first run", () -> dialog("Voice Recorder Pro")
                .isPresent());
        dialog("Voice Recorder Pro").ifPresent(Shell::close);
        display().timerExec(LOOK_MILLIS, () -> closeUnanswered(new HashMap<>()));
    }

    private Window() {}

    /** A dialog that no test expects holds up whoever waits for its end, and with it all tests: it is closed after a while. */
    private static void closeUnanswered(Map<Shell, Integer> before) {
        var open = new HashMap<Shell, Integer>();
        for (Shell shell : display().getShells()) {
            if (Windows.isModal(shell) && shell.isVisible()) {
                open.put(shell, before.getOrDefault(shell, 0) + 1);
            }
        }
        display().timerExec(LOOK_MILLIS, () -> closeUnanswered(open));
        open.forEach((shell, looks) -> {
            if (looks > LOOKS) {
                LOG.atError().addKeyValue("dialog", shell.getText()).log("Nobody answers a dialog");
                shell.close();
            }
        });
    }

    static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    static IWorkbenchWindow workbenchWindow() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    static Shell shell() {
        return workbenchWindow().getShell();
    }

    static Desk desk() {
        return Desk.current();
    }

    static MemoryLibrary library() {
        return new MemoryLibrary(
                FrameworkUtil.getBundle(Window.class).getBundleContext(),
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Lets the window work until something holds. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        Display display = display();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain for: " + what);
            }
            if (!display.readAndDispatch()) {
                display.timerExec(20, () -> {});
                display.sleep();
            }
        }
    }

    static void execute(String command) {
        try {
            workbenchWindow()
                    .getService(IHandlerService.class)
                    .executeCommand("org.voicerecorder.workbench.command." + command, null);
        } catch (Exception e) {
            throw new AssertionError(command, e);
        }
    }

    static void executeStandard(String command) {
        try {
            workbenchWindow().getService(IHandlerService.class).executeCommand(command, null);
        } catch (Exception e) {
            throw new AssertionError(command, e);
        }
    }

    static List<Control> controls(Composite root) {
        List<Control> all = new ArrayList<>();
        for (Control control : root.getChildren()) {
            all.add(control);
            if (control instanceof Composite composite) {
                all.addAll(controls(composite));
            }
        }
        return all;
    }

    static <C extends Control> C find(Composite root, Class<C> type, Predicate<C> which) {
        return controls(root).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No such " + type.getSimpleName()));
    }

    static <C extends Control> C named(Class<C> type, String name) {
        return find(shell(), type, c -> name.equals(c.getData(Names.KEY)));
    }

    static Table table() {
        return named(Table.class, "Recordings");
    }

    static Text search() {
        return named(Text.class, "Search recordings");
    }

    static Optional<Shell> dialog(String title) {
        return java.util.Arrays.stream(display().getShells())
                .filter(s -> !s.isDisposed() && title.equals(s.getText()) && s != shell())
                .findFirst();
    }

    /** Selects a row as a click does. */
    static void selectRow(int row) {
        table().setSelection(row);
        Event event = new Event();
        event.item = table().getItem(row);
        table().notifyListeners(SWT.Selection, event);
    }
}
