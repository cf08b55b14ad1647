package org.voicerecorder.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.catalog.RecordingRepository.Change;
import org.voicerecorder.api.catalog.RecordingRepository.ChangedRecording;
import org.voicerecorder.api.catalog.RecordingRepository.RemovedRecording;

/**
 * Keeps the index behind the database. The database's change numbers say what is missing, so that nothing depends on
 * having heard of a change. All but {@link #search} and {@link #changeNumber} runs in the one thread that writes.
 */
final class Indexer {
    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final int CHANGES_PER_COMMIT = 10_000;

    private final Path folder;
    private final RecordingRepository repository;
    private final Words words = new Words();
    private final Cancellation closing;
    private volatile IndexFolder index;

    /** @param closing asks whatever runs to end because the library is being closed */
    Indexer(Path folder, RecordingRepository repository, Cancellation closing) {
        this.folder = folder;
        this.repository = repository;
        this.closing = closing;
    }

    /** The last change in the index; -1 while it is not open. */
    long changeNumber() {
        IndexFolder open = index;
        return open == null ? -1 : open.changeNumber();
    }

    List<UUID> search(String text) throws IOException {
        IndexFolder open = index;
        if (open == null) {
            throw new IllegalStateException("The search index is closed");
        }
        return open.search(text, words);
    }

    /** Brings the index up to the database. One that fails underway is thrown away and made anew, once. */
    void catchUp() throws IOException {
        try {
            open();
            update(CHANGES_PER_COMMIT, Progress.NONE, Cancellation.none());
        } catch (LockObtainFailedException e) {
            // Somebody else's, and in use: nothing to throw away.
            throw e;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            if (NoSpace.isReasonOf(e)) {
                // Nothing is wrong with it; made anew it would be gone.
                backToLastCommit(e);
                throw e;
            }
            LOG.atWarn().addKeyValue("folder", folder).setCause(e).log("The search index failed; making it anew");
            startAnew();
            update(CHANGES_PER_COMMIT, Progress.NONE, Cancellation.none());
        }
    }

    private void backToLastCommit(Exception reason) {
        try {
            close();
            open();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Throws the index away, whatever state it is in. */
    void startAnew() throws IOException {
        close();
        IndexFolder.delete(folder);
        index = IndexFolder.open(folder, words);
    }

    /** Builds the index anew; until it is done, searches find what they found before. */
    long rebuild(Progress progress, Cancellation cancel) throws IOException {
        open();
        boolean done = false;
        try {
            index.clear();
            update(0, Long.MAX_VALUE, progress, cancel);
            done = true;
            return index.size();
        } finally {
            if (!done) {
                // What was put so far was never committed.
                close();
            }
        }
    }

    private void open() throws IOException {
        if (index == null) {
            index = IndexFolder.open(folder, words);
        }
        if (index.changeNumber() > repository.changeNumber()) {
            LOG.atInfo().log("The search index knows more than the database, which was put back; making it anew");
            startAnew();
        }
    }

    private void update(long perCommit, Progress progress, Cancellation cancel) throws IOException {
        update(index.changeNumber(), perCommit, progress, cancel);
    }

    private void update(long since, long perCommit, Progress progress, Cancellation cancel) throws IOException {
        long total = progress == Progress.NONE ? -1 : repository.count(RecordingFilter.ALL);
        var last = new long[] {since, 0};
        repository.changedSince(since, change -> {
            cancel.throwIfCancelled();
            closing.throwIfCancelled();
            apply(change);
            last[0] = change.changeNumber();
            last[1]++;
            progress.report("search index", last[1], total, Progress.Unit.ITEMS);
            if (last[1] % perCommit == 0) {
                commit(last[0]);
            }
        });
        // Even without a change when it was cleared: an empty library has an empty index.
        if (last[0] != index.changeNumber() || since == 0) {
            commit(last[0]);
        }
    }

    private void apply(Change change) {
        try {
            switch (change) {
                case ChangedRecording changed -> index.put(changed.recording(), changed.markers());
                case RemovedRecording removed -> index.remove(removed.id());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void commit(long lastChange) {
        try {
            index.commit(lastChange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() throws IOException {
        IndexFolder open = index;
        index = null;
        if (open != null) {
            open.close();
        }
    }
}
