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
        name = "rename",
        sortOptions = false,
        description = "Gives a recording another title. Its file and its original name stay as they are.",
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
        footer = {"  voicerec rename last \"Interview with Ada\"", "  voicerec rename 3f2a9c1e -- --draft--"})
public final class RenameCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TITLE", description = "The title; words are joined.")
    private List<String> title = List.of();

    public RenameCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Recordings recordings = invocation.recordings();
        Recording recording = recordings.resolve(id);
        RecordingChange change = RecordingChange.title(CleanText.line(String.join(" ", title)));
        return Outcome.show(invocation, "Renamed", recordings.change(List.of(recording.id()), change));
    }
}
