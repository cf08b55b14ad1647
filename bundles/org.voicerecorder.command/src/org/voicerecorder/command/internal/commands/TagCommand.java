package org.voicerecorder.command.internal.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingChange;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "tag",
        sortOptions = false,
        description = "Adds tags to a recording, takes them away, or replaces them all.",
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
        footer = {
            "  voicerec tag last interview 2026",
            "  voicerec tag 3f2a9c1e --remove draft --add final",
            "  voicerec tag 3f2a9c1e --set \"\"        take all tags away"
        })
public final class TagCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "TAG", description = "Tags to add.")
    private List<String> words = List.of();

    @Option(names = "--add", paramLabel = "TAG", split = ",", description = "Tags to add.")
    private List<String> add = List.of();

    @Option(names = "--remove", paramLabel = "TAG", split = ",", description = "Tags to take away.")
    private List<String> remove = List.of();

    @Option(
            names = "--set",
            paramLabel = "TAGS",
            description = "The tags instead of those there are, with commas; empty takes all away.")
    private String set;

    public TagCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        List<String> adding = new ArrayList<>(words);
        adding.addAll(add);
        if (adding.isEmpty() && remove.isEmpty() && set == null) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_USAGE,
                    "No tag was named",
                    "Name tags to add, or use --remove or --set; see 'voicerec tag --help'.",
                    null);
        }
        Recordings recordings = invocation.recordings();
        Recording recording = recordings.resolve(id);
        Optional<Set<String>> all = Optional.ofNullable(set).map(tags -> FilterOptions.tags(List.of(tags.split(","))));
        RecordingChange change = RecordingChange.tags(FilterOptions.tags(adding), FilterOptions.tags(remove));
        return Outcome.show(
                invocation,
                "Tagged",
                recordings.change(
                        List.of(recording.id()), all.map(change::withTags).orElse(change)));
    }
}
