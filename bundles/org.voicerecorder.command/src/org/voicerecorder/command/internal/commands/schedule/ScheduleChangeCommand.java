package org.voicerecorder.command.internal.commands.schedule;

import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.schedule.Schedule;
import org.voicerecorder.api.schedule.Schedules;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** What is done to one schedule that is named. */
@CommandLine.Command(
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.STORAGE,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY
        })
abstract sealed class ScheduleChangeCommand implements Command {
    private final Invocation invocation;
    private final String verb;

    @Parameters(index = "0", paramLabel = "ID", description = "The beginning of a schedule's id.")
    private String id;

    private ScheduleChangeCommand(Invocation invocation, String verb) {
        this.invocation = invocation;
        this.verb = verb;
    }

    abstract Schedule change(Schedules schedules, String wanted);

    @Override
    public ExitStatus run() {
        ScheduleCard.tell(invocation, verb, change(invocation.services().get(Schedules.class), id));
        return ExitStatus.OK;
    }

    @CommandLine.Command(name = "remove", description = "Removes a schedule; what it recorded stays.")
    static final class Remove extends ScheduleChangeCommand {
        Remove(Invocation invocation) {
            super(invocation, "Removed");
        }

        @Override
        Schedule change(Schedules schedules, String wanted) {
            return schedules.remove(wanted);
        }
    }

    @CommandLine.Command(name = "enable", description = "Has a schedule carried out again, from now on.")
    static final class Enable extends ScheduleChangeCommand {
        Enable(Invocation invocation) {
            super(invocation, "Enabled");
        }

        @Override
        Schedule change(Schedules schedules, String wanted) {
            return schedules.enable(wanted, true);
        }
    }

    @CommandLine.Command(name = "disable", description = "Keeps a schedule, but does not carry it out.")
    static final class Disable extends ScheduleChangeCommand {
        Disable(Invocation invocation) {
            super(invocation, "Disabled");
        }

        @Override
        Schedule change(Schedules schedules, String wanted) {
            return schedules.enable(wanted, false);
        }
    }
}
