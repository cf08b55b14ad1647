package org.voicerecorder.command.internal.commands;

import java.util.List;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.storage.Integrity;
import org.voicerecorder.command.internal.Command;
import org.voicerecorder.command.internal.ErrorReport;
import org.voicerecorder.command.internal.ExitCodes;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.json.RecordingJson;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Reads stored audio and compares it with the checksums taken when it came in.",
            "",
            "Without an ID all recordings are read that are not in the bin. Nothing is changed."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.DAMAGED,
            ExitCodes.BUSY,
            ExitCodes.DATABASE,
            ExitCodes.CANCELLED
        },
        footerHeading = "%nExamples:%n",
        footer = {"  voicerec verify", "  voicerec verify last --json"})
public final class VerifyCommand implements Command {
    private final Invocation invocation;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "The beginning of an id, or 'last'.")
    private List<String> ids = List.of();

    public VerifyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public ExitStatus run() {
        List<Recording> named = invocation.resolve(ids);
        Integrity.Report report = invocation
                .services()
                .get(Integrity.class)
                .verify(named.stream().map(Recording::id).toList(), invocation.progress(), invocation.cancel());
        if (invocation.isJson()) {
            emit(report);
        } else {
            print(report);
        }
        return report.isClean() ? ExitStatus.OK : ExitStatus.DAMAGED;
    }

    private void emit(Integrity.Report report) {
        invocation.emit(json -> {
            json.beginObject().name("verified").value(report.verified());
            json.name("corrupt");
            RecordingJson.array(json, report.corrupt());
            json.name("missing");
            RecordingJson.array(json, report.missing());
            json.endObject();
        });
    }

    private void print(Integrity.Report report) {
        report.corrupt()
                .forEach(recording ->
                        complain(recording, ErrorCode.ERR_CHECKSUM_MISMATCH, "The stored audio has changed: "));
        report.missing()
                .forEach(recording -> complain(recording, ErrorCode.ERR_FILE_MISSING, "The stored audio is gone: "));
        if (invocation.isQuiet()) {
            return;
        }
        String summary = "%d verified, %d corrupt, %d missing"
                .formatted(
                        report.verified(),
                        report.corrupt().size(),
                        report.missing().size());
        invocation
                .console()
                .printLine(
                        report.isClean()
                                ? invocation.style().good(summary)
                                : invocation.style().error(summary));
    }

    private void complain(Recording recording, ErrorCode code, String what) {
        ErrorReport.print(
                invocation,
                recording.shortId() + " " + recording.title(),
                new VoiceRecorderException(code, what + recording.path()));
    }
}
