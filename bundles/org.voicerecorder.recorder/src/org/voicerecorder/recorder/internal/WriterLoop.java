package org.voicerecorder.recorder.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.recorder.Split;

/**
 * Writes what was captured into the take's parts, and goes on in the next part where one ends: at an exact frame, or with
 * a block that begins one. A platform thread that nobody interrupts; it waits for the disk only.
 */
final class WriterLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLoop.class);

    /** How long the files of the next part are waited for: half of what is buffered meanwhile. */
    private static final Duration PATIENCE = BlockQueue.CAPACITY.dividedBy(2);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final TakeSession session;
    private final int bytesPerFrame;
    private final long framesPerPart;
    private volatile TakePart part;
    private volatile long frames;
    private volatile boolean diskFailed;
    private long partEnd;
    private final long late;
    private final CountDownLatch ready = new CountDownLatch(1);
    private boolean overdue;
    private PartWatch heard;

    WriterLoop(TakeSession session, TakePart first) {
        this.session = session;
        part = first;
        heard = new PartWatch(session, first);
        bytesPerFrame = session.format().bytesPerFrame();
        framesPerPart = session.request()
                .course()
                .split()
                .filter(Split.Every.class::isInstance)
                .map(split -> Frames.ofLong(((Split.Every) split).length(), session.format()))
                .orElse(Long.MAX_VALUE);
        partEnd = framesPerPart;
        late = Frames.ofLong(TRY_AGAIN, session.format());
    }

    /** Waits until the thread that writes runs. */
    void awaitReady() {
        boolean interrupted = false;
        while (ready.getCount() > 0) {
            try {
                ready.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        ready.countDown();
        BlockQueue queue = session.queue();
        try {
            for (var block = queue.take(); block.isPresent(); block = queue.take()) {
                write(block.get());
                queue.recycle(block.get());
            }
        } catch (RuntimeException | Error e) {
            session.end(new VoiceRecorderException(ErrorCode.ERR_INTERNAL, "The take could not be written: " + e, e));
        } finally {
            session.settle(part);
        }
    }

    /** A disk that fails ends the take; what came before stays. The rest of the buffer is let go. */
    private void write(BlockQueue.Block block) {
        if (diskFailed) {
            return;
        }
        try {
            if (block.startsPart && block.length > 0 && part.frames() > 0) {
                next();
            }
            int at = block.offset;
            int end = block.offset + block.length;
            while (at < end) {
                if (frames == partEnd) {
                    next();
                }
                int length = (int) Math.min(end - at, (partEnd - frames) * (double) bytesPerFrame);
                part.write(block.bytes, at, length);
                heard.accept(block, at, length);
                at += length;
                count();
            }
        } catch (VoiceRecorderException e) {
            diskFailed = true;
            count();
            session.end(e);
        }
    }

    private void count() {
        frames = part.firstFrame() + part.frames();
    }

    /**
     * Goes on in the next part; in the one there is when that cannot be made, or its files are not there yet: a disk that
     * stalls keeps nobody from writing on, and the take is split when it is over.
     */
    private void next() {
        if (!session.takeParts().isNextThere(overdue ? Duration.ZERO : PATIENCE)) {
            overdue = true;
            partEnd = frames + late;
            return;
        }
        overdue = false;
        partEnd = framesPerPart == Long.MAX_VALUE ? Long.MAX_VALUE : frames + framesPerPart;
        TakePart ending = part;
        try {
            part = session.takeParts().after(ending, frames, heard.marks());
            heard = new PartWatch(session, part);
        } catch (VoiceRecorderException e) {
            LOG.atError()
                    .addKeyValue("take", session.id())
                    .setCause(e)
                    .log("The next part cannot be made; this one goes on");
            session.takeParts().prepareAgain();
        }
    }

    /** What is to be kept of how the last part came about; for the thread that writes. */
    TakeParts.Marks marks() {
        return heard.marks();
    }

    /** The part that is being written. */
    TakePart part() {
        return part;
    }

    /** Frames written, all parts together. */
    long frames() {
        return frames;
    }

    /** Frames that a power loss leaves; parts that are being finished beside count as safe. */
    long forcedFrames() {
        TakePart now = part;
        return now.firstFrame() + now.forcedFrames();
    }
}
