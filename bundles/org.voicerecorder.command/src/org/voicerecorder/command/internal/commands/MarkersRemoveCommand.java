package org.voicerecorder.command.internal.commands;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "remove",
        sortOptions = false,
        description = "Removes markers from a recording.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.NOT_FOUND, ExitCodes.BUSY, ExitCodes.DATABASE},
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec markers remove last 5d01b6aa", "  voicerec markers remove last --all"})
public final class MarkersRemoveCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ID", description = "The beginning of a recording's id, or 'last'.")
    private String id;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "MARKER", description = "The beginning of a marker's id.")
    private List<String> references = List.of();

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    public MarkersRemoveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        if (all != references.isEmpty()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_USAGE,
                    "Name the markers to remove, or --all, one of them",
                    "List them with 'voicerec markers ID'.",
                    null);
        }
        MarkedRecording marked = new MarkedRecording(invocation, id);
        Set<UUID> unwanted = new LinkedHashSet<>();
        if (all) {
            marked.list().forEach(marker -> unwanted.add(marker.id()));
        }
        references.forEach(reference -> unwanted.add(marked.marker(reference).id()));
        List<Marker> left = marked.markers().remove(marked.id(), unwanted);
        return marked.answer(
                "Removed %d, %d left".formatted(unwanted.size(), left.size()), 0, 0, unwanted.size(), left);
    }
}
