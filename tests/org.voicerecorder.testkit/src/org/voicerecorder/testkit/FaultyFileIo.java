package org.voicerecorder.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/**
 * A disk that can lose its power before any step and run full at any byte. What is written goes to real files, where
 * everybody can read it; {@link #crash} then turns them into what the disk would hold: what was forced, and of the rest
 * nothing or some. Every call of the seam is one step.
 *
 * <p>Strict as POSIX is: forcing a file does not force its name. Thread-safe by one lock.
 */
public final class FaultyFileIo implements FileIo {
    /** What becomes of writes that were not forced. */
    public enum Loss {
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
    private boolean dead;

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

    /** Steps done so far. */
    public synchronized long steps() {
        return steps;
    }

    /** Turns the files into what is on the disk after a power loss now. Every later step fails. */
    public synchronized void crash(Loss loss, long seed) throws IOException {
        dead = true;
        Random random = new Random(seed);
        for (Path path : known) {
            Inode now = live.get(path);
            Inode forced = durable.get(path);
            boolean keepNew = loss != Loss.DROP && !Objects.equals(now, forced) && random.nextBoolean();
            Inode survivor = keepNew ? now : forced;
            if (survivor == null) {
                Files.deleteIfExists(path);
            } else {
                Files.write(path, survivor.afterPowerLoss(loss, random));
            }
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
        return new Journaled(real, inode);
    }

    @Override
    public synchronized WritableFile open(Path file) throws IOException {
        step();
        return new Journaled(disk.open(file), inode(file.toAbsolutePath()));
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
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        step();
        if (Files.exists(file)) {
            inode(file.toAbsolutePath());
            disk.delete(file);
            live.remove(file.toAbsolutePath());
        }
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
            }
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            synchronized (FaultyFileIo.this) {
                step();
                inode.write(position, data.duplicate());
                real.write(data, position);
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
            }
        }

        @Override
        public void force(boolean metadata) {
            synchronized (FaultyFileIo.this) {
                step();
                inode.force();
            }
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
