package org.voicerecorder.search.internal;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.RecordingEvent;
import org.voicerecorder.api.RecordingListener;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.catalog.SearchIndex;
import org.voicerecorder.api.library.Library;

/**
 * The search index of the open library, in {@code derived/search}. Lucene is not touched before the first search or the
 * first change. A change only asks for an update soon; should the program end before, the next search catches up.
 */
@Component(service = {SearchIndex.class, RecordingListener.class})
public final class LuceneSearchIndex implements SearchIndex, RecordingListener {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneSearchIndex.class);
    /** Changes that follow each other are indexed together. */
    private static final long SOON_MILLISECONDS = 500;

    private static final long LONGEST_WAIT_SECONDS = 60;

    private final RecordingRepository repository;
    private final Indexer indexer;
    private final ScheduledExecutorService writer;
    private final Cancellation closing = new Cancellation();
    private final AtomicBoolean planned = new AtomicBoolean();

    @Activate
    public LuceneSearchIndex(@Reference Library library, @Reference RecordingRepository repository) {
        this.repository = repository;
        this.indexer = new Indexer(library.derived().resolve("search"), repository, closing);
        var executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("search-index").daemon().factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.writer = executor;
    }

    @Override
    public void onEvent(RecordingEvent event) {
        if (!writer.isShutdown() && planned.compareAndSet(false, true)) {
            writer.schedule(this::update, SOON_MILLISECONDS, TimeUnit.MILLISECONDS);
        }
    }

    private void update() {
        planned.set(false);
        try {
            indexer.catchUp();
        } catch (CancelledException e) {
            LOG.atDebug().setCause(e).log("The update of the search index was left to the next start");
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(e).log("The search index could not be updated; the next search tries again");
        }
    }

    @Override
    public List<UUID> search(String query) {
        try {
            return searchCurrent(query);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The search index could not be read; making it anew");
            return searchAnew(query);
        }
    }

    private List<UUID> searchCurrent(String query) throws IOException {
        try {
            catchUp();
            return indexer.search(query);
        } catch (IllegalStateException e) {
            LOG.atDebug().setCause(e).log("The search index was exchanged under a search; searching again");
            catchUp();
            return indexer.search(query);
        }
    }

    private List<UUID> searchAnew(String query) {
        try {
            inWriter(() -> {
                indexer.startAnew();
                indexer.catchUp();
                return null;
            });
            return indexer.search(query);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void catchUp() {
        long wanted = repository.changeNumber();
        if (indexer.changeNumber() == wanted) {
            return;
        }
        try {
            inWriter(() -> {
                indexer.catchUp();
                return null;
            });
        } catch (VoiceRecorderException e) {
            // On a full disk an older index finds nearly everything; one that holds nothing must not say so.
            if (e.code() != ErrorCode.ERR_DISK_FULL || indexer.changeNumber() <= 0) {
                throw e;
            }
            LOG.atWarn().setCause(e).log("The disk is full; searching what the index holds");
        }
    }

    @Override
    public long rebuild(Progress progress, Cancellation cancel) {
        return run(() -> indexer.rebuild(progress, cancel), Long.MAX_VALUE);
    }

    private <T> T inWriter(Callable<T> work) {
        return run(work, LONGEST_WAIT_SECONDS);
    }

    private <T> T run(Callable<T> work, long longestSeconds) {
        var future = writer.submit(work);
        try {
            return future.get(longestSeconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof VoiceRecorderException known ? known : failure(e.getCause());
        } catch (TimeoutException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INDEX,
                    "The search index is still being built",
                    "Search again in a minute, or follow it with 'voicerec index --rebuild'.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VoiceRecorderException(ErrorCode.ERR_CANCELLED, "The search was ended", e);
        }
    }

    private static VoiceRecorderException failure(Throwable cause) {
        if (NoSpace.isReasonOf(cause)) {
            return new VoiceRecorderException(
                    ErrorCode.ERR_DISK_FULL, "The search index could not be written: the disk is full", cause);
        }
        return new VoiceRecorderException(ErrorCode.ERR_INDEX, "The search index failed: " + cause.getMessage(), cause);
    }

    /** Ends the update that runs; what is missing, the next start catches up with. */
    @Deactivate
    public void close() {
        closing.cancel();
        writer.execute(this::closeIndex);
        writer.shutdown();
        try {
            if (!writer.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.atWarn().log("The search index is still busy; it will be mended at the next start");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeIndex() {
        try {
            indexer.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The search index did not close cleanly; it will be mended at the next start");
        }
    }
}
