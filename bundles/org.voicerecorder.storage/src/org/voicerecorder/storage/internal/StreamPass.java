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

    private static final int SMALL = 1 << 20;
    private static final int LEAST = 1 << 13;

    /** The disk writes while the rest is read: in the end there is little to wait for. */
    private static final long FORCE_EVERY = 32L << 20;

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
        var digest = new Sha256();
        var scan = new WavScan();
        long bytes = size <= SMALL
                ? small(source, size, copy, List.of(digest, scan))
                : large(source, size, copy, List.of(digest, scan), name, progress, cancel);
        return scan.finish(bytes, digest.hex());
    }

    /** A small file is not worth threads. It may grow meanwhile; then it is read on all the same. */
    private static long small(
            ReadableByteChannel source, long size, Optional<WritableFile> copy, List<FanOut.Consumer> consumers)
            throws IOException {
        ByteBuffer block = ByteBuffer.allocate((int) Math.clamp(size + 1, LEAST, SMALL));
        long total = 0;
        while (fill(source, block.clear())) {
            if (copy.isPresent()) {
                copy.get().append(block.duplicate());
            }
            for (var consumer : consumers) {
                consumer.accept(block.duplicate());
            }
            total += block.remaining();
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
        long hastened = 0;
        try (var fan = new FanOut("ingest", consumers)) {
            while (true) {
                cancel.throwIfCancelled();
                ByteBuffer block = fan.next();
                if (!fill(source, block)) {
                    break;
                }
                total += block.remaining();
                fan.publish(copy.isPresent() ? copy.get()::append : _ -> {});
                if (copy.isPresent() && total - hastened >= FORCE_EVERY) {
                    copy.get().hasten();
                    hastened = total;
                }
                progress.report(name, total, size, Progress.Unit.BYTES);
            }
            fan.finish();
        }
        return total;
    }

    /** Reads until the buffer is full or the source at its end, and flips it. @return whether there is anything */
    private static boolean fill(ReadableByteChannel source, ByteBuffer block) throws IOException {
        while (block.hasRemaining()) {
            if (source.read(block) < 0) {
                break;
            }
        }
        return block.flip().hasRemaining();
    }
}
