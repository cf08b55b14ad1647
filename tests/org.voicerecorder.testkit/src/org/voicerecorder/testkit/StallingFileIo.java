package org.voicerecorder.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.voicerecorder.audio.io.WritableFile;

/**
 * The real disk, whose forcing of files can be made to stall, as that of a busy disk does; writing goes on, or stalls too,
 * as when the system has no memory left for what is to be written.
 */
public final class StallingFileIo extends ForwardingFileIo {
    private boolean stalled;
    private boolean full;
    private int waiting;

    /** From now on forcing does not return until {@link #recover}. */
    public synchronized void stall() {
        stalled = true;
    }

    /** From now on writing does not return either. */
    public synchronized void stallWriting() {
        stalled = true;
        full = true;
    }

    public synchronized void recover() {
        stalled = false;
        full = false;
        notifyAll();
    }

    /** How many wait for the disk. */
    public synchronized int waiting() {
        return waiting;
    }

    private synchronized void awaitMemory() throws IOException {
        if (full) {
            await();
        }
    }

    private synchronized void await() throws IOException {
        waiting++;
        try {
            while (stalled) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            waiting--;
        }
    }

    @Override
    public WritableFile create(Path file) throws IOException {
        return new Stalling(super.create(file));
    }

    @Override
    public WritableFile open(Path file) throws IOException {
        return new Stalling(super.open(file));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        await();
        super.forceDirectory(directory);
    }

    private final class Stalling extends ForwardingFile {
        Stalling(WritableFile real) {
            super(real);
        }

        @Override
        public void append(ByteBuffer data) throws IOException {
            awaitMemory();
            super.append(data);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            await();
            super.force(metadata);
        }
    }
}
