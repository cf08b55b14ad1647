package org.voicerecorder.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.voicerecorder.audio.io.WritableFile;

/**
 * A file of the real disk, for files that do a few things otherwise. What is appended from another file comes as buffers, so
 * that there is one place to look at what is appended.
 */
public abstract class ForwardingFile implements WritableFile {
    private final WritableFile file;

    protected ForwardingFile(WritableFile file) {
        this.file = file;
    }

    @Override
    public void append(ByteBuffer data) throws IOException {
        file.append(data);
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
        file.force(metadata);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
