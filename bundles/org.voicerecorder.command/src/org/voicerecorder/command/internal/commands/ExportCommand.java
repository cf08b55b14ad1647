package org.voicerecorder.command.internal.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.catalog.Recordings;
import org.voicerecorder.api.edit.Loudness;
import org.voicerecorder.api.edit.LoudnessReport;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.api.storage.ExportRequest;
import org.voicerecorder.api.storage.Exported;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.text.Escapes;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "export",
        sortOptions = false,
        description = {
            "Writes copies of recordings outside the library.",
            "",
            "Without a format the original bytes, verified against the checksum; with one, a copy that is decoded and "
                    + "compared before it gets its name. Markers go along as chapters, in wav as cue points. A file "
                    + "appears only when it is complete. In a folder the copies are called as the originals were."
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
            ExitCodes.CANCELLED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  voicerec export last --output talk.wav",
            "  voicerec export last --output talk.mp3 --format mp3",
            "  voicerec export 3f2a9c1e 77aa01bc --output ~/Desktop/ --format flac",
            "  voicerec export last -o talk.mp3 --preset podcast-mp3-128 --cover cover.jpg --tag-artist Ada",
            "  voicerec export --tag interview --since 30d --output-folder out --preset archive-flac",
            "  voicerec export last -o talk.mp3 --format mp3 --loudness",
            "  voicerec export --all --output-folder out --name-template \"{date} {title}\""
        })
public final class ExportCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(ExportCommand.class);

    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private List<String> ids = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR",
            description = "The file to write, or the folder for it. Default: the current folder.")
    private String output;

    @Option(names = "--output-folder", paramLabel = "DIR", description = "The folder to write to; made when missing.")
    private String outputFolder;

    @Option(
            names = "--name-template",
            paramLabel = "NAME",
            description =
                    "Names in the folder, of {title}, {original}, {id}, {date}, {time} and {number}, with _ for what a "
                            + "name must not have.")
    private String nameTemplate;

    @Mixin
    private EncodingOptions encodingOptions = new EncodingOptions();

    @Mixin
    private TagOptions tagOptions = new TagOptions();

    @Option(names = "--cover", paramLabel = "PICTURE", description = "A JPEG or PNG file, for all formats but wav.")
    private String cover;

    @Option(names = "--no-markers", description = "Leave the markers out. Default: as chapters, in wav as cue points.")
    private boolean noMarkers;

    @Option(
            names = "--loudness",
            description = "Measure every copy as it is when it is decoded, see 'voicerec loudness'.")
    private boolean loudness;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    @Option(
            names = "--all",
            description = "All recordings that are not in the bin, or those that the next options say.")
    private boolean all;

    @Mixin
    private NarrowingOptions narrowing = new NarrowingOptions();

    public ExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        Optional<Encoding> encoding = encodingOptions.encoding();
        boolean several = ids.isEmpty();
        List<Recording> recordings = several ? selected() : invocation.resolve(ids);
        several |= recordings.size() > 1;
        ExportRequest request = new ExportRequest(
                encoding, tagOptions.tags(), Optional.ofNullable(cover).map(invocation::path), !noMarkers, force);
        ExportTargets targets = targets(recordings.size(), encoding);
        Export export = invocation.services().get(Export.class);
        ExportReport report = new ExportReport(invocation, recordings.size());
        for (Recording recording : recordings) {
            try {
                invocation.cancel().throwIfCancelled();
                Path target = targets.of(recording);
                Exported exported = export.export(recording, target, request, report.progress(), invocation.cancel());
                report.done(recording, target, encoding.map(Encoding::format), exported, measured(target, report));
            } catch (VoiceRecorderException e) {
                if (!several || e.code() == ErrorCode.ERR_CANCELLED && report.isEmpty()) {
                    throw e;
                }
                report.failed(recording, e);
                // Every further copy would end like this one.
                if (e.code() == ErrorCode.ERR_CANCELLED || e.code() == ErrorCode.ERR_DISK_FULL) {
                    break;
                }
            } finally {
                invocation.console().clearStatus();
            }
        }
        return report.end();
    }

    /** The copy is complete whatever becomes of its measurement. */
    private Optional<LoudnessReport> measured(Path copy, ExportReport report) {
        if (!loudness) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    invocation.services().get(Loudness.class).measure(copy, report.progress(), invocation.cancel()));
        } catch (VoiceRecorderException e) {
            LOG.atWarn().addKeyValue("file", copy).setCause(e).log("A copy could not be measured");
            invocation.note("%s is complete, but could not be measured: %s"
                    .formatted(Escapes.visible(copy.toString()), e.getMessage()));
            return Optional.empty();
        }
    }

    /** What the options mean when no recording was named. */
    private List<Recording> selected() {
        if (!all && !narrowing.isGiven()) {
            throw usage("No recording was named", "Name them, or choose with --all, --tag, --since and the like.");
        }
        if (output == null && outputFolder == null) {
            throw usage("Many recordings need a folder", "Name it with --output-folder.");
        }
        Recordings recordings = invocation.recordings();
        List<UUID> found = recordings.ids(
                narrowing.narrow(RecordingFilter.PRESENT, invocation),
                new RecordingOrder(RecordingOrder.Field.CREATED, false));
        if (found.isEmpty()) {
            invocation.note("No recording is like that.");
        }
        return recordings.findAll(found);
    }

    private ExportTargets targets(int count, Optional<Encoding> encoding) {
        if (!ids.isEmpty() && (all || narrowing.isGiven())) {
            throw usage("Recordings are named, and chosen by options too", "Do one of them.");
        }
        if (output != null && outputFolder != null) {
            throw usage("--output and --output-folder exclude each other", "Give one of them.");
        }
        String where = outputFolder != null ? outputFolder : output != null ? output : ".";
        return new ExportTargets(
                invocation.pathOutside(where),
                outputFolder != null || where.endsWith("/") || ids.isEmpty(),
                count,
                encoding.map(Encoding::format),
                Optional.ofNullable(nameTemplate).map(text -> new NameTemplate(text, invocation.zone())),
                force);
    }

    private static VoiceRecorderException usage(String message, String advice) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message, advice, null);
    }
}
