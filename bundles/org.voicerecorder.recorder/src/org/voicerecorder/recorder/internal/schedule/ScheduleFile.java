package org.voicerecorder.recorder.internal.schedule;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.schedule.Occurrence;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.ScheduledRun;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.recorder.internal.presets.JsonFields;
import org.voicerecorder.recorder.internal.presets.LibraryJson;

/** The schedules of a library in its file {@code schedule.json}. */
final class ScheduleFile {
    private static final String MEMBER = "schedules";

    private final FileIo io;
    private final Path file;

    ScheduleFile(FileIo io, Path file) {
        this.io = io;
        this.file = file;
    }

    /** @throws VoiceRecorderException {@code ERR_CORRUPT_FILE}, {@code ERR_VERSION}, {@code ERR_IO} */
    List<ScheduleEntry> read() {
        List<ScheduleEntry> entries = new ArrayList<>();
        LibraryJson.read(file).ifPresent(document -> {
            try {
                JsonFields fields = new JsonFields(document);
                fields.requireInt("version");
                for (JsonElement element : fields.elements(MEMBER)) {
                    entries.add(entry(new JsonFields(element)));
                }
                fields.requireAllRead();
            } catch (IllegalArgumentException | DateTimeException | VoiceRecorderException e) {
                throw LibraryJson.damaged(file, e.getMessage(), e);
            }
        });
        return entries;
    }

    /** @throws VoiceRecorderException {@code ERR_DISK_FULL}, {@code ERR_IO}; the file is as it was */
    void write(List<ScheduleEntry> entries) {
        LibraryJson.write(io, file, json -> {
            json.name(MEMBER).beginArray();
            for (ScheduleEntry entry : entries) {
                write(json, entry);
            }
            json.endArray();
        });
    }

    private static ScheduleEntry entry(JsonFields fields) {
        Optional<Occurrence> once = fields.text("at").map(at -> new Occurrence.Once(LocalDateTime.parse(at)));
        Optional<Occurrence> repeated = fields.text("cron").map(Occurrence.Repeated::new);
        if (once.isPresent() == repeated.isPresent()) {
            throw new IllegalArgumentException("a schedule has either 'at' or 'cron'");
        }
        repeated.ifPresent(cron -> CronExpression.parse(((Occurrence.Repeated) cron).expression()));
        Schedule schedule = new Schedule(
                UUID.fromString(fields.requireText("id")),
                once.or(() -> repeated).orElseThrow(),
                ZoneId.of(fields.requireText("zone")),
                fields.seconds("length")
                        .filter(Duration::isPositive)
                        .orElseThrow(() -> new IllegalArgumentException("a schedule has no length")),
                fields.text("preset"),
                fields.text("device"),
                fields.text("title"),
                fields.optionalFlag("flac"),
                fields.flag("enabled"),
                fields.elements("runs").stream()
                        .map(element -> run(new JsonFields(element)))
                        .toList());
        Instant accounted = Instant.parse(fields.requireText("accounted"));
        fields.requireAllRead();
        return new ScheduleEntry(schedule, accounted);
    }

    private static ScheduledRun run(JsonFields fields) {
        ScheduledRun run = new ScheduledRun(
                Instant.parse(fields.requireText("due")),
                fields.choice("outcome", ScheduledRun.Outcome.class)
                        .orElseThrow(() -> new IllegalArgumentException("a run has no outcome")),
                fields.text("begun").map(Instant::parse),
                fields.text("recording").map(UUID::fromString),
                fields.text("problem"));
        fields.requireAllRead();
        return run;
    }

    private static void write(JsonWriter json, ScheduleEntry entry) throws IOException {
        Schedule schedule = entry.schedule();
        json.setSerializeNulls(false);
        json.beginObject().name("id").value(schedule.id().toString());
        switch (schedule.occurrence()) {
            case Occurrence.Once once -> json.name("at").value(once.time().toString());
            case Occurrence.Repeated repeated -> json.name("cron").value(repeated.expression());
        }
        json.name("zone").value(schedule.zone().getId());
        json.name("length").value(schedule.length().toMillis() / 1000.0);
        json.name("preset").value(schedule.preset().orElse(null));
        json.name("device").value(schedule.device().orElse(null));
        json.name("title").value(schedule.title().orElse(null));
        json.name("flac").value(schedule.flac().orElse(null));
        json.name("enabled").value(schedule.enabled());
        json.name("accounted").value(entry.accounted().toString());
        json.name("runs").beginArray();
        for (ScheduledRun run : schedule.runs()) {
            json.beginObject().name("due").value(run.due().toString());
            json.name("outcome").value(run.outcome().name().toLowerCase(Locale.ROOT));
            json.name("begun").value(run.begun().map(Instant::toString).orElse(null));
            json.name("recording").value(run.recording().map(UUID::toString).orElse(null));
            json.name("problem").value(run.problem().orElse(null)).endObject();
        }
        json.endArray().endObject();
    }
}
