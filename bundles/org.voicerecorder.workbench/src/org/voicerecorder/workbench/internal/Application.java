package org.voicerecorder.workbench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.voicerecorder.api.library.LibraryWindow;
import org.voicerecorder.workbench.WorkbenchIds;

/** The window's program: shows it at once and opens the library meanwhile. */
public final class Application implements IApplication {
    @Override
    public Object start(IApplicationContext context) throws IOException, BundleException {
        ensureInstanceArea();
        Display.setAppName("Voice Recorder Pro");
        leaveOutAbsentSession();
        Display display = PlatformUI.createDisplay();
        try (Desk desk = desk(display)) {
            Themes.prepare(display);
            var announced = announce(display);
            int code = PlatformUI.createAndRunWorkbench(display, new Advisor(desk));
            announced.unregister();
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    private static Desk desk(Display display) throws BundleException {
        Bundle bundle = Platform.getBundle(WorkbenchIds.BUNDLE);
        bundle.start(Bundle.START_TRANSIENT);
        return new Desk(bundle.getBundleContext(), display);
    }

    /** Whoever starts the program once more gets this window. */
    private static ServiceRegistration<LibraryWindow> announce(Display display) {
        return Platform.getBundle(WorkbenchIds.BUNDLE)
                .getBundleContext()
                .registerService(LibraryWindow.class, () -> display.asyncExec(Application::toFront), null);
    }

    private static void toFront() {
        for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
            window.getShell().setMinimized(false);
            window.getShell().forceActive();
        }
    }

    /** Where no session bus is, none can tell of a log-out: the toolkit would only complain that it finds none. */
    private static void leaveOutAbsentSession() {
        boolean named = Optional.ofNullable(System.getenv("DBUS_SESSION_BUS_ADDRESS"))
                .filter(address -> !address.isBlank())
                .isPresent();
        boolean usual = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                .filter(folder -> !folder.isBlank())
                .filter(folder -> Files.exists(Path.of(folder, "bus")))
                .isPresent();
        if (!named && !usual) {
            System.setProperty("org.eclipse.swt.internal.SessionManagerDBus.disable", "true");
        }
    }

    /** Where layout and preferences are kept, unless whoever started the program said so. */
    private static void ensureInstanceArea() throws IOException {
        Location area = Platform.getInstanceLocation();
        if (area != null && !area.isSet()) {
            Path folder = Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                    .filter(home -> !home.isBlank())
                    .map(Path::of)
                    .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"));
            area.set(
                    folder.resolve("voicerecorder").resolve("workbench").toUri().toURL(), false);
        }
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            var workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().syncExec(() -> {
                // Nobody may be there to answer.
                Desk.current().beginClosing();
                OpenQuestions.leaveUnanswered(workbench.getDisplay());
                workbench.close();
            });
        }
    }
}
