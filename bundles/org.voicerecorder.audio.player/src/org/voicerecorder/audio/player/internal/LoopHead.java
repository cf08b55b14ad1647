package org.voicerecorder.audio.player.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmSource;
import org.voicerecorder.api.audio.PcmStream;

/**
 * The first {@value #SECONDS} seconds of a loop, read ahead and kept in memory. Opening a compressed file takes a tenth of
 * a second, which would be heard at each joint: while the head is heard, the rest is opened.
 */
final class LoopHead {
    private static final Logger LOG = LoggerFactory.getLogger(LoopHead.class);
    private static final int SECONDS = 2;
    private static final Executor BESIDE =
            work -> Thread.ofVirtual().name("playback loop").start(work);

    private final PcmSource source;
    private final CaptureFormat format;
    private final Span span;
    /** Bytes of the head, and whether they are all of the loop. */
    private final int wanted;

    private final boolean whole;
    private final CompletableFuture<byte[]> head;

    LoopHead(PcmSource source, Span span) {
        this.source = source;
        this.format = source.format();
        this.span = span;
        long length = span.to() - span.from();
        long frames = Math.min(length, (long) SECONDS * format.sampleRate());
        this.whole = frames == length;
        this.wanted = (int) frames * format.bytesPerFrame();
        this.head = CompletableFuture.supplyAsync(this::readHead, BESIDE);
    }

    private byte[] readHead() {
        byte[] read = new byte[wanted];
        int filled = 0;
        try (PcmStream stream = source.open(span.from())) {
            for (int n = 1; n > 0 && filled < wanted; filled += Math.max(0, n)) {
                n = stream.read(read, filled, wanted - filled);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return filled == wanted ? read : Arrays.copyOf(read, filled);
    }

    /** The loop from its beginning; ends at the end of the loop or beyond. */
    PcmStream open() throws IOException {
        byte[] start = get(head);
        boolean nothingMore = whole || start.length < wanted;
        return new Joined(start, nothingMore ? CompletableFuture.completedFuture(null) : openRest());
    }

    private CompletableFuture<PcmStream> openRest() {
        long frame = span.from() + wanted / format.bytesPerFrame();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return source.open(frame);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                BESIDE);
    }

    private static <T> T get(CompletableFuture<T> future) throws IOException {
        try {
            return future.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case UncheckedIOException io -> throw io.getCause();
                case VoiceRecorderException known -> throw known;
                default -> throw e;
            }
        }
    }

    /** What is in memory, then the rest of the source, if there is any. */
    private final class Joined implements PcmStream {
        private final byte[] start;
        private final CompletableFuture<PcmStream> rest;
        private int served;

        Joined(byte[] start, CompletableFuture<PcmStream> rest) {
            this.start = start;
            this.rest = rest;
        }

        @Override
        public CaptureFormat format() {
            return format;
        }

        @Override
        public long totalFrames() {
            return -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (served < start.length) {
                int n = Math.min(length, start.length - served);
                System.arraycopy(start, served, buffer, offset, n);
                served += n;
                return n;
            }
            PcmStream stream = get(rest);
            return stream == null ? -1 : stream.read(buffer, offset, length);
        }

        /** A rest that is still being opened is closed when that is done; one that could not be opened needs no closing. */
        @Override
        public void close() {
            rest.thenAccept(Joined::closeRest);
        }

        private static void closeRest(PcmStream stream) {
            try {
                if (stream != null) {
                    stream.close();
                }
            } catch (IOException e) {
                LOG.atWarn().setCause(e).log("The audio could not be closed");
            }
        }
    }
}
