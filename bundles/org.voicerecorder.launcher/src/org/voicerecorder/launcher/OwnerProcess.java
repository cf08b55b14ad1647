package org.voicerecorder.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Guests;
import org.voicerecorder.api.library.LibraryOpener;
import org.voicerecorder.api.library.LibraryOwnership;
import org.voicerecorder.owner.KeySource;
import org.voicerecorder.owner.LibraryLocation;
import org.voicerecorder.owner.LibraryLock;
import org.voicerecorder.owner.OwnerSocket;
import org.voicerecorder.owner.StopSignal;

/** This process as the owner of a library: framework, own command, guests, end. */
final class OwnerProcess {
    private static final Duration SERVICE = Duration.ofSeconds(30);
    private static final Duration NOTICE = Duration.ofSeconds(1);
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Installation installation;
    private final Invocation invocation;
    private final Signals signals;
    private final OutputStream out;
    private final OutputStream err;
    private final KeySource keys;
    private final Window window;
    private final OpeningNotice opening;

    OwnerProcess(
            Installation installation,
            Invocation invocation,
            Signals signals,
            OutputStream out,
            OutputStream err,
            KeySource keys) {
        this.installation = installation;
        this.invocation = invocation;
        this.signals = signals;
        this.out = out;
        this.err = err;
        this.keys = keys;
        this.window = new Window(installation.workbench(), invocation);
        this.opening = new OpeningNotice(invocation, err);
    }

    /** Runs a command that needs no library; nobody else is in this process. */
    int withoutLibrary(LibraryLocation location) throws IOException, InterruptedException {
        StopSignal stop = new StopSignal();
        signals.to(count -> stop.request());
        OsgiFramework framework = boot(null, location, false);
        try {
            return new Commands(framework, null).run(invocation.request(), out, err, stop, keys);
        } finally {
            shutdown(framework);
        }
    }

    /**
     * Runs the command as the owner and returns once the guests are done, too.
     *
     * @param lock held; the caller releases it
     */
    int own(LibraryLock lock, LibraryLocation location) throws IOException, InterruptedException {
        StopSignal stop = new StopSignal();
        signals.to(count -> stop.request());
        Optional<OwnerSocket> socket = Ownership.bind(lock, err);
        try (opening) {
            opening.show();
            OsgiFramework framework = boot(lock.library(), location, invocation.window());
            try (Ownership ownership = new Ownership(framework, installation.build(), err)) {
                ownership.begin(lock, socket);
                return serve(framework, ownership, stop);
            }
        } finally {
            if (socket.isPresent()) {
                socket.get().close();
            }
        }
    }

    /** Runs the window, whose user has yet to choose a library: no folder is touched before. */
    int ownWhatIsChosen(LibraryLocation location) throws IOException, InterruptedException {
        StopSignal stop = new StopSignal();
        signals.to(count -> stop.request());
        OsgiFramework framework = boot(null, location, true);
        try (Ownership ownership = new Ownership(framework, installation.build(), err)) {
            return serve(framework, ownership, stop);
        }
    }

    /** Runs the command, waits for the guests and ends the framework; the library's lock is still held then. */
    private int serve(OsgiFramework framework, Ownership ownership, StopSignal stop)
            throws IOException, InterruptedException {
        try {
            return executeAndServe(framework, ownership, stop);
        } finally {
            ownership.endService();
            shutdown(framework);
        }
    }

    private int executeAndServe(OsgiFramework framework, Ownership ownership, StopSignal stop)
            throws IOException, InterruptedException {
        framework.context().registerService(Guests.class, ownership::guests, null);
        framework.context().registerService(LibraryOwnership.class, ownership, null);
        signals.to(count -> {
            stop.request();
            if (count > 1) {
                ownership.stopGuests();
            }
        });
        Optional<Training> training = ownership.socket().flatMap(path -> Training.wanted(path, invocation.request()));
        int status = execute(
                framework, ownership.library(), stop, () -> training.ifPresent(t -> t.runBesides(window::close)));
        if (invocation.window()) {
            // The user was asked when there were guests.
            ownership.stopGuests();
        } else if (training.isPresent()) {
            training.get().run();
        }
        awaitGuests(ownership);
        return status;
    }

    private int execute(OsgiFramework framework, Optional<Path> library, StopSignal stop, Runnable whenOpen)
            throws InterruptedException {
        if (invocation.window()) {
            return window.run(framework, stop, whenOpen, out, err);
        }
        try {
            framework
                    .service(LibraryOpener.class, SERVICE)
                    .orElseThrow(() -> new VoiceRecorderException(
                            ErrorCode.ERR_UNAVAILABLE, "The part that opens libraries did not start."))
                    .open(library.orElseThrow());
        } catch (VoiceRecorderException e) {
            opening.close();
            return Commands.report(e, invocation.request(), out, err);
        }
        return new Commands(framework, library.orElseThrow())
                .run(invocation.request(), opening.yielding(out), opening.yielding(err), stop, keys);
    }

    private void awaitGuests(Ownership server) throws IOException, InterruptedException {
        if (server.closeWhenIdle(NOTICE)) {
            return;
        }
        if (invocation.request().terminal().errIsTerminal()) {
            String notice =
                    "Done. Serving other commands on this library (" + server.guests() + "); Ctrl-C stops them.\n";
            err.write(notice.getBytes(StandardCharsets.UTF_8));
        }
        // The signal that ended our own command was not meant for other people's.
        int past = signals.count();
        signals.to(count -> {
            if (count > past) {
                server.stopGuests();
            }
        });
        // Who reads our output must not wait for other people's commands.
        out.close();
        server.closeWhenIdle(FOREVER);
    }

    private OsgiFramework boot(Path library, LibraryLocation location, boolean withWindow) throws IOException {
        try {
            return OsgiFramework.boot(
                    installation,
                    OsgiFramework.settings(installation, library, location, withWindow, invocation.full()),
                    system -> {
                        if (withWindow) {
                            window.prepare(system);
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
