package org.voicerecorder.api.schedule;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A recording that begins by the clock.
 *
 * @param occurrence when
 * @param zone whose clock is meant. A time that the clock skips (daylight saving begins) means the first moment after the
 *     gap; a time that comes twice (it ends) means the first of the two; a cron expression with a wildcard for the hour goes on
 *     in real time through both
 * @param length how long is recorded
 * @param preset name of a preset; what is not said here is as it says
 * @param device id or name of an input device
 * @param title a template, see {@link org.voicerecorder.api.recorder.TitleTemplate}
 * @param flac whether a FLAC copy is made beside the take; empty when it is as the preset says
 * @param enabled whether it is carried out
 * @param runs what became of the last times, newest first
 */
public record Schedule(
        UUID id,
        Occurrence occurrence,
        ZoneId zone,
        Duration length,
        Optional<String> preset,
        Optional<String> device,
        Optional<String> title,
        Optional<Boolean> flac,
        boolean enabled,
        List<ScheduledRun> runs) {
    public Schedule {
        runs = List.copyOf(runs);
    }

    /** One that makes a FLAC copy when its preset says so. */
    public Schedule(
            UUID id,
            Occurrence occurrence,
            ZoneId zone,
            Duration length,
            Optional<String> preset,
            Optional<String> device,
            Optional<String> title,
            boolean enabled,
            List<ScheduledRun> runs) {
        this(id, occurrence, zone, length, preset, device, title, Optional.empty(), enabled, runs);
    }

    public Schedule withFlac(Optional<Boolean> wanted) {
        return new Schedule(id, occurrence, zone, length, preset, device, title, wanted, enabled, runs);
    }

    public Optional<ScheduledRun> lastRun() {
        return runs.stream().findFirst();
    }
}
