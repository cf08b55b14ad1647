package org.voicerecorder.audio.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/** The real disk, which measures how many bytes were appended to a file and not forced at any moment. For one file. */
final class ForceGauge implements FileIo {
    private final FileIo disk = FileIo.disk();
    private long appended;
    private long forced;
    private long most;

    synchronized long mostUnforced() {
        return most;
    }

    private synchronized void appended(int bytes) {
        appended += bytes;
        most = Math.max(most, appended - forced);
    }

    private synchronized long appended() {
        return appended;
    }

    private synchronized void forced(long bytes) {
        forced = Math.max(forced, bytes);
    }

    @Override
    public WritableFile create(Path file) throws IOException {
        return new Measured(disk.create(file));
    }

    @Override
    public WritableFile open(Path file) throws IOException {
        return disk.open(file);
    }

    @Override
    public void moveAtomically(Path from, Path to) throws IOException {
        disk.moveAtomically(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        disk.forceDirectory(directory);
    }

    private final class Measured implements WritableFile {
        private final WritableFile file;

        Measured(WritableFile file) {
            this.file = file;
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            int bytes = data.remaining();
            file.append(data);
            appended(bytes);
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            file.write(data, position);
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
            long there = appended();
            file.force(metadata);
            forced(there);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
