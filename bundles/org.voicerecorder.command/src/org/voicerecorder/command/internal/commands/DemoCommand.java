package org.voicerecorder.command.internal.commands;

import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.commands.demo.Demonstration;
import picocli.CommandLine;

@CommandLine.Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Shows everything once, in a library of its own in the temporary folder.",
            "",
            "Takes in three spoken files, records three seconds when there is a microphone, lists, searches, verifies "
                    + "and draws a waveform. Your own library is not touched."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.PARTIAL,
            ExitCodes.USAGE,
            ExitCodes.STORAGE,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY,
            ExitCodes.DATABASE
        },
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec demo", "  voicerec demo --json"})
public final class DemoCommand implements Command {
    private final Invocation invocation;

    public DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        return new Demonstration(invocation).run();
    }
}
