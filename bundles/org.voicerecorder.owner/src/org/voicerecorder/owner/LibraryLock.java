package org.voicerecorder.owner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The right to own a library: an exclusive lock on {@code library.lock} that the operating system takes back when the
 * process dies. Within one process everybody who acquires the same library shares one lock; it goes when the last holder
 * closes. Thread-safe.
 *
 * <p>The process that holds the lock must not open {@code library.lock} by any other way: on POSIX systems closing any
 * descriptor of a file gives up all locks that the process has on it.
 */
public final class LibraryLock implements AutoCloseable {
    public static final String FILE = "library.lock";

    /** Far behind the text, so that others can read it where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;

    private static final int MAX_TEXT = 4096;
    private static final Map<Path, Held> HELD = new HashMap<>();

    private final Held held;
    private boolean closed;

    private static final class Held {
        final Path library;
        final FileChannel channel;
        final FileLock lock;
        int holders;
        Optional<Path> socket = Optional.empty();

        Held(Path library, FileChannel channel, FileLock lock) {
            this.library = library;
            this.channel = channel;
            this.lock = lock;
        }
    }

    private LibraryLock(Held held) {
        this.held = held;
        held.holders++;
    }

    /**
     * Takes the lock when it is free or already this process's.
     *
     * @param library the library's folder, made when it is missing
     * @return empty when another process has it
     */
    public static Optional<LibraryLock> tryAcquire(Path library) throws IOException {
        Path real = Files.createDirectories(library).toRealPath();
        synchronized (HELD) {
            Held existing = HELD.get(real);
            if (existing != null) {
                return Optional.of(new LibraryLock(existing));
            }
            FileChannel channel = FileChannel.open(
                    real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock(LOCKED_BYTE, 1, false);
            } finally {
                if (lock == null) {
                    channel.close();
                }
            }
            if (lock == null) {
                return Optional.empty();
            }
            // Whatever the last owner wrote is no longer true.
            channel.truncate(0);
            Held taken = new Held(real, channel, lock);
            HELD.put(real, taken);
            return Optional.of(new LibraryLock(taken));
        }
    }

    /** The library's real path. */
    public Path library() {
        return held.library;
    }

    /** Tells others where the owner listens. */
    public void announce(Path socket) throws IOException {
        byte[] text = socket.toString().getBytes(StandardCharsets.UTF_8);
        synchronized (HELD) {
            held.channel.truncate(0);
            held.channel.write(ByteBuffer.wrap(text), 0);
            held.socket = Optional.of(socket);
        }
    }

    /** Where the owner of a library said that it listens; empty when there is none, or it cannot serve guests. */
    public static Optional<Path> announced(Path library) throws IOException {
        Path file = library.resolve(FILE);
        synchronized (HELD) {
            Held own = Files.isDirectory(library) ? HELD.get(library.toRealPath()) : null;
            if (own != null) {
                // Never opened by the process that holds it: closing any descriptor of the file would give the lock up
                // (POSIX fcntl).
                return own.socket;
            }
        }
        try {
            if (Files.size(file) > MAX_TEXT) {
                return Optional.empty();
            }
            String text = Files.readString(file).strip();
            Path path = Path.of(text);
            return path.isAbsolute() ? Optional.of(path) : Optional.empty();
        } catch (NoSuchFileException | java.nio.file.InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Lets go; the last holder's call releases the lock. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (closed) {
                return;
            }
            closed = true;
            held.holders--;
            if (held.holders == 0) {
                HELD.remove(held.library);
                try (FileChannel channel = held.channel) {
                    channel.truncate(0);
                    held.lock.release();
                }
            }
        }
    }
}
