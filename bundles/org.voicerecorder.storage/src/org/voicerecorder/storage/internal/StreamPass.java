package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.audio.io.WritableFile;

/**
 * Reads a source once and does everything with what is read: the copy, the checksum, and for PCM WAV the properties and
 * the peaks. The checksum is that of the copy: of a large file the system moves the bytes, and hashing and measuring
 * follow in the copy, each in a thread of its own, while it is still in memory. Constant memory.
 */
final class StreamPass {
    /** @param wav set when the stream is a WAV that was understood */
    record Result(long bytes, String checksum, Optional<Examination.Result> wav) {}

    /**
     * Where the bytes go.
     *
     * @param to written at its end; not forced here
     * @param back the same file, to be read
     */
    record Copy(WritableFile to, FileChannel back) {}

    /** What is not larger is read as one block. */
    static final int SMALL = 1 << 20;

    private static final int LEAST = 1 << 13;
    private static final int STEP = 1 << 20;

    /** The disk writes while the rest is read: in the end there is little to wait for. */
    private static final long FORCE_EVERY = 64L << 20;

    private StreamPass() {}

    /** @param size expected, for the progress and to choose how to work */
    static Result run(
            FileChannel source, long size, Optional<Copy> copy, String name, Progress progress, Cancellation cancel)
            throws IOException {
        var digest = new Sha256();
        var scan = new WavScan();
        var readers = List.of(digest, scan);
        long bytes;
        if (size <= SMALL) {
            bytes = small(source, size, copy, readers);
        } else {
            try (var followers = new Followers("ingest", copy.map(Copy::back).orElse(source), readers)) {
                bytes = large(source, size, copy, followers, name, progress, cancel);
            }
        }
        return scan.finish(bytes, digest.hex());
    }

    /** A small file is not worth threads. It may grow meanwhile; then it is read on all the same. */
    private static long small(
            FileChannel source, long size, Optional<Copy> copy, List<? extends Followers.Reader> readers)
            throws IOException {
        ByteBuffer block = ByteBuffer.allocate((int) Math.clamp(size + 1, LEAST, SMALL));
        long total = 0;
        while (fill(source, block.clear())) {
            if (copy.isPresent()) {
                copy.get().to().append(block.duplicate());
            }
            for (var reader : readers) {
                reader.accept(block.duplicate());
            }
            total += block.remaining();
        }
        return total;
    }

    private static long large(
            FileChannel source,
            long size,
            Optional<Copy> copy,
            Followers followers,
            String name,
            Progress progress,
            Cancellation cancel)
            throws IOException {
        long total = 0;
        long hastened = 0;
        while (true) {
            cancel.throwIfCancelled();
            long n = copy.isPresent()
                    ? copy.get().to().append(source, total, STEP)
                    : Math.clamp(source.size() - total, 0, STEP);
            if (n == 0) {
                break;
            }
            total += n;
            followers.advance(total);
            if (copy.isPresent() && total - hastened >= FORCE_EVERY) {
                copy.get().to().hasten();
                hastened = total;
            }
            progress.report(name, total, size, Progress.Unit.BYTES);
        }
        followers.finish();
        return total;
    }

    /** Reads until the buffer is full or the source at its end, and flips it. @return whether there is anything */
    private static boolean fill(FileChannel source, ByteBuffer block) throws IOException {
        while (block.hasRemaining()) {
            if (source.read(block) < 0) {
                break;
            }
        }
        return block.flip().hasRemaining();
    }
}
