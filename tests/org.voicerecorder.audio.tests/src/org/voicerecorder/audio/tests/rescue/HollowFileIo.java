package org.voicerecorder.audio.tests.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/** Leaves a hole where blocks of zeros are written: gigabytes that take no room. Forces nothing. */
final class HollowFileIo implements FileIo {
    private static final int LOOK = 64;

    private final FileIo disk = FileIo.disk();

    @Override
    public WritableFile create(Path file) throws IOException {
        return new Hollow(disk.create(file));
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

    private static final class Hollow implements WritableFile {
        private final WritableFile real;
        private long end;

        Hollow(WritableFile real) {
            this.real = real;
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            int length = data.remaining();
            real.write(data, end);
            end += length;
        }

        /** A whole block whose ends are zeros is a part of a hole: reading gigabytes of them takes long. */
        @Override
        public long append(FileChannel source, long position, int count) throws IOException {
            boolean isHole = count == 1 << 20 && areZero(source, position) && areZero(source, position + count - LOOK);
            if (!isHole) {
                return WritableFile.super.append(source, position, count);
            }
            end += count;
            return count;
        }

        private static boolean areZero(FileChannel source, long position) throws IOException {
            ByteBuffer look = ByteBuffer.allocate(LOOK);
            source.read(look, position);
            return look.flip().mismatch(ByteBuffer.allocate(LOOK)) < 0;
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            real.write(data, position);
        }

        @Override
        public long length() {
            return end;
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
