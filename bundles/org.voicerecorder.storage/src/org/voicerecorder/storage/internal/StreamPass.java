package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.audio.io.WritableFile;

/**
 * Reads a source once and does everything with what is read: the copy, the checksum, and for PCM WAV the properties and
 * the peaks. Hashing and measuring run beside the copying, each in a thread of its own, in constant memory.
 */
final class StreamPass {
    /** @param wav set when the stream is a WAV that was understood */
    record Result(long bytes, String checksum, Optional<Examination.Result> wav) {}

    private StreamPass() {}

    /**
     * @param size expected, for the progress and to choose how to work
     * @param copy where the bytes go; not forced here
     */
    static Result run(
            ReadableByteChannel source,
            long size,
            Optional<WritableFile> copy,
            String name,
            Progress progress,
            Cancellation cancel)
            throws IOException {
        var digest = Checksums.sha256();
        var scan = new WavScan();
        long bytes = size <= FanOut.BLOCK_SIZE
                ? small(source, copy, (block, n) -> digest.update(block, 0, n), scan::accept)
                : large(
                        source,
                        size,
                        copy,
                        List.of((block, n) -> digest.update(block, 0, n), scan::accept),
                        name,
                        progress,
                        cancel);
        return scan.finish(bytes, Checksums.hex(digest));
    }

    /** A file of one block is not worth threads. It may grow meanwhile; then it is read on all the same. */
    private static long small(
            ReadableByteChannel source, Optional<WritableFile> copy, FanOut.Consumer digest, FanOut.Consumer scan)
            throws IOException {
        byte[] block = new byte[FanOut.BLOCK_SIZE];
        long total = 0;
        for (int n = fill(source, block); n > 0; n = fill(source, block)) {
            if (copy.isPresent()) {
                copy.get().append(ByteBuffer.wrap(block, 0, n));
            }
            digest.accept(block, n);
            scan.accept(block, n);
            total += n;
        }
        return total;
    }

    private static long large(
            ReadableByteChannel source,
            long size,
            Optional<WritableFile> copy,
            List<FanOut.Consumer> consumers,
            String name,
            Progress progress,
            Cancellation cancel)
            throws IOException {
        long total = 0;
        try (var fan = new FanOut("ingest", consumers)) {
            while (true) {
                cancel.throwIfCancelled();
                byte[] block = fan.next();
                int n = fill(source, block);
                if (n <= 0) {
                    break;
                }
                fan.publish(n);
                if (copy.isPresent()) {
                    copy.get().append(ByteBuffer.wrap(block, 0, n));
                }
                total += n;
                progress.report(name, total, size, Progress.Unit.BYTES);
            }
            fan.finish();
        }
        return total;
    }

    private static int fill(ReadableByteChannel source, byte[] block) throws IOException {
        var buffer = ByteBuffer.wrap(block);
        while (buffer.hasRemaining()) {
            if (source.read(buffer) < 0) {
                break;
            }
        }
        return buffer.position();
    }
}
