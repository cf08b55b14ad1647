package org.voicerecorder.workbench.internal.studio.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.CancelledException;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * Pieces of a picture of long audio. A piece is made when it comes into sight, one at a time beside the display thread;
 * what has gone out of sight before its turn is not made, and what is being made then is given up. The pieces looked at
 * last are kept. After a change of the audio the old pieces serve until the new ones are there. Display thread.
 */
public final class Tiles<T> {
    /**
     * Which piece.
     *
     * @param level of detail; a column of the picture is 2^level frames
     * @param index counted from the beginning of the audio
     */
    public record Key(int level, long index) {}

    /** Makes a piece; not in the display thread. */
    @FunctionalInterface
    public interface Maker<T> {
        T make(Key key, Cancellation cancel);
    }

    /** What calls work beside the display thread and brings its result back. */
    @FunctionalInterface
    public interface Worker {
        <R> void fetch(Callable<R> work, Consumer<R> then, Consumer<VoiceRecorderException> failed);
    }

    private record Kept<T>(T tile, long generation) {}

    private record Making(Key key, long generation, Cancellation cancel) {}

    private final Worker worker;
    private final Runnable arrived;
    private final Consumer<VoiceRecorderException> failed;
    private final Map<Key, Kept<T>> kept;
    private final Deque<Key> wanted = new ArrayDeque<>();
    private Optional<Maker<T>> maker = Optional.empty();
    private Optional<Making> making = Optional.empty();
    private long generation;

    /**
     * @param most how many pieces are kept
     * @param arrived called when a piece is there
     * @param failed called when a piece could not be made; no further one is made until {@link #reset}
     */
    public Tiles(Worker worker, int most, Runnable arrived, Consumer<VoiceRecorderException> failed) {
        this.worker = worker;
        this.arrived = arrived;
        this.failed = failed;
        kept = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Kept<T>> eldest) {
                return size() > most;
            }
        };
    }

    /** The audio has changed: every piece is made anew when it is seen again. */
    public void reset(Maker<T> other) {
        generation++;
        maker = Optional.of(other);
        giveUp();
    }

    /** There is no audio any more. */
    public void clear() {
        generation++;
        maker = Optional.empty();
        kept.clear();
        giveUp();
    }

    private void giveUp() {
        wanted.clear();
        making.ifPresent(m -> m.cancel().cancel());
    }

    /** Says which pieces are in sight, both ends inclusive; those in the middle are made first. */
    public void see(int level, long first, long last) {
        if (maker.isEmpty()) {
            return;
        }
        making.filter(m -> m.key().level() != level
                        || m.key().index() < first
                        || m.key().index() > last)
                .ifPresent(m -> m.cancel().cancel());
        wanted.clear();
        long middle = (first + last) / 2;
        for (long away = 0; away <= last - first; away++) {
            want(new Key(level, middle + away), first, last);
            if (away > 0) {
                want(new Key(level, middle - away), first, last);
            }
        }
        makeNext();
    }

    private void want(Key key, long first, long last) {
        boolean inSight = key.index() >= first && key.index() <= last;
        boolean there = kept.containsKey(key) && kept.get(key).generation() == generation;
        if (inSight && !there && making.filter(m -> isGood(m, key)).isEmpty()) {
            wanted.add(key);
        }
    }

    private boolean isGood(Making current, Key key) {
        return current.key().equals(key)
                && current.generation() == generation
                && !current.cancel().isCancelled();
    }

    private void makeNext() {
        if (making.isPresent() || wanted.isEmpty() || maker.isEmpty()) {
            return;
        }
        Maker<T> how = maker.get();
        Making next = new Making(wanted.remove(), generation, new Cancellation());
        making = Optional.of(next);
        worker.fetch(
                () -> {
                    next.cancel().throwIfCancelled();
                    return how.make(next.key(), next.cancel());
                },
                tile -> over(next, tile),
                problem -> failed(next, problem));
    }

    private void over(Making made, T tile) {
        making = Optional.empty();
        if (made.generation() == generation) {
            kept.put(made.key(), new Kept<>(tile, generation));
            arrived.run();
        }
        makeNext();
    }

    private void failed(Making made, VoiceRecorderException problem) {
        making = Optional.empty();
        if (problem instanceof CancelledException || made.generation() != generation) {
            makeNext();
            return;
        }
        maker = Optional.empty();
        wanted.clear();
        failed.accept(problem);
    }

    /** A piece, when it is there; possibly of the audio as it was before the last change. */
    public Optional<T> get(int level, long index) {
        return Optional.ofNullable(kept.get(new Key(level, index))).map(Kept::tile);
    }

    /** Whether nothing is being made. */
    public boolean isQuiet() {
        return making.isEmpty() && wanted.isEmpty();
    }
}
