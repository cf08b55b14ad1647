package org.voicerecorder.command.internal.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.Ingest;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.CleanText;
import org.voicerecorder.command.internal.text.Escapes;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "add",
        sortOptions = false,
        description = {
            "Takes audio files into the library: copied, checksummed, and known from then on.",
            "",
            "WAV, MP3, M4A, FLAC, OGG, OPUS and AIFF, told by their content. Of a folder all files that look like "
                    + "audio are taken, those in folders below it too. The originals are only read. A file that is "
                    + "there already is reported, not added twice, and is no failure."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.PARTIAL,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.INVALID_INPUT,
            ExitCodes.STORAGE,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY,
            ExitCodes.DATABASE,
            ExitCodes.CANCELLED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec add talk.mp3 --title \"Opening talk\" --tag conference,2026",
            "  voicerec add ~/Recordings --max-size 2GB",
            "  voicerec add 'what is this?.wav' --fix-names",
            "  voicerec add --watch ~/Dropbox/voice"
        })
public final class AddCommand implements Command {
    /** How long a watched file must stand still before it is taken. */
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, and folders of files.")
    private List<String> names = List.of();

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "Title, of a single file. Default: from the file's tags, else its name.")
    private String title;

    @Option(names = "--description", paramLabel = "TEXT", description = "Description.")
    private String description;

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "Tag; repeated or with commas: several.")
    private List<String> tags = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "Keep this as the original name, of a single file.")
    private String name;

    @Option(
            names = "--fix-names",
            description = "Replace by _ what a name must not have (<>:\"/\\|?*), instead of refusing the file.")
    private boolean fixNames;

    @Option(names = "--max-size", paramLabel = "SIZE", description = "Largest file that is taken. Default: 500 MB.")
    private ByteSize maximumSize = AddRequest.DEFAULT_MAXIMUM_SIZE;

    @Option(names = "--watch", description = "Keep watching the folders and add what appears, until Ctrl-C.")
    private boolean watch;

    public AddCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        List<Path> named = names.stream().map(invocation::path).distinct().toList();
        check(named);
        Ingest ingest = invocation.services().get(Ingest.class);
        invocation.tellRecovery();
        AddReport report = new AddReport(invocation);
        Optional<Path> library = invocation.services().ifPresent(Library.class).map(Library::root);
        AudioSources sources = new AudioSources(ingest::looksLikeAudio, library, invocation.cancel());
        if (watch) {
            watch(named, sources, ingest, report);
            return report.finish();
        }
        List<Path> files = new ArrayList<>();
        for (Path path : named) {
            AudioSources.Found found = sources.in(path);
            found.failures().forEach(report::tell);
            if (found.files().isEmpty() && found.failures().isEmpty()) {
                invocation.note("No audio files in " + Escapes.visible(path.toString()));
            }
            files.addAll(found.files());
        }
        add(files, ingest, report::tell);
        return report.finish();
    }

    private void check(List<Path> named) {
        boolean single = named.size() == 1 && !watch && !Files.isDirectory(named.getFirst());
        if (!single && (title != null || name != null)) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_USAGE,
                    "%s is for a single file".formatted(title != null ? "--title" : "--name"),
                    "Add the files one by one, or without it.",
                    null);
        }
        if (watch) {
            named.stream().filter(path -> !Files.isDirectory(path)).findFirst().ifPresent(path -> {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_INVALID_ARGUMENT,
                        "'%s' is not a folder".formatted(path),
                        "--watch takes folders.",
                        null);
            });
        }
    }

    private void watch(List<Path> folders, AudioSources sources, Ingest ingest, AddReport report) {
        folders.forEach(folder ->
                invocation.note("Watching %s; Ctrl-C ends it.".formatted(Escapes.visible(folder.toString()))));
        // Ctrl-C is how a watch ends: a file that was not finished then is no failure, it is taken the next time.
        new FolderWatch(folders, sources, SETTLE, invocation.cancel()).run(files -> {
            List<Path> again = new ArrayList<>();
            add(files, ingest, outcome -> {
                if (!outcome.isCancelled()) {
                    report.tell(outcome);
                    if (outcome.mayPass()) {
                        again.add(outcome.path());
                    }
                }
            });
            return again;
        });
    }

    private void add(List<Path> files, Ingest ingest, Consumer<AddOutcome> tell) {
        new AddBatch(ingest, invocation.programName(), this::request, invocation.progress(), invocation.cancel())
                .run(files, tell);
        invocation.console().clearStatus();
    }

    private AddRequest request(Path file) {
        return new AddRequest(
                file,
                Optional.ofNullable(name),
                fixNames,
                Optional.ofNullable(title),
                Optional.ofNullable(description).map(CleanText::lines),
                List.copyOf(FilterOptions.tags(tags)),
                maximumSize,
                IngestSource.IMPORT,
                Optional.empty());
    }
}
