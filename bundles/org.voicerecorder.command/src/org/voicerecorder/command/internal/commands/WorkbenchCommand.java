package org.voicerecorder.command.internal.commands;

import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;

/** Opening the window is the start program's business; a product without one, or a guest, ends up here. */
@CommandLine.Command(
        name = "workbench",
        sortOptions = false,
        description = "Opens the window.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.BUSY},
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec workbench", "  voicerec workbench --library ~/Interviews"})
public final class WorkbenchCommand implements Command {
    private final Invocation invocation;

    public WorkbenchCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        String wanted = String.join(" ", invocation.request().arguments());
        throw new VoiceRecorderException(
                ErrorCode.ERR_UNAVAILABLE,
                "'%s' cannot open a window: this product has none".formatted(wanted),
                "Install the product with the window (workbench); every command works without it.",
                null);
    }
}
