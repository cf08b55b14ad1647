package org.voicerecorder.command.internal.commands;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.edit.Provenance;
import org.voicerecorder.audio.TakeHistory;
import org.voicerecorder.command.internal.Origin;
import org.voicerecorder.command.internal.text.FrameText;

/** How a recording came about, in words, by labels. */
final class OriginText {
    private final Origin origin;
    private final Recording recording;

    OriginText(Origin origin) {
        this.origin = origin;
        recording = origin.recording();
    }

    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        origin.take().ifPresent(history -> take(lines, history));
        origin.edit().ifPresent(made -> edit(lines, made));
        return lines;
    }

    private void take(Map<String, String> lines, TakeHistory history) {
        history.part().ifPresent(part -> lines.put("Part", part(part)));
        if (origin.isCutOff()) {
            lines.put("Cut off", "it was not finished by the program that made it; kept at the next start");
        }
        history.lost().ifPresent(lost -> lines.put("Lost", lost(lost)));
        if (!history.remarks().isEmpty()) {
            lines.put("Input", String.join("; ", history.remarks()));
        }
    }

    private String part(TakeHistory.Part part) {
        StringBuilder text = new StringBuilder("%d of take %s".formatted(part.number(), brief(part.take())));
        part.frame().ifPresent(frame -> recording.audio().ifPresent(audio -> text.append(", from ")
                .append(new FrameText(audio.sampleRate()).time(frame))));
        part.after().ifPresent(before -> text.append(", after ").append(brief(before)));
        return text.append(part.last() ? ", the last one" : "").toString();
    }

    /** How often and how much; empty when nothing was lost, or nothing is known of it. */
    Optional<String> loss() {
        return origin.take()
                .flatMap(TakeHistory::lost)
                .filter(lost -> lost.overruns() > 0)
                .map(this::lost);
    }

    private String lost(TakeHistory.Lost lost) {
        if (lost.overruns() == 0) {
            return "nothing of what the input gave";
        }
        String times = lost.overruns() == 1 ? "once" : lost.overruns() + " times";
        return recording
                .audio()
                .filter(_ -> lost.frames() > 0)
                .map(audio -> String.format(
                        Locale.ROOT,
                        "%s, %.3f s in all (%d frames)",
                        times,
                        (double) lost.frames() / audio.sampleRate(),
                        lost.frames()))
                .orElse(times + ", how much is not known");
    }

    private void edit(Map<String, String> lines, Provenance made) {
        String sources = origin.sources().stream().map(OriginText::brief).collect(Collectors.joining(", "));
        String part = made.parts() == 1 ? "" : "; part %d of %d".formatted(made.part() + 1, made.parts());
        lines.put("Made of", sources + part);
        int rate = recording.audio().map(AudioProperties::sampleRate).orElse(0);
        if (rate > 0 && !made.list().operations().isEmpty()) {
            lines.put(
                    "Steps",
                    made.list().operations().stream()
                            .map(step -> StepText.of(step, rate))
                            .collect(Collectors.joining("; ")));
        }
    }

    private static String brief(UUID id) {
        return id.toString().substring(0, 8);
    }
}
