package org.voicerecorder.audio.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file opened by {@link FileIo}. Used by one thread, which nobody interrupts (an interrupt closes file channels). Another
 * one may {@link #force} it and {@link #write} into what is there already while that one appends.
 */
public interface WritableFile extends Closeable {
    /**
     * Writes the whole buffer at the end of the file. When it fails, e.g. on a full disk, a part may have been written:
     * {@link #length} tells.
     */
    void append(ByteBuffer data) throws IOException;

    /**
     * Writes a part of another file at the end of this one; where the system can, without bringing it into the program.
     *
     * @return how many bytes; fewer than asked for when not all can be had at once, 0 at the end of the source
     */
    default long append(FileChannel source, long position, int count) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(count);
        if (source.read(block, position) < 0) {
            return 0;
        }
        append(block.flip());
        return block.limit();
    }

    /** Writes the whole buffer at a position, as one call to the system; does not move the end used by append. */
    void write(ByteBuffer data, long position) throws IOException;

    /** Length of the file, in bytes. */
    long length() throws IOException;

    /** Cuts the file off after so many bytes. */
    void truncate(long length) throws IOException;

    /**
     * Begins to bring to the disk what was written so far, and returns at once: a later {@link #force} has less to wait
     * for. Promises nothing; what goes wrong meanwhile, the next append or force throws. Does nothing unless a kind of
     * file can do better.
     */
    default void hasten() throws IOException {
        // No promise, nothing to do.
    }

    /**
     * Returns when everything written so far is on the disk.
     *
     * @param metadata whether times and permissions matter too; the length always does
     */
    void force(boolean metadata) throws IOException;
}
