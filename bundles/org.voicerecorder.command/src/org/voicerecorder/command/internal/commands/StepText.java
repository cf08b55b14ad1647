package org.voicerecorder.command.internal.commands;

import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Measured;
import org.voicerecorder.command.internal.text.Escapes;
import org.voicerecorder.command.internal.text.FrameText;

/** A step of an edit in words. */
final class StepText {
    private StepText() {}

    static String of(EditOperation step, int sampleRate) {
        var text = new FrameText(sampleRate);
        return switch (step) {
            case EditOperation.Trim(FrameRange range) -> "Keep " + text.time(range);
            case EditOperation.Cut(FrameRange range, long _) -> "Cut " + text.time(range);
            case EditOperation.Split(long at) -> "Split at " + text.time(at);
            case EditOperation.Insert insert ->
                "Join %s %s"
                        .formatted(insert.source().recording().toString().substring(0, 8), place(insert.at(), text));
            case EditOperation.Copy(long at, int ago, FrameRange part, long _) ->
                "Copy %s %s%s"
                        .formatted(
                                text.time(part),
                                place(at, text),
                                ago == 0 ? "" : ", as it was %d %s before".formatted(ago, ago == 1 ? "step" : "steps"));
            case EditOperation.InsertSilence(long at, long frames, long _) ->
                "Insert %s of silence %s".formatted(text.time(frames), place(at, text));
            case EditOperation.Silence(FrameRange range, long _) -> "Silence " + text.time(range);
            case EditOperation.FadeIn(FrameRange range, FadeShape shape) -> fade("in", range, shape, text);
            case EditOperation.FadeOut(FrameRange range, FadeShape shape) -> fade("out", range, shape, text);
            case EditOperation.Gain(FrameRange range, double decibels, long _) ->
                "Gain %s dB, %s".formatted(signed(decibels), text.time(range));
            case EditOperation.NormalizePeak(FrameRange range, double dbfs, Optional<Measured> measured) ->
                "Normalize the peak to %s dBFS, %s%s"
                        .formatted(
                                plain(dbfs),
                                text.time(range),
                                measured.map(m -> " (was %s)".formatted(plain(m.samplePeak())))
                                        .orElse(""));
            case EditOperation.NormalizeLoudness normalize ->
                "Normalize the loudness to %s LUFS, %s%s"
                        .formatted(
                                plain(normalize.lufs()),
                                text.time(normalize.range()),
                                normalize
                                        .measured()
                                        .map(m -> " (was %s, %s dB)".formatted(plain(m.lufs()), signed(m.gain())))
                                        .orElse(""));
            case EditOperation.ReduceNoise reduce ->
                "Reduce noise by %s dB, %s%s"
                        .formatted(
                                plain(reduce.decibels()),
                                text.time(reduce.range()),
                                reduce.noise()
                                        .map(n -> ", noise from " + text.time(n))
                                        .orElse(""));
            case EditOperation.Mark mark -> "Set a marker%s %s".formatted(named(mark.text()), where(mark, text));
            case EditOperation.Unmark(long at, String said) ->
                "Remove the marker%s at %s".formatted(named(said), text.time(at));
            case EditOperation.ChangeMark(long at, String said, EditOperation.Mark to) ->
                "Change the marker%s at %s to%s %s"
                        .formatted(named(said), text.time(at), named(to.text()), where(to, text));
        };
    }

    private static String fade(String direction, FrameRange range, FadeShape shape, FrameText text) {
        return "Fade %s, %s, %s".formatted(direction, text.time(range), shape.label());
    }

    private static String named(String text) {
        return text.isEmpty() ? "" : " \"%s\"".formatted(Escapes.visible(text));
    }

    private static String where(EditOperation.Mark mark, FrameText text) {
        return mark.frames() == 0
                ? "at " + text.time(mark.at())
                : "from " + text.time(new FrameRange(mark.at(), mark.at() + mark.frames()));
    }

    private static String place(long at, FrameText text) {
        return at == FrameRange.END ? "at the end" : "at " + text.time(at);
    }

    static String plain(double value) {
        return Double.isInfinite(value) ? "-inf" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.1f", value);
    }
}
