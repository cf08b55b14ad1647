package org.voicerecorder.audio;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.audio.internal.TakeHeader;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.WritableFile;

/**
 * Writes a take into a file that is valid and playable at every moment: PCM WAV, RF64 past 4 GiB.
 *
 * <p>{@link #force} brings what was written to the disk, then patches the header by one positional write; that patch is
 * forced with the next, which comes also when there is nothing more to write. So on the disk a header never promises audio that is not there, and what was forced but not yet
 * in the header is found by the file's length ({@link TakeRecovery}). Nothing is allocated ahead: the length is the
 * truth.
 *
 * <p>Knows nothing of pauses: time is what was written. One thread writes and finishes; another one may force meanwhile
 * ({@link TakeForcer}), so that a disk that stalls does not keep audio from being taken off the device. Nobody interrupts
 * either of them.
 */
public final class TakeWriter implements Closeable {
    /** How much is written again at once. */
    private static final int REWRITTEN = 1 << 20;

    private final FileIo io;
    private final Path path;
    private final TakeHeader.Layout layout;
    private final WritableFile file;
    // Of forcing and of the header; writing takes it only when it failed. Uninterruptible.
    private final ReentrantLock forcing = new ReentrantLock();
    private volatile byte[] extension = new byte[0];
    private volatile long dataLength;
    private volatile long forcedLength;
    private volatile boolean headerForced = true;
    private volatile IOException lost;
    private boolean finished;

    /**
     * Creates the file with the header of an empty take, forced, its name too.
     *
     * @param format 16, 24 or 32 bits
     * @throws VoiceRecorderException {@code ERR_EXISTS}, {@code ERR_DISK_FULL}, {@code ERR_PERMISSION}, {@code ERR_IO},
     *     {@code ERR_FORMAT_NOT_SUPPORTED}
     */
    public TakeWriter(FileIo io, Path path, CaptureFormat format) {
        if (format.bitDepth() < 16) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FORMAT_NOT_SUPPORTED, "Takes have 16, 24 or 32 bits, not " + format.bitDepth());
        }
        this.io = io;
        this.path = path;
        this.layout = new TakeHeader.Layout(format, TakeHeader.LENGTH);
        try {
            this.file = begin();
        } catch (IOException e) {
            throw IoFailures.of(e, "create", path);
        }
    }

    private WritableFile begin() throws IOException {
        WritableFile created = io.create(path);
        try {
            created.append(header(0, 0));
            created.force(true);
            io.forceDirectory(path.toAbsolutePath().getParent());
            return created;
        } catch (IOException e) {
            try (created) {
                io.delete(path);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private ByteBuffer header(long data, long trailer) {
        return TakeHeader.of(layout, new TakeHeader.Sizes(data, trailer), extension);
    }

    public CaptureFormat format() {
        return layout.format();
    }

    public Path path() {
        return path;
    }

    /** Where the audio begins in the file, in bytes. */
    public long dataOffset() {
        return layout.length();
    }

    /** Frames in the file. */
    public long frames() {
        return dataLength / format().bytesPerFrame();
    }

    /** Frames that survive a power loss. */
    public long forcedFrames() {
        return forcedLength / format().bytesPerFrame();
    }

    /** Whether all that was written is on the disk, the header that promises it too. */
    public boolean isForced() {
        return headerForced && forcedLength == dataLength;
    }

    /** What the header says besides format and length; gets into the file with the next {@link #force}. */
    public void describe(BroadcastExtension text) {
        extension = text.bytes();
    }

    /**
     * Writes whole frames at the end.
     *
     * @throws VoiceRecorderException {@code ERR_DISK_FULL}, {@code ERR_IO}, also for what was found when forcing; the whole
     *     frames that were written are kept, and {@link #finish} may still be called
     */
    public void write(byte[] pcm, int offset, int length) {
        if (length % format().bytesPerFrame() != 0) {
            throw new IllegalArgumentException(length + " bytes are not whole frames");
        }
        if (lost != null) {
            throw IoFailures.of(lost, "write", path);
        }
        try {
            file.append(ByteBuffer.wrap(pcm, offset, length));
            dataLength += length;
        } catch (IOException e) {
            salvage(e);
            throw IoFailures.of(e, "write", path);
        }
    }

    /**
     * Returns when all that was written before is on the disk and in the header; the header is on the disk when
     * {@link #isForced} says so, after the next call at the latest. May be called by another thread than the
     * one that writes. A failure is remembered: the system tells of lost pages once only.
     */
    public void force() throws IOException {
        forcing.lock();
        try {
            if (finished || lost != null) {
                return;
            }
            long there = dataLength;
            boolean grew = there > forcedLength;
            file.force(false);
            forcedLength = there;
            headerForced = true;
            if (grew) {
                headerForced = false;
                file.write(header(there, 0), 0);
            }
        } catch (IOException e) {
            lost = e;
            throw e;
        } finally {
            forcing.unlock();
        }
    }

    /** After a failed append the file holds a part of the block: it counts as far as its frames are whole. */
    private void salvage(IOException cause) {
        forcing.lock();
        try {
            long there = Math.max(dataLength, file.length() - layout.length());
            dataLength = there - there % format().bytesPerFrame();
            file.truncate(layout.length() + dataLength);
            file.write(header(dataLength, 0), 0);
        } catch (IOException second) {
            cause.addSuppressed(second);
        } finally {
            forcing.unlock();
        }
    }

    /** Ends a take without anything after its audio. */
    public void finish() {
        finish(TakeTrailer.NONE);
    }

    /**
     * Ends the take: a perfect file, padded when its audio is odd, forced, closed. Needs no more room on a full disk
     * unless the audio is odd or there is a trailer. Idempotent.
     *
     * @throws VoiceRecorderException {@code ERR_DISK_FULL}, {@code ERR_IO}: the audio is there all the same, and
     *     {@link TakeRecovery} mends the rest
     */
    public void finish(TakeTrailer trailer) {
        forcing.lock();
        try {
            if (finished) {
                return;
            }
            finished = true;
            try (file) {
                if (lost != null) {
                    writeAgain();
                }
                file.force(false);
                forcedLength = dataLength;
                file.write(header(dataLength, 0), 0);
                trailer.append(file, layout.length(), dataLength);
                file.write(header(dataLength, trailer.length()), 0);
                file.force(true);
            }
        } catch (IOException e) {
            throw IoFailures.of(e, "finish", path);
        } finally {
            forcing.unlock();
        }
    }

    /**
     * Writes once more what was not forced when forcing failed. A system that could not write pages tells so once and calls
     * them clean (Linux does; see "Can applications recover from fsync failures?", USENIX ATC 2020): forcing again would
     * succeed and bring nothing to the disk. What was written is still read from its memory.
     */
    private void writeAgain() throws IOException {
        try (FileChannel there = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer block = ByteBuffer.allocate(REWRITTEN);
            long end = layout.length() + dataLength;
            for (long at = layout.length() + forcedLength; at < end; at += block.limit()) {
                block.clear().limit((int) Math.min(REWRITTEN, end - at));
                while (block.hasRemaining()) {
                    if (there.read(block, at + block.position()) < 0) {
                        throw new EOFException("The audio that was written is not there");
                    }
                }
                file.write(block.flip(), at);
            }
        }
    }

    /** Closes the file as it is, without finishing it. Idempotent. */
    @Override
    public void close() throws IOException {
        forcing.lock();
        try {
            finished = true;
            file.close();
        } finally {
            forcing.unlock();
        }
    }
}
