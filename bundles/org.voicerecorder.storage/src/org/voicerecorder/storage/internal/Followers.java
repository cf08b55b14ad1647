package org.voicerecorder.storage.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads a file that still grows, as far as it has grown, for several readers at the same time, each in a thread of its
 * own, in order. They keep close behind, so that what they read is still in memory, and need little of their own.
 */
final class Followers implements AutoCloseable {
    /** Takes what a block has remaining; called in one thread, in the order of the file. Must not keep the buffer. */
    @FunctionalInterface
    interface Reader {
        void accept(ByteBuffer block) throws IOException;
    }

    /** What was read must still be in the processor's cache when it is looked at. */
    private static final int BLOCK_SIZE = 1 << 15;

    private static final long LARGEST_LAG = 32L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final FileChannel file;
    private final List<Thread> threads = new ArrayList<>();
    private final long[] read;
    private long available;
    private boolean over;
    private boolean abandoned;
    private Throwable failure;

    /** @param file read at positions only; stays open until this is closed */
    Followers(String name, FileChannel file, List<? extends Reader> readers) {
        this.file = file;
        this.read = new long[readers.size()];
        for (int i = 0; i < readers.size(); i++) {
            int which = i;
            threads.add(
                    Thread.ofPlatform().daemon().name(name + "-" + i).start(() -> follow(which, readers.get(which))));
        }
    }

    /** Tells how much of the file can be read by now; waits for those too far behind. */
    void advance(long length) throws IOException {
        lock.lock();
        try {
            available = length;
            changed.signalAll();
            while (failure == null && slowest() < length - LARGEST_LAG) {
                changed.awaitUninterruptibly();
            }
            throwIfFailed();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everybody has read everything. */
    void finish() throws IOException {
        tell(() -> over = true);
        join();
        throwIfFailed();
    }

    /** Ends the threads, whether they are done or not. */
    @Override
    public void close() {
        tell(() -> abandoned = true);
        join();
    }

    /** Makes a change that somebody may wait for. */
    private void tell(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void follow(int which, Reader reader) {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_SIZE);
        try {
            for (long end = next(which); end > read[which]; end = next(which)) {
                long at = read[which];
                block.clear().limit((int) Math.min(BLOCK_SIZE, end - at));
                int n = file.read(block, at);
                if (n < 0) {
                    throw new EOFException("The file became shorter while it was read");
                }
                reader.accept(block.flip());
                advanced(which, n);
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Where what can be read ends; not beyond what was read when there will be no more. */
    private long next(int which) {
        lock.lock();
        try {
            while (available == read[which] && failure == null && !over && !abandoned) {
                changed.awaitUninterruptibly();
            }
            return abandoned || failure != null ? read[which] : available;
        } finally {
            lock.unlock();
        }
    }

    private void advanced(int which, int bytes) {
        lock.lock();
        try {
            read[which] += bytes;
            if (available - read[which] >= LARGEST_LAG - BLOCK_SIZE) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void fail(Throwable e) {
        tell(() -> failure = failure == null ? e : failure);
    }

    private long slowest() {
        long slowest = available;
        for (long position : read) {
            slowest = Math.min(slowest, position);
        }
        return slowest;
    }

    /** Called with the lock, or when the threads are over. */
    private void throwIfFailed() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private void join() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
