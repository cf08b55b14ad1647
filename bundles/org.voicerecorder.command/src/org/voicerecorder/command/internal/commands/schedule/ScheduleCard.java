package org.voicerecorder.command.internal.commands.schedule;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.schedule.Occurrence;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.ScheduledRun;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;

/** Shows schedules. */
final class ScheduleCard {
    private ScheduleCard() {}

    static String shortId(Schedule schedule) {
        return schedule.id().toString().substring(0, 8);
    }

    /** {@code 2026-12-01 20:00} or the cron expression. */
    static String when(Schedule schedule) {
        return switch (schedule.occurrence()) {
            case Occurrence.Once once -> once.time().toString().replace('T', ' ');
            case Occurrence.Repeated repeated -> repeated.expression();
        };
    }

    /** {@code recorded 2026-11-30 20:00}, with what went wrong. */
    static String run(Invocation invocation, ScheduledRun run) {
        // What runs and has a problem has not begun yet.
        boolean waits =
                run.outcome() == ScheduledRun.Outcome.RUNNING && run.problem().isPresent();
        String outcome = waits ? "waiting" : run.outcome().name().toLowerCase(Locale.ROOT);
        String what = outcome + " " + HumanTime.date(run.due(), invocation.zone());
        return waits || run.outcome() == ScheduledRun.Outcome.FAILED
                ? what + run.problem().map(": "::concat).orElse("")
                : what;
    }

    static void tell(Invocation invocation, String verb, Schedule schedule) {
        if (invocation.isJson()) {
            invocation.emit(json -> write(json, schedule, Optional.empty()));
        } else if (invocation.isQuiet()) {
            invocation.console().printLine(schedule.id().toString());
        } else {
            invocation
                    .console()
                    .printLine("%s %s  %s  %s"
                            .formatted(
                                    verb,
                                    invocation.style().id(shortId(schedule)),
                                    Escapes.visible(when(schedule)),
                                    HumanTime.clock(schedule.length())));
        }
    }

    static void write(JsonWriter json, Schedule schedule, Optional<Instant> next) throws IOException {
        json.beginObject().name("id").value(schedule.id().toString());
        switch (schedule.occurrence()) {
            case Occurrence.Once once ->
                json.name("at").value(once.time().toString()).name("cron").nullValue();
            case Occurrence.Repeated repeated ->
                json.name("at").nullValue().name("cron").value(repeated.expression());
        }
        json.name("zone").value(schedule.zone().getId());
        json.name("seconds").value(schedule.length().toMillis() / 1000.0);
        json.name("preset").value(schedule.preset().orElse(null));
        json.name("device").value(schedule.device().orElse(null));
        json.name("title").value(schedule.title().orElse(null));
        json.name("flac").value(schedule.flac().orElse(null));
        json.name("enabled").value(schedule.enabled());
        json.name("next").value(next.map(Instant::toString).orElse(null));
        json.name("runs").beginArray();
        for (ScheduledRun run : schedule.runs()) {
            json.beginObject().name("due").value(run.due().toString());
            json.name("outcome").value(run.outcome().name().toLowerCase(Locale.ROOT));
            json.name("begun").value(run.begun().map(Instant::toString).orElse(null));
            json.name("recording").value(run.recording().map(Object::toString).orElse(null));
            json.name("problem").value(run.problem().orElse(null)).endObject();
        }
        json.endArray().endObject();
    }
}
