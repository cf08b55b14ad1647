package org.voicerecorder.command.internal.commands.schedule;

import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;

@CommandLine.Command(
        name = "schedule",
        sortOptions = false,
        description = {
            "Records by the clock, once or again and again. Without a word after it, lists the schedules.",
            "",
            "They are carried out while 'voicerec serve' or the workbench runs on the library. A time that passes"
                    + " meanwhile is told as missed at the next start; one that is not over yet begins late, for the rest."
        },
        commandListHeading = "%nCommands:%n",
        synopsisSubcommandLabel = "[COMMAND]",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.DAMAGED, ExitCodes.BUSY},
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec schedule add \"2026-12-01 20:00\" --duration 1h30m --preset Interview",
            "  voicerec schedule add \"0 20 * * mon-fri\" --duration 45m --title \"Evening {date}\"",
            "  voicerec schedule next",
            "  voicerec serve"
        })
public final class ScheduleCommand implements Command {
    private final Invocation invocation;

    public ScheduleCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Adds its own commands, once it has its place in the tree. */
    public static void addCommands(CommandLine schedule, Invocation invocation) {
        schedule.addSubcommand("add", new ScheduleAddCommand(invocation));
        schedule.addSubcommand("list", new ScheduleListCommand(invocation));
        schedule.addSubcommand("next", new ScheduleNextCommand(invocation));
        schedule.addSubcommand("remove", new ScheduleChangeCommand.Remove(invocation));
        schedule.addSubcommand("enable", new ScheduleChangeCommand.Enable(invocation));
        schedule.addSubcommand("disable", new ScheduleChangeCommand.Disable(invocation));
        schedule.addSubcommand("run-now", new ScheduleRunNowCommand(invocation));
    }

    @Override
    public ExitStatus run() {
        return new ScheduleListCommand(invocation).run();
    }
}
