package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives every block of a stream to several consumers at the same time, each in a thread of its own, in order. The
 * number of blocks is fixed: the slowest consumer sets the pace and memory stays constant. Used by one producer.
 */
final class FanOut implements AutoCloseable {
    /** Takes what a block has remaining; called in one thread, in the order of the stream. Must not keep the buffer. */
    @FunctionalInterface
    interface Consumer {
        void accept(ByteBuffer block) throws IOException;
    }

    /** Small enough for what was just read to be in the processor's cache when the others look at it. */
    static final int BLOCK_SIZE = 1 << 18;

    private static final int BLOCKS = 16;

    /** Memory that the system reads into and writes from without a copy in between, given back at the end. */
    private final Arena memory = Arena.ofShared();

    private record Block(ByteBuffer bytes, AtomicInteger users) {}

    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
    private final List<BlockingQueue<Block>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Block end = new Block(ByteBuffer.allocate(0), new AtomicInteger());

    FanOut(String name, List<Consumer> consumers) {
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new Block(memory.allocate(BLOCK_SIZE, Long.BYTES).asByteBuffer(), new AtomicInteger()));
        }
        for (var consumer : consumers) {
            var queue = new ArrayBlockingQueue<Block>(BLOCKS + 1);
            queues.add(queue);
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name(name + "-" + threads.size())
                    .start(() -> drain(queue, consumer)));
        }
    }

    private Block current;

    /** An empty block to fill; hand it on with {@link #publish}. */
    ByteBuffer next() throws IOException {
        throwIfFailed();
        current = takeUninterruptibly(free);
        return current.bytes().clear();
    }

    /**
     * Gives the block last got from {@link #next}, filled and flipped, to every consumer.
     *
     * @param alsoHere what this thread does with it meanwhile
     */
    void publish(Consumer alsoHere) throws IOException {
        Block block = current;
        ByteBuffer own = block.bytes().asReadOnlyBuffer();
        block.users().set(queues.size() + 1);
        queues.forEach(q -> q.add(block));
        try {
            alsoHere.accept(own);
        } finally {
            release(block);
        }
    }

    /** Waits until every consumer has had everything. */
    void finish() throws IOException {
        close();
        throwIfFailed();
    }

    /** Ends the consumers after what they already have. Idempotent. */
    @Override
    public void close() {
        queues.forEach(q -> q.add(end));
        queues.clear();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        threads.clear();
        if (memory.scope().isAlive()) {
            memory.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain(BlockingQueue<Block> queue, Consumer consumer) {
        for (Block block = takeUninterruptibly(queue); block != end; block = takeUninterruptibly(queue)) {
            try {
                if (failure.get() == null) {
                    consumer.accept(block.bytes().asReadOnlyBuffer());
                }
            } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
            release(block);
        }
    }

    private void release(Block block) {
        if (block.users().decrementAndGet() == 0) {
            free.add(block);
        }
    }

    private void throwIfFailed() throws IOException {
        switch (failure.get()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private static <T> T takeUninterruptibly(BlockingQueue<T> queue) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
