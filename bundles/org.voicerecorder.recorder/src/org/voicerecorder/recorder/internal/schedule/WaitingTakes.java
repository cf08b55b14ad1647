package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * Times of schedules whose device is not there: a microphone may be plugged in late, or wake late, and what is left of the
 * time is worth recording. Thread-safe.
 */
final class WaitingTakes {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);
    private static final Set<ErrorCode> OF_THE_DEVICE =
            Set.of(ErrorCode.ERR_DEVICE_NOT_FOUND, ErrorCode.ERR_DEVICE_UNAVAILABLE, ErrorCode.ERR_DEVICE_LOST);

    /** @param why it could not begin, the last time */
    record Waiting(ScheduleEntry entry, Instant due, Instant nextTry, VoiceRecorderException why) {
        UUID schedule() {
            return entry.schedule().id();
        }

        boolean isOver(Instant now) {
            return !now.isBefore(entry.endOf(due));
        }
    }

    private final Map<RunningTakes.Due, Waiting> waiting = new ConcurrentHashMap<>();

    /** @return whether it waits now; not so when waiting does not help, or its time is over */
    boolean add(ScheduleEntry entry, Instant due, RuntimeException why, Instant now) {
        if (!(why instanceof VoiceRecorderException known) || !OF_THE_DEVICE.contains(known.code())) {
            return false;
        }
        var late = new Waiting(entry, due, now.plus(BETWEEN_TRIES), known);
        if (late.isOver(now)) {
            return false;
        }
        waiting.put(new RunningTakes.Due(late.schedule(), due), late);
        return true;
    }

    /** Takes out those that are to be tried now, and those that need not wait any more. @param there schedules that count */
    List<Waiting> takeDue(Instant now, Set<UUID> there) {
        List<Waiting> due = new ArrayList<>();
        waiting.values().removeIf(late -> {
            boolean out = late.isOver(now) || !late.nextTry().isAfter(now) || !there.contains(late.schedule());
            if (out) {
                due.add(late);
            }
            return out;
        });
        return due;
    }

    /** When to look again. */
    Optional<Instant> next() {
        return waiting.values().stream().map(Waiting::nextTry).min(Instant::compareTo);
    }
}
