package org.voicerecorder.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
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
 * <p>After each interval of audio everything written is forced to the disk, then the header is patched by one positional
 * write; that patch is forced with the next interval. So on the disk a header never promises audio that is not there,
 * and what was forced but not yet in the header is found by the file's length ({@link TakeRecovery}). Nothing is
 * allocated ahead: the length is the truth.
 *
 * <p>Knows nothing of pauses: time is what was written. One thread, which nobody interrupts.
 */
public final class TakeWriter implements Closeable {
    /** How much of the audio that was read from the device a power loss may take, while the disk keeps up: {@value} ms. */
    public static final int MOST_UNFORCED_MILLIS = 250;

    /**
     * After how much audio everything is forced: {@value} ms. Above it come one block that is written (20 ms) and what the device
     * gives while the disk is busy: 80 ms are left for that.
     */
    public static final int DEFAULT_FORCE_MILLIS = 150;

    private final FileIo io;
    private final Path path;
    private final CaptureFormat format;
    private final long bytesPerForce;
    private final WritableFile file;
    private long dataLength;
    private long forcedLength;
    private boolean finished;

    /** Begins a take that is forced every {@value #DEFAULT_FORCE_MILLIS} ms of audio. */
    public TakeWriter(FileIo io, Path path, CaptureFormat format) {
        this(io, path, format, Duration.ofMillis(DEFAULT_FORCE_MILLIS));
    }

    /**
     * Creates the file with the header of an empty take, forced, its name too.
     *
     * @param format 16, 24 or 32 bits
     * @param forceEvery amount of audio after which everything is forced
     * @throws VoiceRecorderException {@code ERR_EXISTS}, {@code ERR_DISK_FULL}, {@code ERR_PERMISSION}, {@code ERR_IO},
     *     {@code ERR_FORMAT_NOT_SUPPORTED}
     */
    public TakeWriter(FileIo io, Path path, CaptureFormat format, Duration forceEvery) {
        if (format.bitDepth() < 16) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FORMAT_NOT_SUPPORTED, "Takes have 16, 24 or 32 bits, not " + format.bitDepth());
        }
        this.io = io;
        this.path = path;
        this.format = format;
        this.bytesPerForce = Math.max(
                format.bytesPerFrame(), forceEvery.toMillis() * format.sampleRate() / 1000 * format.bytesPerFrame());
        try {
            this.file = begin();
        } catch (IOException e) {
            throw IoFailures.of(e, "create", path);
        }
    }

    private WritableFile begin() throws IOException {
        WritableFile created = io.create(path);
        try {
            created.append(TakeHeader.of(format, 0));
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

    public CaptureFormat format() {
        return format;
    }

    public Path path() {
        return path;
    }

    /** Frames in the file. */
    public long frames() {
        return dataLength / format.bytesPerFrame();
    }

    /** Frames that survive a power loss. */
    public long forcedFrames() {
        return forcedLength / format.bytesPerFrame();
    }

    /**
     * Writes whole frames at the end; forces when the interval is over.
     *
     * @throws VoiceRecorderException {@code ERR_DISK_FULL}, {@code ERR_IO}; the whole frames that were written are kept,
     *     and {@link #finish} may still be called
     */
    public void write(byte[] pcm, int offset, int length) {
        if (length % format.bytesPerFrame() != 0) {
            throw new IllegalArgumentException(length + " bytes are not whole frames");
        }
        try {
            file.append(ByteBuffer.wrap(pcm, offset, length));
            dataLength += length;
            if (dataLength - forcedLength >= bytesPerForce) {
                force();
            }
        } catch (IOException e) {
            salvage(e);
            throw IoFailures.of(e, "write", path);
        }
    }

    /** Forces everything written so far, whatever the interval; for a pause. */
    public void force() throws IOException {
        file.force(false);
        forcedLength = dataLength;
        file.write(TakeHeader.of(format, dataLength), 0);
    }

    /** After a failed append the file holds a part of the block: it counts as far as its frames are whole. */
    private void salvage(IOException cause) {
        try {
            long there = Math.max(dataLength, file.length() - TakeHeader.LENGTH);
            dataLength = there - there % format.bytesPerFrame();
            file.truncate(TakeHeader.LENGTH + dataLength);
            file.write(TakeHeader.of(format, dataLength), 0);
        } catch (IOException second) {
            cause.addSuppressed(second);
        }
    }

    /**
     * Ends the take: a perfect file, padded when its audio is odd, forced, closed. Needs no more room on a full disk
     * unless the audio is odd. Idempotent.
     *
     * @throws VoiceRecorderException {@code ERR_DISK_FULL}, {@code ERR_IO}: the audio is there all the same, and
     *     {@link TakeRecovery} mends the header
     */
    public void finish() {
        if (finished) {
            return;
        }
        try (file) {
            finished = true;
            if (dataLength % 2 == 1) {
                file.append(ByteBuffer.allocate(1));
            }
            file.force(false);
            forcedLength = dataLength;
            file.write(TakeHeader.of(format, dataLength), 0);
            file.force(true);
        } catch (IOException e) {
            throw IoFailures.of(e, "finish", path);
        }
    }

    /** Closes the file as it is, without finishing it. Idempotent. */
    @Override
    public void close() throws IOException {
        finished = true;
        file.close();
    }
}
