package org.voicerecorder.command.internal.commands.schedule;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.Schedules;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.Table;
import org.voicerecorder.command.internal.text.Table.Column;
import picocli.CommandLine;

@CommandLine.Command(
        name = "list",
        sortOptions = false,
        description = "Lists the schedules, when each comes next, and what became of its last time.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.DAMAGED, ExitCodes.BUSY})
final class ScheduleListCommand implements Command {
    private final Invocation invocation;

    ScheduleListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Schedules schedules = invocation.services().get(Schedules.class);
        List<Schedule> all = schedules.list();
        Map<UUID, Instant> next = new HashMap<>();
        // As many as there are schedules may all belong to one of them, so each is asked for by itself.
        all.forEach(schedule -> schedules.nextOf(schedule).ifPresent(moment -> next.put(schedule.id(), moment)));
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("schedules").beginArray();
                for (Schedule schedule : all) {
                    ScheduleCard.write(json, schedule, Optional.ofNullable(next.get(schedule.id())));
                }
                json.endArray().endObject();
            });
        } else if (invocation.isQuiet()) {
            all.forEach(schedule -> invocation.console().printLine(schedule.id().toString()));
        } else if (all.isEmpty()) {
            invocation.note("Nothing is scheduled. See 'voicerec schedule add --help'.");
        } else {
            print(all, next);
        }
        return ExitStatus.OK;
    }

    private void print(List<Schedule> all, Map<UUID, Instant> next) {
        Table table = new Table(List.of(
                Column.left("ID").painted(invocation.style()::id),
                Column.left("WHEN"),
                Column.right("LENGTH"),
                Column.left("NEXT"),
                Column.text("PRESET"),
                Column.left("FLAC").leaving(1),
                Column.text("LAST")));
        for (Schedule schedule : all) {
            table.add(List.of(
                    ScheduleCard.shortId(schedule),
                    ScheduleCard.when(schedule),
                    HumanTime.clock(schedule.length()),
                    schedule.enabled()
                            ? Optional.ofNullable(next.get(schedule.id()))
                                    .map(moment -> HumanTime.date(moment, invocation.zone()))
                                    .orElse("over")
                            : "disabled",
                    schedule.preset().orElse(""),
                    schedule.flac().map(wanted -> wanted ? "yes" : "no").orElse(""),
                    schedule.lastRun()
                            .map(run -> ScheduleCard.run(invocation, run))
                            .orElse("")));
        }
        invocation.console().print(table.render(invocation.width(), invocation.style()));
    }
}
