package org.voicerecorder.command.internal.commands;

import java.nio.file.Path;
import java.util.Locale;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.MarkerExchange;
import org.voicerecorder.audio.MarkerFiles;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Escapes;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "export",
        sortOptions = false,
        description = {
            "Writes the markers of a recording into a file: labels of Audacity, or CSV.",
            "",
            "Without --output they go to standard output."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.BUSY,
            ExitCodes.DATABASE
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec markers export last --output labels.txt",
            "  voicerec markers export last --format csv > chapters.csv"
        })
public final class MarkersExportCommand implements Command {
    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write.")
    private String output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = MarkersImportCommand.FormatChoice.class,
            completionCandidates = MarkersImportCommand.FormatChoice.class,
            description = "audacity or csv. Default: by the name of the output, audacity unless it ends with .csv.")
    private MarkerFiles.Format format;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    public MarkersExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        if (output == null && invocation.isJson()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_USAGE,
                    "--json needs --output, for both would go to standard output",
                    "'voicerec markers ID --json' lists the markers as JSON.",
                    null);
        }
        MarkedRecording marked = new MarkedRecording(invocation, id);
        if (output == null) {
            MarkerFiles.Format wanted = format == null ? MarkerFiles.Format.AUDACITY : format;
            invocation
                    .console()
                    .print(MarkerFiles.write(
                            marked.list(), wanted, marked.audio().sampleRate()));
            return ExitStatus.OK;
        }
        Path target = invocation.pathOutside(output);
        MarkerFiles.Format wanted = format == null ? MarkerExchange.formatOf(target) : format;
        int written = new MarkerExchange(marked.markers()).write(marked.recording(), target, wanted, force);
        tell(marked, wanted, target, written);
        return ExitStatus.OK;
    }

    private void tell(MarkedRecording marked, MarkerFiles.Format wanted, Path target, int count) {
        if (invocation.isJson()) {
            invocation.emit(json -> {
                json.beginObject().name("recording").value(marked.id().toString());
                json.name("path").value(target.toString());
                json.name("format").value(wanted.name().toLowerCase(Locale.ROOT));
                json.name("markers").value(count).endObject();
            });
        } else {
            invocation
                    .console()
                    .printLine(
                            invocation.isQuiet()
                                    ? target.toString()
                                    : "Wrote %d markers to %s".formatted(count, Escapes.visible(target.toString())));
        }
    }
}
