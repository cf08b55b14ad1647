package org.voicerecorder.audio.tests.rescue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.voicerecorder.audio.io.WritableFile;
import org.voicerecorder.testkit.ForwardingFile;
import org.voicerecorder.testkit.ForwardingFileIo;

/** Leaves a hole where blocks of zeros are written: gigabytes that take no room. Forces nothing. */
final class HollowFileIo extends ForwardingFileIo {
    private static final int LOOK = 64;

    @Override
    public WritableFile create(Path file) throws IOException {
        return new Hollow(super.create(file));
    }

    @Override
    public void forceDirectory(Path directory) {
        // Nothing here outlives the test.
    }

    private static final class Hollow extends ForwardingFile {
        private long end;

        Hollow(WritableFile real) {
            super(real);
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            int length = data.remaining();
            write(data, end);
            end += length;
        }

        /** A whole block whose ends are zeros is a part of a hole: reading gigabytes of them takes long. */
        @Override
        public long append(FileChannel source, long position, int count) throws IOException {
            boolean isHole = count == 1 << 20 && areZero(source, position) && areZero(source, position + count - LOOK);
            if (!isHole) {
                return super.append(source, position, count);
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
        public long length() {
            return end;
        }

        @Override
        public void force(boolean metadata) {
            // Nothing here outlives the test.
        }
    }
}
