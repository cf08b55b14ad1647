package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * Runs service calls beside the display thread and brings what they return back to it. The workers are platform
 * threads that nobody interrupts, for they enter the database.
 */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int WORKERS = 3;

    private final DisplayThread display;
    private final ExecutorService workers;
    private final ExecutorService idle;

    public Background(DisplayThread display) {
        this.display = display;
        workers = Executors.newFixedThreadPool(WORKERS, threads("workbench-query"));
        idle = Executors.newSingleThreadExecutor(threads("workbench-idle"));
    }

    private static ThreadFactory threads(String name) {
        var number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Calls {@code work} on a worker, then one of the others in the display thread. */
    public <T> void fetch(Callable<T> work, Consumer<T> then, Consumer<VoiceRecorderException> failed) {
        submit(workers, work, then, failed);
    }

    /** As {@link #fetch}, but one at a time and behind nobody's back: for pictures and other niceties. */
    public <T> void fetchIdly(Callable<T> work, Consumer<T> then, Consumer<VoiceRecorderException> failed) {
        submit(idle, work, then, failed);
    }

    private <T> void submit(
            ExecutorService executor, Callable<T> work, Consumer<T> then, Consumer<VoiceRecorderException> failed) {
        try {
            executor.execute(() -> call(work, then, failed));
        } catch (RejectedExecutionException e) {
            LOG.debug("The window is closed; nothing is fetched any more: {}", e.getMessage());
        }
    }

    private <T> void call(Callable<T> work, Consumer<T> then, Consumer<VoiceRecorderException> failed) {
        T result;
        try {
            result = work.call();
        } catch (Exception e) {
            VoiceRecorderException failure = failure(e);
            display.execute(() -> failed.accept(failure));
            return;
        }
        display.execute(() -> then.accept(result));
    }

    /** What a person can be told of any exception. */
    public static VoiceRecorderException failure(Throwable e) {
        return switch (e) {
            case CancelledException cancelled -> cancelled;
            case VoiceRecorderException known -> known;
            case java.util.concurrent.CompletionException c when c.getCause() != null -> failure(c.getCause());
            case null, default -> {
                LOG.error("Unexpected failure", e);
                yield new VoiceRecorderException(ErrorCode.ERR_INTERNAL, String.valueOf(e), e);
            }
        };
    }

    public void later(Duration delay, Runnable work) {
        display.later(delay, work);
    }

    public DisplayThread display() {
        return display;
    }

    @Override
    public void close() {
        workers.shutdown();
        idle.shutdown();
    }
}
