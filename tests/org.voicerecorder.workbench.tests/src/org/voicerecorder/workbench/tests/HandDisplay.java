package org.voicerecorder.workbench.tests;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.voicerecorder.workbench.internal.model.DisplayThread;

/** A display thread without a display: the test's own thread, when it waits for something. */
final class HandDisplay implements DisplayThread {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable work) {
        queue.add(work);
    }

    /** Nothing here depends on the clock: what is due later is due when its turn comes. */
    @Override
    public void later(Duration delay, Runnable work) {
        queue.add(work);
    }

    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            try {
                Runnable work = queue.poll(20, TimeUnit.MILLISECONDS);
                if (work != null) {
                    work.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain for: " + what);
            }
        }
    }
}
