package org.voicerecorder.command.internal.commands;

import java.util.List;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "restore",
        sortOptions = false,
        description = {"Takes recordings out of the bin.", "", "When one of the IDs is not found, nothing is changed."},
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.NOT_FOUND, ExitCodes.BUSY, ExitCodes.DATABASE},
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec restore 3f2a9c1e", "  voicerec restore 3f2a9c1e 77aa01bc --json"})
public final class RestoreCommand implements Command {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private List<String> ids = List.of();

    public RestoreCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        List<Recording> recordings = invocation.resolve(ids);
        return Outcome.show(
                invocation,
                "Restored",
                invocation
                        .recordings()
                        .restore(recordings.stream().map(Recording::id).toList()));
    }
}
