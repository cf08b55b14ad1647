package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.voicerecorder.audio.io.WritableFile;
import org.voicerecorder.testkit.ForwardingFile;
import org.voicerecorder.testkit.ForwardingFileIo;

/** The real disk, which is full once for half of a block of a take, and has room again right afterwards. */
final class BrieflyFullDisk extends ForwardingFileIo {
    private final AtomicBoolean full = new AtomicBoolean();

    /** The next block finds no room for its second half. */
    void fill() {
        full.set(true);
    }

    boolean isFull() {
        return full.get();
    }

    @Override
    public WritableFile create(Path file) throws IOException {
        WritableFile created = super.create(file);
        return file.toString().endsWith(".wav") ? new TakeFile(created) : created;
    }

    private final class TakeFile extends ForwardingFile {
        TakeFile(WritableFile file) {
            super(file);
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            if (full.compareAndSet(true, false)) {
                super.append(data.slice(data.position(), data.remaining() / 2 - 1));
                throw new IOException("No space left on device");
            }
            super.append(data);
        }
    }
}
