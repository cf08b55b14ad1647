package org.voicerecorder.command.internal.commands.schedule;

import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.schedule.Schedules;
import org.voicerecorder.api.schedule.Schedules.Planned;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.Table;
import org.voicerecorder.command.internal.text.Table.Column;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "next",
        sortOptions = false,
        description = "Shows what is recorded next.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.DAMAGED, ExitCodes.BUSY})
final class ScheduleNextCommand implements Command {
    private static final int MOST = 1000;

    private final Invocation invocation;

    @Parameters(index = "0", arity = "0..1", paramLabel = "N", description = "How many times; 5 by default.")
    private int count = 5;

    ScheduleNextCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        if (count < 1 || count > MOST) {
            throw new VoiceRecorderException(ErrorCode.ERR_USAGE, "Between 1 and %d times are shown".formatted(MOST));
        }
        List<Planned> planned = invocation.services().get(Schedules.class).next(count);
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("next").beginArray();
                for (Planned next : planned) {
                    json.beginObject().name("due").value(next.due().toString());
                    json.name("seconds").value(next.schedule().length().toMillis() / 1000.0);
                    json.name("schedule").value(next.schedule().id().toString()).endObject();
                }
                json.endArray().endObject();
            });
        } else if (planned.isEmpty()) {
            invocation.note("Nothing is scheduled.");
        } else {
            print(planned);
        }
        return ExitStatus.OK;
    }

    private void print(List<Planned> planned) {
        Table table = new Table(List.of(
                Column.left("DUE"),
                Column.right("LENGTH"),
                Column.left("ID").painted(invocation.style()::id),
                Column.text("TITLE")));
        for (Planned next : planned) {
            table.add(List.of(
                    HumanTime.date(next.due(), invocation.zone()),
                    HumanTime.clock(next.schedule().length()),
                    ScheduleCard.shortId(next.schedule()),
                    next.schedule().title().or(() -> next.schedule().preset()).orElse("")));
        }
        invocation.console().print(table.render(invocation.width(), invocation.style()));
    }
}
