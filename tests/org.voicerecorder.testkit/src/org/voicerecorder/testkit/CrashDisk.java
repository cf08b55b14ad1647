package org.voicerecorder.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/**
 * The real disk, with a memory of what is not forced yet. After each operation a hook is called; there a test can take
 * an image of the library as a kill (everything written is there) or a power failure (what was not forced is gone or
 * torn) would leave it. Operations can also be made to fail as on a full disk.
 */
public final class CrashDisk implements FileIo {
    /** What becomes of data that was written and not forced. */
    public enum Loss {
        /** The process dies, the system lives: nothing is lost. */
        KILL,
        /** Unforced bytes are gone, an unforced rename did not happen. */
        DROPPED,
        /** Half of the unforced bytes are garbage; an unforced rename happened. */
        TORN
    }

    private record Move(Path from, Path to) {}

    private final FileIo disk = FileIo.disk();
    private final Map<Path, Long> forcedLengths = new HashMap<>();
    private Optional<Move> unforcedMove = Optional.empty();
    private Consumer<String> hook = _ -> {};
    private long bytesUntilFull = Long.MAX_VALUE;

    /** Calls back after every operation with its name: create, append, write, force, move, forceDirectory, delete. */
    public synchronized void onStep(Consumer<String> action) {
        hook = action;
    }

    /** From now on only so many bytes can be written. */
    public synchronized void fillAfter(long bytes) {
        bytesUntilFull = bytes;
    }

    /** Copies a library as it would be found after the crash. */
    public synchronized void image(Path library, Path to, Loss loss) throws IOException {
        copyTree(library, to);
        if (loss == Loss.KILL) {
            return;
        }
        for (var entry : forcedLengths.entrySet()) {
            Path copy = to.resolve(library.relativize(entry.getKey()).toString());
            if (Files.exists(copy) && Files.size(copy) > entry.getValue()) {
                lose(copy, entry.getValue(), loss);
            }
        }
        if (loss == Loss.DROPPED && unforcedMove.isPresent()) {
            Move move = unforcedMove.get();
            Path moved = to.resolve(library.relativize(move.to()).toString());
            if (Files.exists(moved)) {
                Files.move(moved, to.resolve(library.relativize(move.from()).toString()));
            }
        }
    }

    private static void lose(Path file, long forced, Loss loss) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (loss == Loss.DROPPED) {
                channel.truncate(forced);
            } else {
                byte[] garbage = new byte[(int) Math.min(1 << 20, (channel.size() - forced + 1) / 2)];
                new Random(forced).nextBytes(garbage);
                channel.write(ByteBuffer.wrap(garbage), forced);
            }
        }
    }

    /**
     * Copies a folder, without the files by which Derby notices that it is open. Derived
     * files are left out: the search index changes them beside the test, and they can be made anew.
     */
    public static void copyTree(Path from, Path to) throws IOException {
        Path derived = from.resolve("derived");
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(f -> !f.startsWith(derived)).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.getFileName().toString().endsWith(".lck")) {
                    copy(file, target);
                }
            }
        }
    }

    /** The search index is written by a thread of its own: its files may go while an image is taken. */
    private static void copy(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target);
        } catch (NoSuchFileException e) {
            if (!file.toString().contains("derived")) {
                throw e;
            }
        }
    }

    @Override
    public WritableFile create(Path file) throws IOException {
        var opened = new Watched(file, disk.create(file));
        remember(file, 0);
        step("create");
        return opened;
    }

    @Override
    public WritableFile open(Path file) throws IOException {
        remember(file, Files.size(file));
        return new Watched(file, disk.open(file));
    }

    @Override
    public void moveAtomically(Path from, Path to) throws IOException {
        disk.moveAtomically(from, to);
        synchronized (this) {
            Long forced = forcedLengths.remove(from);
            if (forced != null) {
                forcedLengths.put(to, forced);
            }
            unforcedMove = from.equals(to) ? Optional.empty() : Optional.of(new Move(from, to));
        }
        step("move");
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
        synchronized (this) {
            forcedLengths.remove(file);
        }
        step("delete");
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        disk.forceDirectory(directory);
        synchronized (this) {
            unforcedMove = Optional.empty();
        }
        step("forceDirectory");
    }

    private synchronized void remember(Path file, long forced) {
        forcedLengths.put(file, forced);
    }

    private void step(String name) {
        Consumer<String> action;
        synchronized (this) {
            action = hook;
        }
        action.accept(name);
    }

    private synchronized void take(int bytes) throws IOException {
        if (bytes > bytesUntilFull) {
            throw new IOException("No space left on device");
        }
        bytesUntilFull -= bytes;
    }

    private final class Watched implements WritableFile {
        private final Path path;
        private final WritableFile file;

        Watched(Path path, WritableFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            take(data.remaining());
            file.append(data);
            step("append");
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            file.write(data, position);
            step("write");
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void truncate(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.force(metadata);
            remember(path, file.length());
            step("force");
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
