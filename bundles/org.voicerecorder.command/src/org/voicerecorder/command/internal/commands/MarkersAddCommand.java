package org.voicerecorder.command.internal.commands;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "add",
        sortOptions = false,
        description = "Sets a marker in a recording.",
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
            "  voicerec markers add last --at 1:02.5 --text \"First question\"",
            "  voicerec markers add 3f2a9c1e --frame 48000 --length 3s --text Applause"
        })
public final class MarkersAddCommand implements Command {
    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    @Option(names = "--at", paramLabel = "TIME", description = "Where: 90, 1:30.25, 1h30m.")
    private Duration at;

    @Option(names = "--frame", paramLabel = "N", description = "Where, to the frame.")
    private Long frame;

    @Option(names = "--length", paramLabel = "TIME", description = "How long a span it marks. Default: a point.")
    private Duration length = Duration.ZERO;

    @Option(names = "--text", paramLabel = "TEXT", description = "What it says.")
    private String text = "";

    public MarkersAddCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        MarkedRecording marked = new MarkedRecording(invocation, id);
        long begin = marked.frame(at, frame);
        Marker marker = marked.fitting(
                new Marker(UUID.randomUUID(), begin, marked.frames(length), MarkedRecording.text(text)), frame != null);
        List<Marker> now = marked.markers().add(marked.id(), List.of(marker));
        if (invocation.isQuiet() && !invocation.isJson()) {
            invocation.console().printLine(marker.id().toString());
        }
        return marked.answer(
                "Set %s at %s".formatted(invocation.style().id(MarkedRecording.shortId(marker)), marked.time(begin)),
                1,
                0,
                0,
                now);
    }
}
