package org.voicerecorder.command.internal.commands;

import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
        name = "list",
        sortOptions = false,
        description = "Lists the recordings of the library, the newest first.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.INVALID_INPUT, ExitCodes.BUSY, ExitCodes.DATABASE},
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec list",
            "  voicerec list --since 7d --tag interview --sort longest",
            "  voicerec list --bin",
            "  voicerec list --json --limit 20"
        })
public final class ListCommand implements Command {
    private final Invocation invocation;

    @Mixin
    private FilterOptions options = new FilterOptions();

    public ListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        RecordingFilter filter = options.filter(invocation);
        return new Listing(invocation, options).show(filter, nothing(filter));
    }

    private static String nothing(RecordingFilter filter) {
        if (filter.equals(RecordingFilter.PRESENT)) {
            return "No recordings yet. Take in a file with 'voicerec add FILE', or record with 'voicerec record'.";
        }
        return filter.equals(RecordingFilter.BIN) ? "The bin is empty." : "No recording is like that.";
    }
}
