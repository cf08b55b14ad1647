package org.voicerecorder.command.internal.commands;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.voicerecorder.api.edit.LoudnessReport;

/** How loud something is, for people and for programs. */
final class LoudnessText {
    private LoudnessText() {}

    static List<String> lines(LoudnessReport report) {
        var lines = new ArrayList<String>();
        lines.add("  Integrated  %6s LUFS".formatted(StepText.plain(report.integrated())));
        lines.add("  Range       %6s LU".formatted(StepText.plain(report.range())));
        lines.add("  Momentary   %6s LUFS at most".formatted(StepText.plain(report.maximumMomentary())));
        lines.add("  Short-term  %6s LUFS at most".formatted(StepText.plain(report.maximumShortTerm())));
        lines.add("  True peak   %6s dBTP".formatted(StepText.plain(report.truePeak())));
        lines.add("  Sample peak %6s dBFS".formatted(StepText.plain(report.samplePeak())));
        if (report.overs() > 0) {
            lines.add("  Overs       %6d samples beyond full scale, which most players clip".formatted(report.overs()));
        }
        return lines;
    }

    /** The members of a report, into an object that is open. */
    static void members(JsonWriter json, LoudnessReport report) throws IOException {
        json.name("durationSeconds").value(report.duration().toNanos() / 1e9);
        level(json, "integratedLufs", report.integrated());
        level(json, "rangeLu", report.range());
        level(json, "maximumMomentaryLufs", report.maximumMomentary());
        level(json, "maximumShortTermLufs", report.maximumShortTerm());
        level(json, "truePeakDbtp", report.truePeak());
        level(json, "samplePeakDbfs", report.samplePeak());
        json.name("overs").value(report.overs());
    }

    /** Silence has none: JSON knows no infinity. */
    private static void level(JsonWriter json, String name, double value) throws IOException {
        json.name(name);
        if (Double.isInfinite(value)) {
            json.nullValue();
        } else {
            json.value(Math.round(value * 100) / 100.0);
        }
    }
}
