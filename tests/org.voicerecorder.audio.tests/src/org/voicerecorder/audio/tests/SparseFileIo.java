package org.voicerecorder.audio.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.voicerecorder.audio.io.WritableFile;
import org.voicerecorder.testkit.ForwardingFile;
import org.voicerecorder.testkit.ForwardingFileIo;

/** Writes only the last byte of what is appended: gigabytes of silence that take no room. */
final class SparseFileIo extends ForwardingFileIo {
    private static final int HEADER = 1024;

    @Override
    public WritableFile create(Path file) throws IOException {
        return new SparseFile(super.create(file));
    }

    @Override
    public void forceDirectory(Path directory) {
        // Nothing here outlives the test.
    }

    private static final class SparseFile extends ForwardingFile {
        SparseFile(WritableFile real) {
            super(real);
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            if (data.remaining() <= HEADER) {
                super.append(data);
            } else {
                write(ByteBuffer.allocate(1), length() + data.remaining() - 1);
            }
        }

        @Override
        public void force(boolean metadata) {
            // Nothing here outlives the test.
        }
    }
}
