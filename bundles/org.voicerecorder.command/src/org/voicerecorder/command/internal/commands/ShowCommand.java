package org.voicerecorder.command.internal.commands;

import java.util.List;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.RecordingCard;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "show",
        sortOptions = false,
        description = "Shows everything that is known of a recording.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.NOT_FOUND, ExitCodes.BUSY, ExitCodes.DATABASE},
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec show last", "  voicerec show 3f2a9c1e --json"})
public final class ShowCommand implements Command {
    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private List<String> ids = List.of();

    public ShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        List<Recording> recordings = invocation.resolve(ids);
        if (invocation.isJson() || invocation.isQuiet()) {
            return Outcome.show(invocation, "", recordings);
        }
        String cards = String.join(
                "\n",
                recordings.stream()
                        .map(recording -> RecordingCard.of(recording, invocation))
                        .toList());
        invocation.console().print(cards);
        return ExitStatus.OK;
    }
}
