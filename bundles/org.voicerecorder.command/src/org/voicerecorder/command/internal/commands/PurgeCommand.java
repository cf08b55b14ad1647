package org.voicerecorder.command.internal.commands;

import java.util.List;
import java.util.UUID;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.catalog.RecordingFilter;
import org.voicerecorder.api.catalog.RecordingOrder;
import org.voicerecorder.api.storage.Purge;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "purge",
        sortOptions = false,
        description = {
            "Takes recordings out of the bin for good: those named, or all of the bin.",
            "",
            "Their audio is moved to backups/purged-<time>/ in the library and kept there for 7 days; with --now it "
                    + "is deleted at once. On a terminal --now without an ID wants --yes as well."
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
        footer = {"  voicerec purge", "  voicerec purge 3f2a9c1e --now", "  voicerec purge --now --yes --json"})
public final class PurgeCommand implements Command {
    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The beginning of an id of a recording in the bin.")
    private List<String> ids = List.of();

    @Option(names = "--now", description = "Delete the audio at once; nothing brings it back.")
    private boolean now;

    @Option(names = "--yes", description = "Yes, all of the bin.")
    private boolean yes;

    public PurgeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        List<UUID> named = invocation.resolve(ids).stream().map(Recording::id).toList();
        if (named.isEmpty() && now && !yes && invocation.request().terminal().outIsTerminal()) {
            refuse();
        }
        Purge.Report report = invocation.services().get(Purge.class).purge(named, now);
        if (invocation.isJson()) {
            emit(report);
        } else {
            print(report);
        }
        return ExitStatus.OK;
    }

    /** A command may be executed by another process than the one whose keyboard could answer a question. */
    private void refuse() {
        long inBin = invocation
                .recordings()
                .page(RecordingFilter.BIN, RecordingOrder.NEWEST_FIRST, java.util.Optional.empty(), 1)
                .total();
        throw new VoiceRecorderException(
                ErrorCode.ERR_USAGE,
                "%d recordings of the bin would be gone for good; nothing was removed".formatted(inBin),
                "Say 'voicerec purge --now --yes', or without --now keep their audio for 7 more days.",
                null);
    }

    private void emit(Purge.Report report) {
        invocation.emit(json -> {
            json.beginObject().name("purged").beginArray();
            for (UUID id : report.purged()) {
                json.value(id.toString());
            }
            json.endArray().name("bytes").value(report.bytes()).endObject();
        });
    }

    private void print(Purge.Report report) {
        if (invocation.isQuiet()) {
            report.purged().forEach(id -> invocation.console().printLine(id.toString()));
            return;
        }
        int count = report.purged().size();
        String fate = now ? "their audio is deleted" : "their audio is kept under backups/ for 7 days";
        invocation
                .console()
                .printLine(
                        count == 0
                                ? "The bin is empty."
                                : "Purged %d, %s; %s".formatted(count, new ByteSize(report.bytes()), fate));
    }
}
