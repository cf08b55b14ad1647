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
 */
final class BlockQueue {
    /** How long a disk may stall before the device's own buffer is needed. */
    static final Duration CAPACITY = Duration.ofSeconds(4);

    /** How much audio is handed over at once. */
    static final Duration BLOCK = Duration.ofMillis(20);

    /** A piece of audio; {@code length} bytes of the array count. */
    static final class Block {
        final byte[] bytes;
        int length;

        Block(int size) {
            bytes = new byte[size];
        }
    }

    // Waiting is uninterruptible: an interrupt would close the take's file.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Block> free = new ArrayDeque<>();
    private final ArrayDeque<Block> full = new ArrayDeque<>();
    private long bufferedBytes;
    private boolean ended;
    private boolean abandoned;

    BlockQueue(CaptureFormat format) {
        int frames = Math.max(1, (int) (format.sampleRate() * BLOCK.toMillis() / 1000));
        long blocks = CAPACITY.dividedBy(BLOCK);
        for (int i = 0; i < blocks; i++) {
            free.add(new Block(frames * format.bytesPerFrame()));
        }
    }

    /** A block to fill; waits while all are full. Empty when nobody takes blocks any more. */
    Optional<Block> nextFree() {
        lock.lock();
        try {
            while (free.isEmpty() && !abandoned) {
                changed.awaitUninterruptibly();
            }
            return abandoned ? Optional.empty() : Optional.of(free.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Hands a filled block to the writer. */
    void put(Block block) {
        change(() -> {
            full.add(block);
            bufferedBytes += block.length;
        });
    }

    /** Says that nothing more comes. */
    void end() {
        change(() -> ended = true);
    }

    /** Says that no block will be taken any more. */
    void abandon() {
        change(() -> abandoned = true);
    }

    /** The next filled block, in order; waits for it. Empty after the last. Give it back with {@link #recycle}. */
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

    void recycle(Block block) {
        change(() -> {
            bufferedBytes -= block.length;
            block.length = 0;
            free.add(block);
        });
    }

    /** Audio that was read and is not written yet. */
    long bufferedBytes() {
        lock.lock();
        try {
            return bufferedBytes;
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
