package org.voicerecorder.audio.internal.rescue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.UnfinishedFiles;
import org.voicerecorder.audio.io.WritableFile;

/**
 * A copy on its way, under a hidden name that no player takes for audio. While its writer lives it holds a lock on it:
 * what is not locked was left behind by a kill and may be removed by whoever comes next.
 */
public final class PartFile implements AutoCloseable {
    private static final String PREFIX = ".voicerec-recover-";
    private static final String SUFFIX = ".part";
    /** A file is locked a moment after it was made. */
    private static final Duration YOUNG = Duration.ofMinutes(1);
    /** Far behind any content: where locks are mandatory (Windows), a lock on content would keep its writer out. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private final FileIo io;
    private final Path path;
    private final WritableFile file;
    private final FileChannel holder;

    private PartFile(FileIo io, Path path, WritableFile file, FileChannel holder) {
        this.io = io;
        this.path = path;
        this.file = file;
        this.holder = holder;
    }

    /** Begins a copy in a folder. */
    @SuppressWarnings("resource")
    public static PartFile in(FileIo io, Path folder) throws IOException {
        Path path = folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
        WritableFile file = io.create(path);
        FileChannel holder = null;
        try {
            holder = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            holder.tryLock(LOCKED, 1, false);
            return new PartFile(io, path, file, holder);
        } catch (IOException e) {
            // A file system without locks: the file's age has to do.
            if (holder != null) {
                return new PartFile(io, path, file, holder);
            }
            try (file) {
                io.delete(path);
            }
            throw e;
        }
    }

    public WritableFile file() {
        return file;
    }

    /** For reading back. Opening the file once more would end the lock when that was closed (POSIX). */
    public FileChannel reader() {
        return holder;
    }

    /**
     * Gives the finished copy its name.
     *
     * @throws java.nio.file.FileAlreadyExistsException when something has that name and is not to be replaced
     */
    public void publish(Path target, boolean replace) throws IOException {
        UnfinishedFiles.publish(io, path, target, replace);
        io.forceDirectory(target.toAbsolutePath().getParent());
    }

    /** Closes and removes what has not got its name. */
    @Override
    public void close() throws IOException {
        try (holder;
                file) {
            io.delete(path);
        }
    }

    /** Removes what killed programs left in a folder. @return what was removed */
    public static List<Path> removeStale(FileIo io, Path folder) throws IOException {
        List<Path> removed = new ArrayList<>();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path part : parts) {
                boolean old = Files.getLastModifiedTime(part)
                        .toInstant()
                        .isBefore(Instant.now().minus(YOUNG));
                if (old && isAbandoned(part)) {
                    io.delete(part);
                    removed.add(part);
                }
            }
        }
        return removed;
    }

    private static boolean isAbandoned(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(LOCKED, 1, false)) {
            return lock != null;
        } catch (OverlappingFileLockException _) {
            // Another command in this very program is at it.
            return false;
        }
    }
}
