package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ExitStatus;
import org.voicerecorder.api.Recording;
import org.voicerecorder.audio.rescue.Finding;
import org.voicerecorder.audio.rescue.RescuePlan;
import org.voicerecorder.command.internal.ErrorReport;
import org.voicerecorder.command.internal.Invocation;
import org.voicerecorder.command.internal.Outcome;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.HumanTime;

/** Tells what was found in each file and what was done about it, file by file; the worst outcome is the status. */
final class RecoverReport {
    private final Invocation invocation;
    private final boolean dryRun;
    private final List<RecoverOutcome> outcomes = new ArrayList<>();
    private ExitStatus worst = ExitStatus.OK;

    RecoverReport(Invocation invocation, boolean dryRun) {
        this.invocation = invocation;
        this.dryRun = dryRun;
    }

    void tell(RecoverOutcome outcome) {
        if (outcome instanceof RecoverOutcome.Failed failed) {
            ExitStatus status = failed.why().code().exitStatus();
            worst = status.code() > worst.code() ? status : worst;
        }
        if (invocation.isJson()) {
            outcomes.add(outcome);
        } else if (invocation.isQuiet()) {
            quiet(outcome);
        } else {
            print(outcome);
        }
    }

    private void quiet(RecoverOutcome outcome) {
        switch (outcome) {
            case RecoverOutcome.Mended mended ->
                mended.recording()
                        .map(recording -> recording.id().toString())
                        .or(() -> mended.output().map(Path::toString))
                        .ifPresent(invocation.console()::printLine);
            case RecoverOutcome.Intact intact ->
                intact.recording()
                        .map(recording -> recording.id().toString())
                        .ifPresent(invocation.console()::printLine);
            case RecoverOutcome.Failed failed -> ErrorReport.print(invocation, "", failed.why());
        }
    }

    private void print(RecoverOutcome outcome) {
        invocation
                .console()
                .printLine(invocation
                        .style()
                        .heading(Escapes.visible(outcome.path().toString())));
        for (Finding finding : outcome.findings()) {
            line("at byte %d: %s".formatted(finding.offset(), finding.text()));
        }
        switch (outcome) {
            case RecoverOutcome.Mended mended -> printMended(mended);
            case RecoverOutcome.Intact intact -> {
                line(invocation.style().good("nothing to mend") + ": "
                        + audio(intact.diagnosis().plan()));
                added(intact.recording(), intact.isDuplicate());
            }
            case RecoverOutcome.Failed failed -> {
                failed.output().ifPresent(output -> line("mended: " + Escapes.visible(output.toString())));
                ErrorReport.print(invocation, "", failed.why());
            }
        }
    }

    private void printMended(RecoverOutcome.Mended mended) {
        String audio = audio(mended.diagnosis().plan());
        if (dryRun) {
            line(invocation.style().warning("can be mended") + ": " + audio + "; nothing was written");
            return;
        }
        mended.output()
                .ifPresentOrElse(
                        output -> line("%s: %s, %s, %s"
                                .formatted(
                                        invocation.style().good("mended"),
                                        Escapes.visible(output.toString()),
                                        audio,
                                        new ByteSize(mended.sizeBytes()))),
                        () -> line(invocation.style().good("mended") + ": " + audio));
        added(mended.recording(), mended.isDuplicate());
    }

    private void added(Optional<Recording> recording, boolean isDuplicate) {
        recording.ifPresent(found -> line(Outcome.line(invocation, isDuplicate ? "There already" : "Added", found)));
    }

    private void line(String text) {
        invocation.console().printLine("  " + text);
    }

    private static String audio(RescuePlan plan) {
        String length = Double.isNaN(plan.seconds()) ? "" : HumanTime.clock((long) plan.seconds()) + " ";
        return length + "(" + plan.format().text() + ")";
    }

    /** Ends the report. @return the worst of all */
    ExitStatus finish() {
        if (invocation.isJson()) {
            invocation.emit(this::write);
        }
        return worst;
    }

    private void write(JsonWriter json) throws IOException {
        json.beginObject().name("dryRun").value(dryRun).name("files").beginArray();
        for (RecoverOutcome outcome : outcomes) {
            RecoverJson.write(json, outcome);
        }
        json.endArray().endObject();
    }
}
