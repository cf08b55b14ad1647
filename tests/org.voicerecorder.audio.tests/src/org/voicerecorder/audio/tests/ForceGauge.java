package org.voicerecorder.audio.tests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.voicerecorder.audio.io.WritableFile;
import org.voicerecorder.testkit.ForwardingFile;
import org.voicerecorder.testkit.ForwardingFileIo;

/** The real disk, which measures how many bytes were appended to a file and not forced at any moment. For one file. */
final class ForceGauge extends ForwardingFileIo {
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
        return new Measured(super.create(file));
    }

    private final class Measured extends ForwardingFile {
        Measured(WritableFile file) {
            super(file);
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            int bytes = data.remaining();
            super.append(data);
            appended(bytes);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            long there = appended();
            super.force(metadata);
            forced(there);
        }
    }
}
