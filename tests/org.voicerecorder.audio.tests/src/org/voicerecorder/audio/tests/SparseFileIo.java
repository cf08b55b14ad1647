package org.voicerecorder.audio.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/** Writes only the last byte of what is appended: gigabytes of silence that take no room. */
final class SparseFileIo implements FileIo {
    private static final int HEADER = 1024;

    private final FileIo disk = FileIo.disk();

    @Override
    public WritableFile create(Path file) throws IOException {
        return new SparseFile(disk.create(file));
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
    public void forceDirectory(Path directory) {
        // Nothing here outlives the test.
    }

    private record SparseFile(WritableFile real) implements WritableFile {
        @Override
        public void append(ByteBuffer data) throws IOException {
            if (data.remaining() <= HEADER) {
                real.append(data);
            } else {
                real.write(ByteBuffer.allocate(1), real.length() + data.remaining() - 1);
            }
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            real.write(data, position);
        }

        @Override
        public long length() throws IOException {
            return real.length();
        }

        @Override
        public void truncate(long length) throws IOException {
            real.truncate(length);
        }

        @Override
        public void force(boolean metadata) {
            // Nothing here outlives the test.
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
