package org.voicerecorder.recorder.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.voicerecorder.api.audio.CaptureFormat;

/**
 * The bounded buffer between the thread that reads the device and the one that writes the file. It absorbs a disk that
 * stalls; when it is full the reader waits and the device's own buffer is next. One producer, one consumer.
 *
 * <p>Before the start, and while nobody speaks, blocks are held: a ring of which the oldest falls out. {@link #release}
 * hands all that is held to the consumer, under the lock under which the ring would drop: nothing falls out from then on,
 * whatever the disk does.
 */
final class BlockQueue {
    /** How long a disk may stall before the device's own buffer is needed. */
    static final Duration CAPACITY = Duration.ofSeconds(4);

    /** How much audio is handed over at once. */
    static final Duration BLOCK = Duration.ofMillis(20);

    /** A piece of audio; {@code length} bytes from {@code offset} count. */
    static final class Block {
        final byte[] bytes;
        int offset;
        int length;
        boolean startsPart;
        /** Whether somebody muted it: then its silence says nothing of the input. */
        boolean muted;

        Block(int size) {
            bytes = new byte[size];
        }
    }

    // Waiting is uninterruptible: an interrupt would close the take's file.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Block> free = new ArrayDeque<>();
    private final ArrayDeque<Block> held = new ArrayDeque<>();
    private final ArrayDeque<Block> full = new ArrayDeque<>();
    private final int bytesPerFrame;
    private final int blockSize;
    private final long ringBytes;
    private final long mostBytes;
    private long blocksToMake;
    private long heldBytes;
    private long everHeldBytes;
    private long bufferedBytes;
    private long acceptedBytes;
    private long handedOverBytes;
    private boolean ended;
    private boolean abandoned;

    /**
     * @param ring how much is held at most
     * @param mostFrames how much is accepted for the consumer in all; what comes after is cut off
     */
    BlockQueue(CaptureFormat format, Duration ring, long mostFrames) {
        bytesPerFrame = format.bytesPerFrame();
        blockSize = Math.max(1, (int) (format.sampleRate() * BLOCK.toMillis() / 1000)) * bytesPerFrame;
        ringBytes = Frames.of(ring, format) * bytesPerFrame;
        mostBytes = mostFrames > Long.MAX_VALUE / bytesPerFrame ? Long.MAX_VALUE : mostFrames * bytesPerFrame;
        blocksToMake = CAPACITY.plus(ring).dividedBy(BLOCK) + 2;
    }

    /** A block to fill; waits while all are full. Empty when nobody takes blocks any more. */
    Optional<Block> nextFree() {
        lock.lock();
        try {
            while (free.isEmpty() && blocksToMake == 0 && !abandoned) {
                changed.awaitUninterruptibly();
            }
            if (abandoned) {
                return Optional.empty();
            }
            if (free.isEmpty()) {
                blocksToMake--;
                return Optional.of(new Block(blockSize));
            }
            return Optional.of(free.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Hands a filled block to the writer. */
    void put(Block block) {
        change(() -> accept(block));
    }

    /** Keeps a filled block until {@link #release}; what is older than the ring is long falls out. */
    void hold(Block block) {
        change(() -> {
            heldBytes += block.length;
            everHeldBytes += block.length;
            append(held, block);
            while (!held.isEmpty() && heldBytes - held.getFirst().length >= ringBytes) {
                Block oldest = held.poll();
                heldBytes -= oldest.length;
                reuse(oldest);
            }
        });
    }

    /**
     * Hands what is held to the writer, cut to the length of the ring.
     *
     * @param startsPart whether it begins a part
     * @return how many of {@link #everHeldFrames} came before what was handed over
     */
    long release(boolean startsPart) {
        long[] before = new long[1];
        change(() -> {
            if (heldBytes > ringBytes) {
                Block oldest = held.getFirst();
                int tooMuch = (int) (heldBytes - ringBytes);
                oldest.offset += tooMuch;
                oldest.length -= tooMuch;
                heldBytes = ringBytes;
            }
            before[0] = (everHeldBytes - heldBytes) / bytesPerFrame;
            if (!held.isEmpty()) {
                held.getFirst().startsPart = startsPart;
            }
            held.forEach(this::accept);
            held.clear();
            heldBytes = 0;
            handedOverBytes = acceptedBytes;
        });
        return before[0];
    }

    /** Lets go what is held. */
    void dropHeld() {
        change(() -> {
            held.forEach(this::reuse);
            held.clear();
            heldBytes = 0;
        });
    }

    private void accept(Block block) {
        block.length = (int) Math.min(block.length, mostBytes - acceptedBytes);
        acceptedBytes += block.length;
        bufferedBytes += block.length;
        append(full, block);
    }

    /**
     * Adds a block, filling up the one before it first: a device may give less at a time than a block holds, and a number
     * of blocks that are half full are half as long.
     */
    private void append(ArrayDeque<Block> some, Block block) {
        Block last = some.peekLast();
        if (last != null && !block.startsPart && last.muted == block.muted) {
            int end = last.offset + last.length;
            int moved = Math.min(last.bytes.length - end, block.length);
            System.arraycopy(block.bytes, block.offset, last.bytes, end, moved);
            last.length += moved;
            block.length -= moved;
            System.arraycopy(block.bytes, block.offset + moved, block.bytes, 0, block.length);
            block.offset = 0;
            if (block.length == 0) {
                reuse(block);
                return;
            }
        }
        some.add(block);
    }

    /** Says that nothing more comes. */
    void end() {
        change(() -> ended = true);
    }

    /** Says that no block will be taken any more. */
    void abandon() {
        change(() -> abandoned = true);
    }

    /** The next block for the writer, in order; waits for it. Empty after the last. Give it back with {@link #recycle}. */
    Optional<Block> take() {
        lock.lock();
        try {
            while (full.isEmpty() && !ended) {
                changed.awaitUninterruptibly();
            }
            return Optional.ofNullable(full.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Takes a block back from the writer. */
    void recycle(Block block) {
        change(() -> {
            bufferedBytes -= block.length;
            reuse(block);
        });
    }

    /** Takes back a block that was never handed on. */
    void giveBack(Block block) {
        change(() -> reuse(block));
    }

    private void reuse(Block block) {
        block.offset = 0;
        block.length = 0;
        block.startsPart = false;
        block.muted = false;
        free.add(block);
    }

    /** Frames that were read and are not written yet. */
    long bufferedFrames() {
        return locked(() -> bufferedBytes) / bytesPerFrame;
    }

    /**
     * Frames by which the writer is behind what is heard: that it has been given much at once, as what was held, does not
     * say that it is slow.
     */
    long behindFrames() {
        return locked(() -> Math.min(bufferedBytes, acceptedBytes - handedOverBytes)) / bytesPerFrame;
    }

    /** Frames that are held. */
    long heldFrames() {
        return locked(() -> heldBytes) / bytesPerFrame;
    }

    /** Frames that were ever held, those that fell out too. */
    long everHeldFrames() {
        return locked(() -> everHeldBytes) / bytesPerFrame;
    }

    /** Frames handed to the writer since the beginning. */
    long acceptedFrames() {
        return locked(() -> acceptedBytes) / bytesPerFrame;
    }

    /** Whether no more is accepted. */
    boolean isComplete() {
        return locked(() -> mostBytes - acceptedBytes) < bytesPerFrame;
    }

    private long locked(java.util.function.LongSupplier what) {
        lock.lock();
        try {
            return what.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
