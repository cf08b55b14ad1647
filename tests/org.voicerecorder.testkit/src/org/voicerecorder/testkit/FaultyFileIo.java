package org.voicerecorder.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/**
 * A disk that can lose its power before any step and run full at any byte. What is written goes to real files, where
 * everybody can read it; {@link #crash} then turns them into what the disk would hold: what was forced, and of the rest
 * nothing or some; {@link #image} makes a copy of a library that holds it. Every call of the seam is one step.
 *
 * <p>Strict as POSIX is: forcing a file does not force its name. Thread-safe by one lock.
 */
public final class FaultyFileIo implements FileIo {
    /** What becomes of writes that were not forced. */
    public enum Loss {
        /** The process dies, the system lives: none is lost. */
        KILL,
        /** All are lost. */
        DROP,
        /** Each sector of each write survives or not; each change of a name too. */
        TEAR_SECTORS,
        /** As {@link #TEAR_SECTORS}, in pieces of a few bytes: worse than any disk. */
        SHRED
    }

    private final FileIo disk = FileIo.disk();
    private final Map<Path, Inode> live = new HashMap<>();
    private final Map<Path, Inode> durable = new HashMap<>();
    private final Set<Path> known = new HashSet<>();
    private long steps;
    private long powerFailsAt = Long.MAX_VALUE;
    private long bytesLeft = Long.MAX_VALUE;
    private Optional<String> forceFailure = Optional.empty();
    private Optional<String> onceFailure = Optional.empty();
    private boolean dead;
    private Consumer<String> hook = _ -> {};

    /**
     * Calls back after every step with its name: create, open, append, write, truncate, force, move, forceDirectory,
     * delete. The callback may take an {@link #image}.
     */
    public synchronized void onStep(Consumer<String> action) {
        hook = action;
    }

    /** The power fails instead of the step with this number (from 0). */
    public synchronized FaultyFileIo failPowerAt(long step) {
        powerFailsAt = step;
        return this;
    }

    /** So many bytes can still be appended; then the disk is full. */
    public synchronized FaultyFileIo limitSpace(long bytes) {
        bytesLeft = bytes;
        return this;
    }

    /** From now on forcing a file fails with that message. */
    public synchronized FaultyFileIo failForcing(String message) {
        forceFailure = Optional.of(message);
        return this;
    }

    /**
     * Forcing fails once, and what was to be forced is forgotten, as Linux does when pages cannot be written: everybody still
     * reads it, later forcing succeeds, and it is not on the disk.
     */
    public synchronized FaultyFileIo failForcingOnce(String message) {
        onceFailure = Optional.of(message);
        return this;
    }

    /** Steps done so far. */
    public synchronized long steps() {
        return steps;
    }

    /** How many bytes were forced of the longest of the files whose names end so. */
    public synchronized long forcedBytes(String suffix) {
        return live.entrySet().stream()
                .filter(file -> file.getKey().toString().endsWith(suffix))
                .mapToLong(file -> file.getValue().forcedLength())
                .max()
                .orElse(0);
    }

    /** Turns the files into what is on the disk after a power loss now. Every later step fails. */
    public synchronized void crash(Loss loss, long seed) throws IOException {
        dead = true;
        Random random = new Random(seed);
        Set<Path> changed = survivingNames(loss, random);
        for (Path path : known) {
            leave(path, (changed.contains(path) ? live : durable).get(path), loss, random);
        }
    }

    /** Copies a library as it would be found after a crash now; what did not go through this seam is as it is. */
    public synchronized void image(Path library, Path to, Loss loss, long seed) throws IOException {
        LibraryCopy.copy(library, to);
        Random random = new Random(seed);
        Set<Path> changed = survivingNames(loss, random);
        for (Path path : known) {
            if (loss != Loss.KILL && path.startsWith(library)) {
                Path copy = to.resolve(library.relativize(path).toString());
                leave(copy, (changed.contains(path) ? live : durable).get(path), loss, random);
            }
        }
    }

