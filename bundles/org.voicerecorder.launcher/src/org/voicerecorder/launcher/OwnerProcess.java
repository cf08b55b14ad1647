package org.voicerecorder.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.osgi.service.runnable.ApplicationLauncher;
import org.osgi.framework.BundleException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.LibraryOpener;
import org.voicerecorder.owner.LibraryLock;
import org.voicerecorder.owner.OwnerServer;
import org.voicerecorder.owner.OwnerSocket;
import org.voicerecorder.owner.StopSignal;

/** This process as the owner of a library: socket, framework, own command, guests, end. */
final class OwnerProcess {
    private static final Duration SERVICE = Duration.ofSeconds(30);
    private static final Duration NOTICE = Duration.ofSeconds(1);
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Installation installation;
    private final Invocation invocation;
    private final Signals signals;
    private final OutputStream out;
    private final OutputStream err;
    private final WindowLauncher window = new WindowLauncher();

    OwnerProcess(
            Installation installation, Invocation invocation, Signals signals, OutputStream out, OutputStream err) {
        this.installation = installation;
        this.invocation = invocation;
        this.signals = signals;
        this.out = out;
        this.err = err;
    }

    /** Runs a command that needs no library; nobody else is in this process. */
    int withoutLibrary(Path data) throws IOException, InterruptedException {
        StopSignal stop = new StopSignal();
        signals.to(count -> stop.request());
        OsgiFramework framework = boot(null, data, false);
        try {
            return new Commands(framework, false).run(invocation.request(), out, err, stop);
        } finally {
            shutdown(framework);
        }
    }

    /**
     * Runs the command as the owner and returns once the guests are done, too.
     *
     * @param lock held; the caller releases it
     */
    int own(LibraryLock lock, Path data) throws IOException, InterruptedException {
        StopSignal stop = new StopSignal();
        signals.to(count -> stop.request());
        Optional<OwnerSocket> socket = bind(lock);
        try {
            OsgiFramework framework = boot(lock.library(), data, invocation.window());
            try {
                return serve(framework, lock, socket, stop);
            } finally {
                shutdown(framework);
            }
        } finally {
            if (socket.isPresent()) {
                socket.get().close();
            }
        }
    }

    private int serve(OsgiFramework framework, LibraryLock lock, Optional<OwnerSocket> socket, StopSignal stop)
            throws IOException, InterruptedException {
        Commands commands = new Commands(framework, true);
        if (socket.isEmpty()) {
            return execute(framework, lock, commands, stop);
        }
        try (OwnerServer server = new OwnerServer(socket.get(), installation.build(), commands)) {
            signals.to(count -> {
                stop.request();
                if (count > 1) {
                    server.stopGuests();
                }
            });
            int status = execute(framework, lock, commands, stop);
            String training = System.getProperty("voicerec.training");
            if (training != null) {
                Training.run(Path.of(training), socket.get().path(), invocation.request());
            }
            awaitGuests(server);
            return status;
        }
    }

    private int execute(OsgiFramework framework, LibraryLock lock, Commands commands, StopSignal stop)
            throws InterruptedException {
        if (invocation.window()) {
            return window(framework, stop);
        }
        try {
            framework
                    .service(LibraryOpener.class, SERVICE)
                    .orElseThrow(() -> new VoiceRecorderException(
                            ErrorCode.ERR_UNAVAILABLE, "The part that opens libraries did not start."))
                    .open(lock.library());
        } catch (VoiceRecorderException e) {
            return Commands.report(e, invocation.request(), out, err);
        }
        return commands.run(invocation.request(), out, err, stop);
    }

    /** The window opens the library itself, so that there is something to see before the database is up. */
    private int window(OsgiFramework framework, StopSignal stop) {
        stop.onRequest(window::shutdown);
        String[] arguments = invocation.request().arguments().stream().skip(1).toArray(String[]::new);
        try {
            return window.run(arguments) instanceof Integer status ? status : 0;
        } catch (Exception e) {
            return Commands.report(
                    new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The window failed: " + e, e),
                    invocation.request(),
                    out,
                    err);
        }
    }

    private void awaitGuests(OwnerServer server) throws IOException, InterruptedException {
        if (server.closeWhenIdle(NOTICE)) {
            return;
        }
        if (invocation.request().terminal().errIsTerminal()) {
            String notice =
                    "Done. Serving " + server.guests() + " other command(s) on this library; Ctrl-C stops them.\n";
            err.write(notice.getBytes(StandardCharsets.UTF_8));
        }
        // Who reads our output must not wait for other people's commands.
        out.close();
        signals.to(count -> server.stopGuests());
        server.closeWhenIdle(FOREVER);
    }

    private Optional<OwnerSocket> bind(LibraryLock lock) throws IOException {
        try {
            return Optional.of(OwnerSocket.bind(lock, System.getenv()));
        } catch (IOException e) {
            String notice = "voicerec: other commands cannot use this library meanwhile: " + e.getMessage() + "\n";
            err.write(notice.getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        }
    }

    private OsgiFramework boot(Path library, Path data, boolean withWindow) throws IOException {
        try {
            return OsgiFramework.boot(
                    installation,
                    OsgiFramework.settings(installation, library, data, withWindow, invocation.full()),
                    system -> {
                        if (withWindow) {
                            system.registerService(ApplicationLauncher.class, window, null);
                        }
                    });
        } catch (BundleException e) {
            throw new IOException("The program could not start: " + e.getMessage(), e);
        }
    }

    private void shutdown(OsgiFramework framework) throws InterruptedException, IOException {
        try {
            framework.shutdown();
        } catch (BundleException e) {
            err.write(("voicerec: " + e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
