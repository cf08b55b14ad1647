package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * Waits for files to appear in folders, and gives them on when nobody writes them any more: size and time of change
 * stood still for a while and the file can be opened. The system's notifications only wake it up; what is there is
 * found by looking, also every half minute for folders that notify nobody (network shares). A file is given on again
 * when it changes after that, or when it failed for a reason that may pass.
 */
final class FolderWatch {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(250);

    /** A file's size and time of change. */
    private record State(long size, long modified) {}

    /**
     * @param since when it was first seen like this, on the clock of {@link System#nanoTime}
     * @param settling whether standing still is all that it lacks: else (it is empty, it cannot be opened) there is
     *     nothing to wait for until somebody changes it
     */
    private record Candidate(State state, long since, boolean settling) {}

    /** @param failedAt when it failed for a reason that may pass; empty when it is done with */
    private record Given(State state, Optional<Long> failedAt) {}

    private final List<Path> folders;
    private final AudioSources sources;
    private final Duration settle;
    private final Cancellation cancel;
    private final Map<Path, Candidate> candidates = new HashMap<>();
    private final Map<Path, Given> given = new HashMap<>();
    private final Set<Path> watched = new HashSet<>();

    /** @param settle how long a file must stand still */
    FolderWatch(List<Path> folders, AudioSources sources, Duration settle, Cancellation cancel) {
        this.folders = List.copyOf(folders);
        this.sources = sources;
        this.settle = settle;
        this.cancel = cancel;
    }

    /**
     * Watches until cancelled.
     *
     * @param take is given files that are finished, and says which of them to try again; called in this thread
     */
    void run(Function<List<Path>, Collection<Path>> take) {
        try (WatchService service = folders.getFirst().getFileSystem().newWatchService()) {
            cancel.onCancel(() -> close(service));
            long nextLook = System.nanoTime();
            while (!cancel.isCancelled()) {
                boolean woken = drain(service);
                long now = System.nanoTime();
                if (woken || isSettling() || now - nextLook >= 0) {
                    register(service);
                    List<Path> ready = look(now);
                    if (!ready.isEmpty()) {
                        take.apply(ready).forEach(this::failed);
                    }
                    nextLook = System.nanoTime() + (hasFailed() ? RETRY_AFTER : LOOK_EVERY).toNanos();
                }
            }
        } catch (ClosedWatchServiceException | CancelledException _) {
            // Cancelled while it waited or looked: the way a watch ends.
        } catch (IOException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_IO, "The folder cannot be watched: " + e.getMessage(), e);
        }
    }

    private static void close(WatchService service) {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean drain(WatchService service) {
        try {
            WatchKey key = service.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            boolean woken = key != null;
            while (key != null) {
                key.pollEvents();
                key.reset();
                key = service.poll();
            }
            return woken;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ClosedWatchServiceException();
        }
    }

    /** Notifications come for one folder each, so new folders are added whenever one looks. */
    private void register(WatchService service) {
        watched.removeIf(folder -> !Files.isDirectory(folder));
        for (Path root : folders) {
            try (Stream<Path> below = Files.find(
                    AudioSources.real(root), Integer.MAX_VALUE, (_, attributes) -> attributes.isDirectory())) {
                for (Path folder :
                        below.filter(folder -> !watched.contains(folder)).toList()) {
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
                    watched.add(folder);
                }
            } catch (IOException | UncheckedIOException _) {
                // No notifications from there (unreadable, or the system's watches are used up): looking finds it.
                watched.remove(AudioSources.real(root));
            }
        }
    }

    private List<Path> look(long now) {
        List<Path> ready = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path folder : folders) {
            for (Path file : sources.in(folder).files()) {
                seen.add(file);
                state(file).ifPresent(state -> {
                    if (isFinished(file, state, now)) {
                        ready.add(file);
                        given.put(file, new Given(state, Optional.empty()));
                        candidates.remove(file);
                    }
                });
            }
        }
        candidates.keySet().retainAll(seen);
        given.keySet().retainAll(seen);
        return ready;
    }

    private boolean isSettling() {
        return candidates.values().stream().anyMatch(Candidate::settling);
    }

    private boolean hasFailed() {
        return given.values().stream().anyMatch(file -> file.failedAt().isPresent());
    }

    private void failed(Path file) {
        given.computeIfPresent(file, (_, was) -> new Given(was.state(), Optional.of(System.nanoTime())));
    }

    private boolean isFinished(Path file, State state, long now) {
        Given before = given.get(file);
        if (before != null && before.state().equals(state)) {
            // What failed has stood still already.
            return before.failedAt()
                    .map(failedAt -> now - failedAt >= RETRY_AFTER.toNanos() && canBeOpened(file))
                    .orElse(false);
        }
        Candidate candidate = candidates.get(file);
        if (candidate == null || !candidate.state().equals(state)) {
            candidates.put(file, new Candidate(state, now, state.size() > 0));
            return false;
        }
        if (state.size() == 0 || now - candidate.since() < settle.toNanos()) {
            return false;
        }
        boolean opens = canBeOpened(file);
        candidates.put(file, new Candidate(state, candidate.since(), opens));
        return opens;
    }

    private static boolean canBeOpened(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() >= 0;
        } catch (IOException _) {
            // Not yet: it is looked at again.
            return false;
        }
    }

    private static Optional<State> state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new State(attributes.size(), attributes.lastModifiedTime().toMillis()));
        } catch (IOException _) {
            // Gone between being listed and being looked at.
            return Optional.empty();
        }
    }
}