    /** The names whose change is on the disk, forced or not. */
    private Set<Path> survivingNames(Loss loss, Random random) {
        var changed = new HashSet<Path>();
        for (Path path : known) {
            boolean survives = loss == Loss.KILL || loss != Loss.DROP && random.nextBoolean();
            if (survives && !Objects.equals(live.get(path), durable.get(path))) {
                changed.add(path);
            }
        }
        // A rename happens or does not: no file system loses the old name and keeps the new one to itself.
        for (Path path : known) {
            Inode moved = durable.get(path);
            if (changed.contains(path) && moved != null) {
                known.stream().filter(other -> live.get(other) == moved).forEach(changed::add);
            }
        }
        return changed;
    }

    private static void leave(Path path, Inode survivor, Loss loss, Random random) throws IOException {
        if (survivor == null) {
            Files.deleteIfExists(path);
        } else {
            Files.write(path, survivor.afterPowerLoss(loss, random));
        }
    }

    @Override
    public synchronized WritableFile create(Path file) throws IOException {
        step();
        Path path = file.toAbsolutePath();
        WritableFile real = disk.create(path);
        known.add(path);
        Inode inode = new Inode();
        live.put(path, inode);
        hook.accept("create");
        return new Journaled(real, inode);
    }

    @Override
    public synchronized WritableFile open(Path file) throws IOException {
        step();
        Inode inode = inode(file.toAbsolutePath());
        WritableFile real = disk.open(file);
        hook.accept("open");
        return new Journaled(real, inode);
    }

    /** What was there before us is on the disk. */
    private Inode inode(Path path) throws IOException {
        Inode inode = live.get(path);
        if (inode == null) {
            inode = new Inode(Files.readAllBytes(path));
            live.put(path, inode);
            durable.put(path, inode);
            known.add(path);
        }
        return inode;
    }

    @Override
    public synchronized void moveAtomically(Path from, Path to) throws IOException {
        step();
        Inode inode = inode(from.toAbsolutePath());
        if (Files.exists(to)) {
            inode(to.toAbsolutePath());
        }
        disk.moveAtomically(from, to);
        live.remove(from.toAbsolutePath());
        live.put(to.toAbsolutePath(), inode);
        known.add(to.toAbsolutePath());
        hook.accept("move");
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        step();
        if (Files.exists(file)) {
            inode(file.toAbsolutePath());
            disk.delete(file);
            live.remove(file.toAbsolutePath());
        }
        hook.accept("delete");
    }

    @Override
    public synchronized void forceDirectory(Path directory) throws IOException {
        step();
        Path folder = directory.toAbsolutePath();
        for (Path path : known) {
            if (path.getParent().equals(folder)) {
                Inode now = live.get(path);
                if (now == null) {
                    durable.remove(path);
                } else {
                    durable.put(path, now);
                }
            }
        }
        hook.accept("forceDirectory");
    }

    private void step() {
        if (dead || steps >= powerFailsAt) {
            dead = true;
            throw new PowerLoss();
        }
        steps++;
    }

    private final class Journaled implements WritableFile {
        private final WritableFile real;
        private final Inode inode;

        Journaled(WritableFile real, Inode inode) {
            this.real = real;
            this.inode = inode;
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            synchronized (FaultyFileIo.this) {
                step();
                int fits = (int) Math.min(bytesLeft, data.remaining());
                boolean full = fits < data.remaining();
                ByteBuffer part = data.slice(data.position(), fits);
                data.position(data.position() + fits);
                bytesLeft -= bytesLeft == Long.MAX_VALUE ? 0 : fits;
                inode.write(real.length(), part.duplicate());
                real.append(part);
                if (full) {
                    throw new IOException("No space left on device");
                }
                hook.accept("append");
            }
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            synchronized (FaultyFileIo.this) {
                step();
                inode.write(position, data.duplicate());
                real.write(data, position);
                hook.accept("write");
            }
        }

        @Override
        public long length() throws IOException {
            synchronized (FaultyFileIo.this) {
                return real.length();
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            synchronized (FaultyFileIo.this) {
                step();
                inode.truncate(length);
                real.truncate(length);
                hook.accept("truncate");
            }
        }

        @Override
        public void force(boolean metadata) throws IOException {
            synchronized (FaultyFileIo.this) {
                step();
                if (forceFailure.isPresent()) {
                    throw new IOException(forceFailure.get());
                }
                if (onceFailure.isPresent()) {
                    String message = onceFailure.get();
                    onceFailure = Optional.empty();
                    inode.forget();
                    throw new IOException(message);
                }
                inode.force();
                hook.accept("force");
            }
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
