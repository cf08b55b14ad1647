package org.voicerecorder.command.internal.commands;

import java.util.List;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.text.CleanText;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "describe",
        sortOptions = false,
        description = "Sets the description of a recording; an empty text takes it away.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.BUSY,
            ExitCodes.DATABASE
        },
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec describe last \"Second take, without the dog\"", "  voicerec describe 3f2a9c1e \"\""})
public final class DescribeCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = "The text; words are joined.")
    private List<String> text = List.of();

    public DescribeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Recordings recordings = invocation.recordings();
        Recording recording = recordings.resolve(id);
        RecordingChange change = RecordingChange.description(CleanText.lines(String.join(" ", text)));
        return Outcome.show(invocation, "Described", recordings.change(List.of(recording.id()), change));
    }
}
