package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.DuplicateRecordingException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;

/**
 * Adds files two at a time (one is forced to the disk while the other is read) and tells the outcomes in the order of
 * the files. Progress is that of all of them together.
 */
final class AddBatch {
    private static final int PARALLEL = 2;
    private static final int AHEAD = 16;

    private final Ingest ingest;
    private final String program;
    private final Function<Path, AddRequest> request;
    private final Progress progress;
    private final Cancellation cancel;

    /** @param program what the user types for this program */
    AddBatch(
            Ingest ingest, String program, Function<Path, AddRequest> request, Progress progress, Cancellation cancel) {
        this.ingest = ingest;
        this.program = program;
        this.request = request;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** @param tell called in this thread */
    void run(List<Path> files, Consumer<AddOutcome> tell) {
        Total total = new Total(files);
        if (files.size() == 1) {
            tell.accept(add(files.getFirst(), Optional.empty(), total));
            return;
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(
                PARALLEL, Thread.ofPlatform().name("add-", 1).factory())) {
            Deque<Future<AddOutcome>> underWay = new ArrayDeque<>();
            Instant last = Instant.EPOCH;
            Iterator<Path> rest = files.iterator();
            while (rest.hasNext() || !underWay.isEmpty()) {
                while (rest.hasNext() && underWay.size() < AHEAD) {
                    Path file = rest.next();
                    Instant when = later(last);
                    last = when;
                    underWay.add(workers.submit(() -> add(file, Optional.of(when), total)));
                }
                tell.accept(outcome(underWay.remove()));
            }
        }
    }

    /** Now, and after another moment: the library's order is that in which files were named, whichever is done first. */
    private static Instant later(Instant than) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return now.isAfter(than) ? now : than.plusMillis(1);
    }

    private static AddOutcome outcome(Future<AddOutcome> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    // A file being added is not abandoned half-way: cancelling is the token's business.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private AddOutcome add(Path file, Optional<Instant> when, Total total) {
        try {
            cancel.throwIfCancelled();
            AddRequest wanted = request.apply(file);
            Recording recording =
                    ingest.add(when.map(wanted::createdAtUnlessKnown).orElse(wanted), total.of(file), cancel);
            return new AddOutcome.Added(file, recording);
        } catch (DuplicateRecordingException e) {
            return new AddOutcome.Duplicate(file, e.existing(), e.isHealed());
        } catch (CancelledException e) {
            return new AddOutcome.Failed(
                    file,
                    new VoiceRecorderException(
                            ErrorCode.ERR_CANCELLED, "It was not added: cancelled", "Add it again.", e));
        } catch (VoiceRecorderException e) {
            return new AddOutcome.Failed(file, RecoverAdvice.on(file, program, e));
        } finally {
            total.finished(file);
        }
    }

    /** The bytes of all files, and how many of them are done. */
    private final class Total {
        private final AtomicLong done = new AtomicLong();
        private final long bytes;
        private final int files;

        Total(List<Path> files) {
            this.files = files.size();
            this.bytes = files.stream().mapToLong(Total::size).sum();
        }

        private static long size(Path file) {
            try {
                return Files.size(file);
            } catch (IOException _) {
                // It will fail when it is added, and be reported there.
                return 0;
            }
        }

        /** Progress of one file as progress of all. */
        Progress of(Path file) {
            long[] soFar = {0};
            return (what, now, _, unit) -> {
                if (unit == Progress.Unit.BYTES) {
                    long more = Math.max(0, now - soFar[0]);
                    soFar[0] += more;
                    progress.report(
                            files == 1 ? what : file.getFileName().toString(), done.addAndGet(more), bytes, unit);
                }
            };
        }

        void finished(Path file) {
            if (files > 1) {
                progress.report(file.getFileName().toString(), Math.min(done.get(), bytes), bytes, Progress.Unit.BYTES);
            }
        }
    }
}
