package org.voicerecorder.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.LibraryOwnership;
import org.voicerecorder.owner.Failure;
import org.voicerecorder.owner.LibraryLock;
import org.voicerecorder.owner.OwnerServer;
import org.voicerecorder.owner.OwnerSocket;

/**
 * The library that this process owns: first its lock, then its socket, then the guests. A process has one from its start,
 * or, when the user has yet to choose, takes it later. Thread-safe.
 */
final class Ownership implements LibraryOwnership, AutoCloseable {
    /** How long is waited for another process that has the library: most commands are done by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final OsgiFramework framework;
    private final String build;
    private final OutputStream err;
    private Optional<LibraryLock> lock = Optional.empty();
    private Optional<OwnerSocket> socket = Optional.empty();
    private Optional<OwnerServer> server = Optional.empty();

    /**
     * @param build version and build of this program
     * @param err where it is said that others cannot be served
     */
    Ownership(OsgiFramework framework, String build, OutputStream err) {
        this.framework = framework;
        this.build = build;
        this.err = err;
    }

    /** Serves guests on a library whose lock this process has. */
    synchronized void begin(LibraryLock held, Optional<OwnerSocket> bound) {
        lock = Optional.of(held);
        socket = bound;
        server = bound.map(s -> new OwnerServer(s, build, new Commands(framework, held.library())));
    }

    @Override
    public synchronized void take(Path folder) {
        try {
            if (lock.isPresent() && lock.get().library().equals(real(folder))) {
                return;
            }
            Optional<Failure> unfit = FolderCheck.problem(folder);
            if (unfit.isPresent()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_NOT_A_LIBRARY,
                        unfit.get().message(),
                        unfit.get().advice(),
                        null);
            }
            LibraryLock taken = acquire(folder);
            close();
            begin(taken, bind(taken, err));
        } catch (AccessDeniedException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_PERMISSION, "No permission to use " + e.getFile(), e);
        } catch (IOException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_IO, "The folder %s cannot be used".formatted(folder), e);
        }
    }

    private static Path real(Path folder) throws IOException {
        return folder.toFile().exists() ? folder.toRealPath() : folder.toAbsolutePath();
    }

    private static LibraryLock acquire(Path folder) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<LibraryLock> acquired = LibraryLock.tryAcquire(folder);
            if (acquired.isPresent()) {
                return acquired.get();
            }
            if (System.nanoTime() > deadline) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_LIBRARY_LOCKED, "The library %s is used by another program".formatted(folder));
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new VoiceRecorderException(ErrorCode.ERR_CANCELLED, "Nobody waits for the library any more");
            }
        }
    }

    /** Listens for guests. Where that does not work the library can be used all the same, by this process alone. */
    static Optional<OwnerSocket> bind(LibraryLock lock, OutputStream err) throws IOException {
        try {
            return Optional.of(OwnerSocket.bind(lock, System.getenv()));
        } catch (IOException e) {
            String notice = "voicerec: other commands cannot use this library meanwhile: " + e.getMessage() + "\n";
            err.write(notice.getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        }
    }

    /** The library that is owned now. */
    synchronized Optional<Path> library() {
        return lock.map(LibraryLock::library);
    }

    /** Where guests find this process. */
    synchronized Optional<Path> socket() {
        return socket.map(OwnerSocket::path);
    }

    /** How many guests' commands are being executed. */
    synchronized int guests() {
        return server.map(OwnerServer::guests).orElse(0);
    }

    /** Asks all guests' commands to end. */
    void stopGuests() {
        server().ifPresent(OwnerServer::stopGuests);
    }

    /**
     * Waits until no guest's command is executed, then takes no more guests.
     *
     * @return whether that came about before the timeout
     */
    boolean closeWhenIdle(Duration timeout) throws InterruptedException {
        Optional<OwnerServer> serving = server();
        return serving.isEmpty() || serving.get().closeWhenIdle(timeout);
    }

    private synchronized Optional<OwnerServer> server() {
        return server;
    }

    /** Serves nobody any more; the library stays this process's. */
    synchronized void endService() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
        server = Optional.empty();
        socket = Optional.empty();
    }

    /** Gives the library up, unless somebody else in this process has it open. */
    @Override
    public synchronized void close() throws IOException {
        endService();
        if (lock.isPresent()) {
            lock.get().close();
        }
        lock = Optional.empty();
    }
}
