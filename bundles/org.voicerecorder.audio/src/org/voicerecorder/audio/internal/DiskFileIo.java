package org.voicerecorder.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/** The real disk, through {@link FileChannel}. */
public final class DiskFileIo implements FileIo {
    public static final DiskFileIo INSTANCE = new DiskFileIo();

    /** Folders can be opened, and so forced, on POSIX systems only. */
    private static final boolean FOLDERS_CAN_BE_FORCED =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private DiskFileIo() {}

    @Override
    public WritableFile create(Path file) throws IOException {
        return new DiskFile(
                FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ),
                0);
    }

    @Override
    public WritableFile open(Path file) throws IOException {
        return new DiskFile(
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.READ), Files.size(file));
    }

    @Override
    public void moveAtomically(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (FOLDERS_CAN_BE_FORCED) {
            try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static final class DiskFile implements WritableFile {
        private final FileChannel channel;
        private final BackgroundForce ahead;
        private long end;

        DiskFile(FileChannel channel, long end) {
            this.channel = channel;
            this.ahead = new BackgroundForce(channel);
            this.end = end;
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            ahead.throwIfFailed();
            while (data.hasRemaining()) {
                end += channel.write(data, end);
            }
        }

        @Override
        public long append(FileChannel source, long position, int count) throws IOException {
            ahead.throwIfFailed();
            channel.position(end);
            long moved = source.transferTo(position, count, channel);
            end += moved;
            // Some file systems cannot do it and say so with nothing.
            return moved > 0 ? moved : WritableFile.super.append(source, position, count);
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            long at = position;
            while (data.hasRemaining()) {
                at += channel.write(data, at);
            }
            // Never written back as it was read: another thread may have appended meanwhile, and its next append would
            // then
            // overwrite that.
            if (at > end) {
                end = at;
            }
        }

        @Override
        public long length() throws IOException {
            return channel.size();
        }

        @Override
        public void truncate(long length) throws IOException {
            channel.truncate(length);
            end = Math.min(end, length);
        }

        @Override
        public void hasten() throws IOException {
            ahead.begin();
        }

        @Override
        public void force(boolean metadata) throws IOException {
            ahead.await();
            ahead.throwIfFailed();
            channel.force(metadata);
        }

        @Override
        public void close() throws IOException {
            ahead.await();
            channel.close();
        }
    }
}
