package org.voicerecorder.recorder.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.recorder.PresetExports;
import org.voicerecorder.api.recorder.Presets;
import org.voicerecorder.api.recorder.Recorder;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TitleTemplate;
import org.voicerecorder.api.recorder.Titles;
import org.voicerecorder.api.schedule.Occurrence;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.ScheduledRun;
import org.voicerecorder.api.schedule.Schedules;
import org.voicerecorder.audio.io.FileIo;

/** Keeps the schedules; {@link ScheduleExecution} carries them out. The file is read at every call, so it may be edited. */
@Component
public final class LibrarySchedules implements Schedules {
    /** Shortest length worth a recording. */
    static final Duration LEAST = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofDays(31);

    private final ScheduleFile file;
    private final Presets presets;
    private final ScheduledTakes takes;
    private final InstantSource clock;
    private volatile ScheduleExecution execution;

    /** @param io how the disk is written; the real disk when no service is there */
    @Activate
    public LibrarySchedules(
            @Reference Library library,
            @Reference Recorder recorder,
            @Reference Presets presets,
            @Reference Titles titles,
            @Reference PresetExports exports,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        this(
                library,
                recorder,
                presets,
                titles,
                exports,
                Optional.ofNullable(io).orElseGet(FileIo::disk),
                InstantSource.system());
    }

    public LibrarySchedules(
            Library library,
            Recorder recorder,
            Presets presets,
            Titles titles,
            PresetExports exports,
            FileIo io,
            InstantSource clock) {
        this.file = new ScheduleFile(io, library.root().resolve("schedule.json"));
        this.presets = presets;
        this.takes = new ScheduledTakes(recorder, presets, titles, exports);
        this.clock = clock;
    }

    @Deactivate
    void close() {
        ScheduleExecution running;
        synchronized (this) {
            running = execution;
        }
        if (running != null) {
            running.close();
        }
    }

    @Override
    public List<Schedule> list() {
        return judged().stream().map(ScheduleEntry::schedule).toList();
    }

    /**
     * The entries, with what is noted as being recorded and is not told as cut off: a process that was killed notes nothing
     * any more. Only this process, which owns the library, can be recording for it.
     */
    private List<ScheduleEntry> judged() {
        // Asked before and after: a time may begin or end while the file is read.
        Set<RunningTakes.Due> running = new HashSet<>(underWay());
        List<ScheduleEntry> entries = entries();
        running.addAll(underWay());
        entries.replaceAll(entry -> entry.withRuns(
                run -> run.outcome() == ScheduledRun.Outcome.RUNNING
                        && !running.contains(
                                new RunningTakes.Due(entry.schedule().id(), run.due())),
                run -> ScheduleNotes.ended(run, ScheduledRun.Outcome.INTERRUPTED, Optional.empty())));
        return entries;
    }

    private Set<RunningTakes.Due> underWay() {
        ScheduleExecution now = execution;
        return now == null ? Set.of() : now.underWay();
    }

    @Override
    public Schedule get(String id) {
        return find(judged(), id).schedule();
    }

    @Override
    public Schedule add(Schedule wanted) {
        Instant now = clock.instant();
        Schedule schedule = checked(wanted, now);
        change(entries -> {
            entries.add(new ScheduleEntry(schedule, now));
            return entries;
        });
        return schedule;
    }

    @Override
    public Schedule remove(String id) {
        Schedule[] removed = new Schedule[1];
        change(entries -> {
            ScheduleEntry entry = find(entries, id);
            removed[0] = entry.schedule();
            entries.remove(entry);
            return entries;
        });
        return removed[0];
    }

    @Override
    public Schedule enable(String id, boolean enabled) {
        Instant now = clock.instant();
        Schedule[] changed = new Schedule[1];
        change(entries -> {
            ScheduleEntry entry = find(entries, id);
            boolean same = entry.schedule().enabled() == enabled;
            ScheduleEntry set = same ? entry : entry.withEnabled(enabled).withAccounted(now);
            entries.set(entries.indexOf(entry), set);
            changed[0] = set.schedule();
            return entries;
        });
        return changed[0];
    }

