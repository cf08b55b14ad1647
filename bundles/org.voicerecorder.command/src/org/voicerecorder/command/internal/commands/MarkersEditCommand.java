package org.voicerecorder.command.internal.commands;

import java.time.Duration;
import java.util.List;
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
        name = "edit",
        sortOptions = false,
        description = "Gives a marker another place, length or text; what is not named stays.",
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
            "  voicerec markers edit last 5d01b6aa --text \"Second question\"",
            "  voicerec markers edit last 5d01b6aa --at 1:03 --length 0"
        })
public final class MarkersEditCommand implements Command {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ID", description = "The beginning of a recording's id, or 'last'.")
    private String id;

    @Parameters(index = "1", paramLabel = "MARKER", description = "The beginning of the marker's id.")
    private String reference;

    @Option(names = "--at", paramLabel = "TIME", description = "Where: 90, 1:30.25, 1h30m.")
    private Duration at;

    @Option(names = "--frame", paramLabel = "N", description = "Where, to the frame.")
    private Long frame;

    @Option(names = "--length", paramLabel = "TIME", description = "How long a span it marks; 0 makes it a point.")
    private Duration length;

    @Option(names = "--text", paramLabel = "TEXT", description = "What it says.")
    private String text;

    public MarkersEditCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        if (at == null && frame == null && length == null && text == null) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_USAGE,
                    "Nothing to change was named",
                    "Name one of --at, --frame, --length, --text.",
                    null);
        }
        MarkedRecording marked = new MarkedRecording(invocation, id);
        Marker old = marked.marker(reference);
        Marker changed = marked.fitting(
                new Marker(
                        old.id(),
                        at == null && frame == null ? old.frame() : marked.frame(at, frame),
                        length == null ? old.frames() : marked.frames(length),
                        text == null ? old.text() : MarkedRecording.text(text)),
                frame != null);
        List<Marker> now = marked.markers().change(marked.id(), changed);
        return marked.answer(
                "Changed %s".formatted(invocation.style().id(MarkedRecording.shortId(changed))), 0, 1, 0, now);
    }
}
