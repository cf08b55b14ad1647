package org.voicerecorder.command.internal.commands;

import java.nio.file.Path;
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
import org.voicerecorder.command.internal.json.Json;
import org.voicerecorder.command.internal.json.RecordingJson;
import org.voicerecorder.command.internal.text.Escapes;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Reads stored audio and compares it with the checksums taken when it came in.",
            "",
            "A FLAC copy that was made beside a take and is damaged is made anew.",
            "",
            "Without an ID all recordings are read that are not in the bin, and files of audio are looked for that are "
                    + "no recording's. No audio is changed."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            ExitCodes.OK,
            ExitCodes.USAGE,
            ExitCodes.NOT_FOUND,
            ExitCodes.STORAGE,
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
        if (report.isClean()) {
            return ExitStatus.OK;
        }
        return report.isIntact() ? ExitStatus.STORAGE : ExitStatus.DAMAGED;
    }

    private void emit(Integrity.Report report) {
        invocation.emit(json -> {
            json.beginObject().name("verified").value(report.verified());
            json.name("corrupt");
            RecordingJson.array(json, report.corrupt());
            json.name("missing");
            RecordingJson.array(json, report.missing());
            json.name("failed").beginArray();
            for (Integrity.Failure failure : report.failed()) {
                json.beginObject().name("id").value(failure.recording().id().toString());
                Json.errorMembers(json, failure.why());
                json.endObject();
            }
            json.endArray().name("unregistered").beginArray();
            for (Path file : report.unregistered()) {
                json.value(file.toString());
            }
            json.endArray().name("damagedCopies").beginArray();
            for (Integrity.DamagedCopy copy : report.damagedCopies()) {
                json.beginObject().name("id").value(copy.recording().id().toString());
                json.name("renewed").value(copy.renewed()).endObject();
            }
            json.endArray().name("notKept");
            if (report.notKept().isPresent()) {
                json.beginObject();
                Json.errorMembers(json, report.notKept().get());
                json.endObject();
            } else {
                json.nullValue();
            }
            json.endObject();
        });
    }

    private void print(Integrity.Report report) {
        report.corrupt()
                .forEach(recording ->
                        complain(recording, ErrorCode.ERR_CHECKSUM_MISMATCH, "The stored audio has changed: "));
        report.missing()
                .forEach(recording -> complain(recording, ErrorCode.ERR_FILE_MISSING, "The stored audio is gone: "));
        report.failed().forEach(failure -> complain(failure.recording(), failure.why()));
        report.unregistered().forEach(this::complain);
        report.damagedCopies().forEach(this::tell);
        report.notKept()
                .ifPresent(why -> invocation.note("What was found could not be kept in the library: %s."
                        .formatted(Escapes.visibleLines(why.getMessage()))));
        if (invocation.isQuiet()) {
            return;
        }
        String summary = "%d verified, %d corrupt, %d missing%s%s"
                .formatted(
                        report.verified(),
                        report.corrupt().size(),
                        report.missing().size(),
                        more(report.failed(), "could not be read"),
                        more(report.unregistered(), "not in the library"));
        invocation
                .console()
                .printLine(
                        report.isClean()
                                ? invocation.style().good(summary)
                                : invocation.style().error(summary));
    }

    private static String more(List<?> findings, String what) {
        return findings.isEmpty() ? "" : ", %d %s".formatted(findings.size(), what);
    }

    private void complain(Recording recording, ErrorCode code, String what) {
        complain(recording, new VoiceRecorderException(code, what + recording.path()));
    }

    private void complain(Recording recording, VoiceRecorderException why) {
        ErrorReport.print(invocation, recording.shortId() + " " + recording.title(), why);
    }

    /** No audio was lost: that is worth a line, and no failure. */
    private void tell(Integrity.DamagedCopy copy) {
        String title = copy.recording().shortId() + " " + copy.recording().title();
        invocation.note("The FLAC copy of %s was damaged; %s."
                .formatted(
                        Escapes.visible(title),
                        copy.renewed() ? "it was made anew" : "it was removed, and the recording is whole"));
    }

    private void complain(Path unregistered) {
        invocation
                .console()
                .errorLine(invocation.errorStyle().error("voicerec: ") + "Audio that is not in the library: "
                        + Escapes.visible(unregistered.toString()));
        invocation
                .console()
                .errorLine("  It could not be recovered, or somebody put it there. The next start tries to take it in "
                        + "and says why when it cannot; what came from elsewhere, move away and add.");
    }
}