    @Override
    public Take runNow(String id) {
        Schedule schedule = get(id);
        return takes.start(schedule, schedule.length());
    }

    @Override
    public List<Planned> next(int count) {
        Instant now = clock.instant();
        List<Planned> planned = new ArrayList<>();
        for (Schedule schedule : list()) {
            Times times = Times.of(schedule);
            Optional<Instant> due = schedule.enabled() ? times.after(now) : Optional.empty();
            for (int i = 0; i < count && due.isPresent(); i++) {
                planned.add(new Planned(schedule, due.get()));
                due = times.after(due.get());
            }
        }
        planned.sort(Comparator.comparing(Planned::due));
        return List.copyOf(planned.subList(0, Math.min(count, planned.size())));
    }

    @Override
    public Optional<Instant> nextOf(Schedule schedule) {
        return schedule.enabled() ? Times.of(schedule).after(clock.instant()) : Optional.empty();
    }

    @Override
    public synchronized Execution execute() {
        if (execution != null && !execution.isClosed()) {
            return new Execution() {
                @Override
                public List<Missed> missed() {
                    return List.of();
                }

                @Override
                public void close() {
                    // The first one goes on.
                }
            };
        }
        execution = new ScheduleExecution(this, takes, clock, start -> Thread.ofPlatform()
                .name("schedule-start")
                .start(start));
        execution.start();
        return execution;
    }

    /** Carries out without a thread: for whoever brings the time along. */
    public synchronized ScheduleExecution executeByHand() {
        execution = new ScheduleExecution(this, takes, clock, Runnable::run);
        return execution;
    }

    synchronized List<ScheduleEntry> entries() {
        return new ArrayList<>(file.read());
    }

    /** Reads, changes and writes in one step, and lets the execution look again. */
    void change(UnaryOperator<List<ScheduleEntry>> change) {
        ScheduleExecution running;
        synchronized (this) {
            file.write(change.apply(entries()));
            running = execution;
        }
        if (running != null) {
            running.wake();
        }
    }

    private Schedule checked(Schedule wanted, Instant now) {
        if (wanted.length().compareTo(LEAST) < 0 || wanted.length().compareTo(LONGEST) > 0) {
            throw invalid("A scheduled recording lasts between a second and 31 days", "Give a length with --duration.");
        }
        wanted.preset().ifPresent(presets::get);
        wanted.title().ifPresent(TitleTemplate::require);
        switch (wanted.occurrence()) {
            case Occurrence.Once once -> {
                if (!Times.moment(once.time(), wanted.zone()).isAfter(now)) {
                    throw invalid(
                            "The time %s is past"
                                    .formatted(once.time().toString().replace('T', ' ')),
                            "Give a later one.");
                }
            }
            case Occurrence.Repeated repeated -> CronExpression.parse(repeated.expression());
        }
        return new Schedule(
                UUID.randomUUID(),
                wanted.occurrence(),
                wanted.zone(),
                wanted.length(),
                wanted.preset(),
                wanted.device(),
                wanted.title(),
                wanted.flac(),
                true,
                List.of());
    }

    private static ScheduleEntry find(List<ScheduleEntry> entries, String id) {
        String beginning = id.strip().toLowerCase(Locale.ROOT);
        List<ScheduleEntry> found = entries.stream()
                .filter(entry ->
                        !beginning.isEmpty() && entry.schedule().id().toString().startsWith(beginning))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw found.isEmpty()
                ? new VoiceRecorderException(
                        ErrorCode.ERR_NOT_FOUND,
                        "There is no schedule '%s'".formatted(id),
                        "List them with 'voicerec schedule list'.",
                        null)
                : new VoiceRecorderException(
                        ErrorCode.ERR_AMBIGUOUS_ID, "'%s' begins %d schedules".formatted(id, found.size()));
    }

    private static VoiceRecorderException invalid(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, message, advice, null);
    }
}
