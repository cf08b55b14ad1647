package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ErrorReport;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.text.Escapes;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "export",
        sortOptions = false,
        description = {
            "Writes copies of recordings outside the library.",
            "",
            "Without a format the original bytes, verified against the checksum. A file appears only when it is "
                    + "complete. In a folder the copies are called as the originals were."
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
            "  voicerec export 3f2a9c1e 77aa01bc --output ~/Desktop/ --format flac"
        })
public final class ExportCommand implements Command {
    static final class FormatChoice extends Choice<ExportFormat> {
        FormatChoice() {
            super(ExportFormat.class);
        }
    }

    private final Invocation invocation;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private List<String> ids = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR",
            description = "The file to write, or the folder for it. Default: the current folder.")
    private String output = ".";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatChoice.class,
            completionCandidates = FormatChoice.class,
            description = "Convert to wav, flac, mp3, m4a or opus. Default: the original bytes.")
    private ExportFormat format;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    /** @param sizeBytes of the file written */
    private record Exported(Recording recording, Path path, String format, long sizeBytes) {}

    private record Failed(Recording recording, VoiceRecorderException why) {}

    private final List<Exported> exported = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();

    public ExportCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        List<Recording> recordings = invocation.resolve(ids);
        Export export = invocation.services().get(Export.class);
        ExportTargets targets = new ExportTargets(
                invocation.pathOutside(output),
                output.endsWith("/"),
                recordings.size() > 1,
                Optional.ofNullable(format),
                force);
        for (Recording recording : recordings) {
            try {
                invocation.cancel().throwIfCancelled();
                export(recording, targets, export);
            } catch (VoiceRecorderException e) {
                if (recordings.size() == 1 || e.code() == ErrorCode.ERR_CANCELLED && exported.isEmpty()) {
                    throw e;
                }
                fail(recording, e);
                if (e.code() == ErrorCode.ERR_CANCELLED) {
                    break;
                }
            } finally {
                invocation.console().clearStatus();
            }
        }
        if (invocation.isJson()) {
            invocation.emit(this::write);
        }
        return status();
    }

    private ExitStatus status() {
        if (failed.isEmpty()) {
            return ExitStatus.OK;
        }
        return failed.getLast().why().code() == ErrorCode.ERR_CANCELLED ? ExitStatus.CANCELLED : ExitStatus.PARTIAL;
    }

    private void export(Recording recording, ExportTargets targets, Export export) {
        Path target = targets.of(recording);
        long size = export.export(
                recording, target, Optional.ofNullable(format), force, invocation.progress(), invocation.cancel());
        String extension = format == null ? ExportTargets.storedExtension(recording) : format.extension();
        exported.add(new Exported(recording, target, extension, size));
        if (invocation.isJson()) {
            return;
        }
        if (format == null && !ExportTargets.hasExtension(target, extension) && !Files.isDirectory(target)) {
            invocation.note("The bytes are the original's (%s); convert with --format.".formatted(extension));
        }
        invocation
                .console()
                .printLine(
                        invocation.isQuiet()
                                ? target.toString()
                                : "Exported %s  %s  %s"
                                        .formatted(
                                                invocation.style().id(recording.shortId()),
                                                new ByteSize(size),
                                                Escapes.visible(target.toString())));
    }

    private void fail(Recording recording, VoiceRecorderException e) {
        failed.add(new Failed(recording, e));
        if (!invocation.isJson()) {
            ErrorReport.print(invocation, recording.shortId() + " " + recording.title(), e);
        }
    }

    private void write(JsonWriter json) throws IOException {
        json.beginObject().name("exported").beginArray();
        for (Exported each : exported) {
            json.beginObject().name("id").value(each.recording().id().toString());
            json.name("path").value(each.path().toString());
            json.name("format").value(each.format());
            json.name("sizeBytes").value(each.sizeBytes()).endObject();
        }
        json.endArray().name("failed").beginArray();
        for (Failed each : failed) {
            json.beginObject().name("id").value(each.recording().id().toString());
            Json.errorMembers(json, each.why());
            json.endObject();
        }
        json.endArray().endObject();
    }
}
