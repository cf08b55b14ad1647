package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.MarkerFiles;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Escapes;
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
    private static final long LARGEST_FILE = 16 << 20;

    static final class FormatChoice extends Choice<MarkerFiles.Format> {
        FormatChoice() {
            super(MarkerFiles.Format.class);
        }
    }

    /** A marker without its identity. */
    private record Said(long frame, long frames, String text) {
        static Said of(Marker marker) {
            return new Said(marker.frame(), marker.frames(), marker.text());
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
        List<Marker> read = MarkerFiles.read(
                content(path),
                format == null ? formatOf(path) : format,
                marked.audio().sampleRate(),
                OptionalLong.of(marked.audio().frames()));
        return replace ? replaceAll(marked, read) : add(marked, read);
    }

    private static ExitStatus replaceAll(MarkedRecording marked, List<Marker> read) {
        int removed = marked.list().size();
        List<Marker> now = marked.markers().replaceAll(marked.id(), read);
        return marked.answer(
                "Read %d, in the place of %d".formatted(read.size(), removed), read.size(), 0, removed, now);
    }

    private static ExitStatus add(MarkedRecording marked, List<Marker> read) {
        Set<Said> known = new HashSet<>();
        marked.list().forEach(marker -> known.add(Said.of(marker)));
        List<Marker> wanted =
                read.stream().filter(marker -> known.add(Said.of(marker))).toList();
        List<Marker> now = wanted.isEmpty() ? marked.list() : marked.markers().add(marked.id(), wanted);
        int there = read.size() - wanted.size();
        String rest = there == 0 ? "" : ", %d were there already".formatted(there);
        return marked.answer("Read %d%s".formatted(wanted.size(), rest), wanted.size(), 0, 0, now);
    }

    static MarkerFiles.Format formatOf(Path path) {
        return ExportTargets.hasExtension(path, "csv") ? MarkerFiles.Format.CSV : MarkerFiles.Format.AUDACITY;
    }

    private static String content(Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new VoiceRecorderException(ErrorCode.ERR_NOT_A_FILE, "%s is a folder".formatted(path));
            }
            byte[] bytes;
            try (var in = Files.newInputStream(path)) {
                bytes = in.readNBytes((int) LARGEST_FILE + 1);
            }
            if (bytes.length > LARGEST_FILE) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_INVALID_ARGUMENT,
                        "%s is no list of markers: it is larger than %s".formatted(path, new ByteSize(LARGEST_FILE)));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "%s is not text in UTF-8".formatted(Escapes.visible(path.toString())),
                    "Save it as UTF-8; nothing was changed.",
                    e);
        } catch (IOException e) {
            throw IoFailures.of(e, "read", path);
        }
    }
}
