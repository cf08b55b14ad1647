package org.voicerecorder.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.owner.Failure;
import org.voicerecorder.owner.GuestClient;
import org.voicerecorder.owner.GuestOutcome;
import org.voicerecorder.owner.KeySource;
import org.voicerecorder.owner.LibraryLocation;
import org.voicerecorder.owner.LibraryLock;
import org.voicerecorder.owner.StopSignal;

/** The program: guest of the library's owner when there is one, else the owner. */
public final class Main {
    /** How long another process may hold the lock without serving: it is starting, or ending. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private static final long PAUSE_MILLIS = 20;
    private static final int CANCELLED = 130;

    /** How often a guest's user may press Ctrl-C before the command's end is not awaited any more. */
    private static final int PATIENT_SIGNALS = 2;

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final OutputStream err = new FileOutputStream(FileDescriptor.err);
    private final Signals signals = Signals.install();
    private final KeySource keys;
    private final Installation installation;
    private final Invocation invocation;

    private Main(Installation installation, Invocation invocation) {
        this.installation = installation;
        this.invocation = invocation;
        keys = TerminalKeys.of(invocation.request().terminal().inIsTerminal());
    }

    public static void main(String[] arguments) throws IOException {
        Installation installation = Installation.current();
        // SWT's windows and AWT's do not go together in one process. Set here: on the command line it would hide the
        // splash.
        System.setProperty("java.awt.headless", "true");
        int status = new Main(installation, Invocation.of(arguments, installation.build())).run();
        // Threads of third-party bundles must not keep the program; the JVM's own exit hooks have nothing left to do.
        Runtime.getRuntime().halt(status);
    }

    private int run() {
        try {
            LibraryLocation location = new LibraryLocation(System.getenv());
            OwnerProcess owner = new OwnerProcess(installation, invocation, signals, out, err, keys);
            if (!invocation.needsLibrary()
                    || invocation.window() && installation.workbench().isEmpty()) {
                return owner.withoutLibrary(location);
            }
            if (invocation.window()) {
                Window.requireDisplay(System.getenv());
            }
            if (invocation.window() && isFirstRun(location)) {
                return owner.ownWhatIsChosen(location);
            }
            Optional<Failure> unclear = location.problem(invocation.request().arguments());
            if (unclear.isPresent()) {
                return tell(unclear.get());
            }
            Path library = invocation.wantsThrowAwayLibrary()
                    ? Files.createTempDirectory("voicerec-demo-").resolve("library")
                    : location.find(
                            invocation.request().arguments(),
                            invocation.request().workingDirectory());
            Optional<Failure> unfit = FolderCheck.problem(library);
            return unfit.isPresent() ? tell(unfit.get()) : guestOrOwner(library, owner, location);
        } catch (VoiceRecorderException e) {
            return Commands.report(e, invocation.request(), out, err);
        } catch (AccessDeniedException e) {
            return tell(Failure.permission(e.getFile()));
        } catch (FileSystemException e) {
            return tell(Failure.unusable(e));
        } catch (IOException e) {
            return tell(Failure.io(e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return tell(Failure.io("The start was interrupted."));
        } catch (RuntimeException | Error e) {
            // Other threads may still run: thrown on, the program would stay, and keep its library.
            System.getLogger(Main.class.getName()).log(System.Logger.Level.ERROR, "A defect", e);
            return tell(Failure.internal(e));
        }
    }

    private int guestOrOwner(Path library, OwnerProcess owner, LibraryLocation location)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Optional<Path> socket = LibraryLock.announced(library);
            if (socket.isPresent()) {
                StopSignal stop = new StopSignal();
                signals.to(count -> {
                    stop.request();
                    if (count > PATIENT_SIGNALS) {
                        // The owner does not react. It stops the command when it finds its guest gone.
                        Runtime.getRuntime().halt(CANCELLED);
                    }
                });
                switch (new GuestClient(out, err, keys).run(socket.get(), invocation.request(), stop)) {
                    case GuestOutcome.Exited(int status) -> {
                        return status;
                    }
                    case GuestOutcome.Failed(Failure failure) -> {
                        return tell(failure);
                    }
                    case GuestOutcome.NotServed() -> {
                        if (stop.isRequested()) {
                            return tell(Failure.cancelled());
                        }
                    }
                }
            }
            Optional<LibraryLock> lock;
            try {
                lock = LibraryLock.tryAcquire(library);
            } catch (FileSystemException e) {
                if (FolderCheck.isReadOnlyLibrary(library, e)) {
                    return tell(Failure.readOnly(library.toString(), e));
                }
                throw e;
            }
            if (lock.isPresent()) {
                try (LibraryLock held = lock.get()) {
                    return owner.own(held, location);
                }
            }
            if (System.nanoTime() > deadline) {
                return tell(Failure.locked(library.toString()));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /**
     * The window asks where nobody named a library for this start, and the usual one is not there: a first run, or a disk
     * that is not connected.
     */
    private boolean isFirstRun(LibraryLocation location) throws IOException {
        List<String> arguments = invocation.request().arguments();
        Path folder = invocation.request().workingDirectory();
        return location.named(arguments, folder).isEmpty() && !FolderCheck.isLibrary(location.find(arguments, folder));
    }

    private int tell(Failure failure) {
        try {
            failure.print(invocation.request().json(), out, err);
        } catch (IOException e) {
            System.getLogger(Main.class.getName()).log(System.Logger.Level.DEBUG, "nobody listens", e);
        }
        return failure.exitStatus();
    }
}
