package org.voicerecorder.command.internal.commands;

import java.nio.file.Path;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.audio.MarkerExchange;
import org.voicerecorder.audio.MarkerExchange.Imported;
import org.voicerecorder.audio.MarkerFiles;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "import",
        sortOptions = false,
        description = {
            "Reads markers from a file: labels of Audacity, or CSV.",
            "",
            "They come to those that are there; what is there already, at the same place with the same text, is not "
                    + "doubled. When any line is wrong, all wrong lines are named and nothing is changed."
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
            "  voicerec markers import last --file labels.txt",
            "  voicerec markers import 3f2a9c1e --file chapters.csv --replace"
        })
public final class MarkersImportCommand implements Command {
    static final class FormatChoice extends Choice<MarkerFiles.Format> {
        FormatChoice() {
            super(MarkerFiles.Format.class);
        }
    }

    private final Invocation invocation;

    @Parameters(paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private String id;

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "The file to read, in UTF-8.")
    private String file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatChoice.class,
            completionCandidates = FormatChoice.class,
            description = "audacity or csv. Default: by the name of the file, audacity unless it ends with .csv.")
    private MarkerFiles.Format format;

    @Option(names = "--replace", description = "In the place of the markers that are there.")
    private boolean replace;

    public MarkersImportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        MarkedRecording marked = new MarkedRecording(invocation, id);
        Path path = invocation.path(file);
        Imported imported = new MarkerExchange(marked.markers())
                .read(marked.recording(), path, format == null ? MarkerExchange.formatOf(path) : format, replace);
        return replace ? replaced(marked, imported) : added(marked, imported);
    }

    private static ExitStatus replaced(MarkedRecording marked, Imported imported) {
        int removed = imported.before().size();
        return marked.answer(
                "Read %d, in the place of %d".formatted(imported.read(), removed),
                imported.read(),
                0,
                removed,
                imported.now());
    }

    private static ExitStatus added(MarkedRecording marked, Imported imported) {
        int there = imported.read() - imported.added();
        String rest = there == 0 ? "" : ", %d were there already".formatted(there);
        return marked.answer("Read %d%s".formatted(imported.added(), rest), imported.added(), 0, 0, imported.now());
    }
}
