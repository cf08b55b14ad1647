package org.voicerecorder.launcher;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.osgi.service.runnable.ApplicationLauncher;
import org.eclipse.osgi.service.runnable.StartupMonitor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.application.ApplicationDescriptor;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.owner.GuestRequest;
import org.voicerecorder.owner.StopSignal;

/** The window in this process, from the splash picture to its end. */
final class Window {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String application;
    private final Invocation invocation;
    private final WindowLauncher launcher = new WindowLauncher();
    private volatile Runnable whenOpen = () -> {};

    /** @param application the id of the window's application in the product */
    Window(String application, Invocation invocation) {
        this.application = application;
        this.invocation = invocation;
    }

    /** @throws VoiceRecorderException {@code ERR_UNAVAILABLE} where no window can be shown */
    static void requireDisplay(Map<String, String> environment) {
        boolean unix =
                Path.of("/").getFileSystem().supportedFileAttributeViews().contains("posix")
                        && !System.getProperty("os.name").startsWith("Mac");
        if (unix
                && List.of("DISPLAY", "WAYLAND_DISPLAY").stream()
                        .allMatch(v -> environment.getOrDefault(v, "").isEmpty())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_UNAVAILABLE,
                    "There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set)",
                    "Run it in a desktop session. Every command works without a window, see 'voicerec --help'.",
                    null);
        }
    }

    /** Registers what the window's bundles expect to find; before they start. */
    void prepare(BundleContext system) {
        system.registerService(ApplicationLauncher.class, launcher, null);
        system.registerService(StartupMonitor.class, new Splash(() -> open(system)), null);
    }

    /** What does not belong to the window starts now; it is needed when the user has seen the window. */
    private void open(BundleContext system) {
        system.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkStartLevel.class)
                .setStartLevel(OsgiFramework.FULL_LEVEL);
        whenOpen.run();
    }

    /**
     * Runs the window to its end in the calling thread. It opens the library itself, so that there is something to see
     * before the database is up.
     *
     * @param whenOpen run in the window's thread once the user can use the window; must not block
     * @return the exit status
     */
    int run(OsgiFramework framework, StopSignal stop, Runnable whenOpen, OutputStream out, OutputStream err) {
        this.whenOpen = whenOpen;
        stop.onRequest(launcher::shutdown);
        GuestRequest request = invocation.request();
        String[] arguments = request.arguments().stream().skip(1).toArray(String[]::new);
        try {
            descriptor(framework).launch(Map.of());
            return launcher.run(arguments) instanceof Integer status ? status : 0;
        } catch (VoiceRecorderException e) {
            return Commands.report(e, request, out, err);
        } catch (Exception | LinkageError e) {
            return Commands.report(
                    new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The window failed: " + e, e),
                    request,
                    out,
                    err);
        } finally {
            Splash.close();
        }
    }

    /** Known once the registry has read what the window's bundle contributes: not before the first start has resolved it. */
    private ApplicationDescriptor descriptor(OsgiFramework framework) throws InterruptedException {
        return framework
                .service(ApplicationDescriptor.class, "(service.pid=%s)".formatted(application), PATIENCE)
                .orElseThrow(() -> new VoiceRecorderException(
                        ErrorCode.ERR_UNAVAILABLE, "The window's part '%s' did not start".formatted(application)));
    }

    /** Ends the window as its user would, but without questions. */
    void close() {
        launcher.shutdown();
    }
}
