package org.voicerecorder.recorder.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.LiveEncoder;
import org.voicerecorder.api.audio.LiveEncoders;
import org.voicerecorder.api.recorder.FlacCopy;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.storage.FlacCopies;

/**
 * Makes the FLAC copy of a part while it is recorded: reads its file behind the writer, in a thread of the lowest
 * priority, and feeds an encoder. Nobody waits for it. When the recording is in the library, the copy is compared with
 * it and kept. Whatever goes wrong, the copy is given up, and the take knows nothing of it.
 */
final class FlacFollower {
    private static final Logger LOG = LoggerFactory.getLogger(FlacFollower.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int BLOCK = 1 << 16;

    /** An encoder that is so far behind does not catch up. */
    private static final Duration MOST_BEHIND = Duration.ofMinutes(10);

    private final LiveEncoders encoders;
    private final FlacCopies copies;
    private final TakePart part;
    private final Path target;
    private final Cancellation cancel = new Cancellation();
    private final CompletableFuture<FlacCopy> result = new CompletableFuture<>();
    private final Thread thread;
    private volatile Recording recording;
    private volatile VoiceRecorderException problem;
    private volatile LiveEncoder encoder;

    FlacFollower(LiveEncoders encoders, FlacCopies copies, TakePart part) {
        this.encoders = encoders;
        this.copies = copies;
        this.part = part;
        target = copies.unfinished(part.id());
        thread = Thread.ofPlatform()
                .name("take-flac-" + part.id())
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** What becomes of the copy; never exceptional. */
    CompletableFuture<FlacCopy> result() {
        return result;
    }

    /** Why the copy was given up; empty while nothing speaks against it. */
    Optional<VoiceRecorderException> problem() {
        return Optional.ofNullable(problem);
    }

    /** The part is whole and in the library: nothing more comes. */
    void finish(Recording whole) {
        recording = whole;
        LockSupport.unpark(thread);
    }

    boolean isFinishing() {
        return recording != null;
    }

    /** The copy is not wanted any more, or in the way; does nothing once it is kept. Does not wait. */
    void giveUp(VoiceRecorderException why) {
        if (problem == null && !result.isDone()) {
            problem = why;
            cancel.cancel();
            Optional.ofNullable(encoder).ifPresent(LiveEncoder::close);
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        try {
            follow();
            long size = copies.keep(recording, target, cancel);
            result.complete(FlacCopy.kept(part.id(), size));
        } catch (VoiceRecorderException e) {
            failed(e);
        } catch (IOException e) {
            failed(IoFailures.of(e, "encode", part.audio()));
        } catch (RuntimeException | Error e) {
            failed(new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The copy could not be made: " + e, e));
        }
    }

    /** Feeds the encoder until the part is over and encoded. */
    private void follow() throws IOException {
        try (FileChannel wav = FileChannel.open(part.audio(), StandardOpenOption.READ)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK - BLOCK % part.format().bytesPerFrame());
            long at = part.dataOffset();
            while (true) {
                // In this order: what is written before the end is told is there when it is looked for.
                boolean over = recording != null;
                long there = part.dataOffset() + part.frames() * part.format().bytesPerFrame();
                requireWanted(there - at);
                if (at < there) {
                    at += feed(wav, block, at, there);
                } else if (over) {
                    break;
                } else {
                    LockSupport.parkNanos(this, LOOK_NANOS);
                }
            }
            encoder().finish();
            requireWanted(0);
        } finally {
            Optional.ofNullable(encoder).ifPresent(LiveEncoder::close);
        }
    }

    private int feed(FileChannel wav, ByteBuffer block, long at, long there) throws IOException {
        block.clear().limit((int) Math.min(block.capacity(), there - at));
        while (block.hasRemaining()) {
            if (wav.read(block, at + block.position()) < 0) {
                throw new IOException("it is shorter than what was written to it");
            }
        }
        encoder().write(block.array(), 0, block.limit());
        return block.limit();
    }

    /** Started with the first sample: an armed take may never have one. */
    private LiveEncoder encoder() {
        if (encoder == null) {
            encoder = encoders.flac(target, part.format());
        }
        return encoder;
    }

    private void requireWanted(long bytesBehind) {
        if (problem != null) {
            throw problem;
        }
        CaptureFormat format = part.format();
        if (bytesBehind / format.bytesPerSecond() > MOST_BEHIND.toSeconds() && recording == null) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_TIMEOUT,
                    "The encoder is more than %d minutes behind".formatted(MOST_BEHIND.toMinutes()),
                    "The computer is too busy for it. Export the recording as FLAC when it is not.",
                    null);
        }
    }

    private void failed(VoiceRecorderException why) {
        // What was given up ends the encoder too, which then complains of that.
        problem = problem == null ? why : problem;
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("file", target)
                    .setCause(e)
                    .log("Half a FLAC copy stays; the next start removes it");
        }
        if (problem.code() != ErrorCode.ERR_CANCELLED) {
            LOG.atWarn().addKeyValue("take", part.id()).setCause(problem).log("A FLAC copy was given up");
        }
        result.complete(FlacCopy.givenUp(part.id(), problem));
    }
}
