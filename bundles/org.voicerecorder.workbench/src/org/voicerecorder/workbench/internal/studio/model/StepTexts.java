package org.voicerecorder.workbench.internal.studio.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.workbench.internal.model.Texts;

/** The steps of an edit in words. */
public final class StepTexts {
    private StepTexts() {}

    /** What the step does, without saying where. */
    public static String name(EditOperation step) {
        return switch (step) {
            case EditOperation.NormalizePeak _, EditOperation.NormalizeLoudness _ -> StudioMessages.dialogNormalize;
            case EditOperation.ReduceNoise _ -> StudioMessages.dialogNoise;
            case EditOperation.Insert _ -> StudioMessages.dialogJoin;
            default -> of(step, 1);
        };
    }

    /** What the step does, and where; times are those of the audio as the steps before left it. */
    public static String of(EditOperation step, int rate) {
        return switch (step) {
            case EditOperation.Trim(FrameRange range) -> NLS.bind(StudioMessages.stepTrim, stretch(range, rate));
            case EditOperation.Cut(FrameRange range, long _) -> NLS.bind(StudioMessages.stepCut, stretch(range, rate));
            case EditOperation.Split(long at) -> NLS.bind(StudioMessages.stepSplit, time(at, rate));
            case EditOperation.Insert insert -> NLS.bind(StudioMessages.stepInsert, place(insert.at(), rate));
            case EditOperation.Copy copy ->
                NLS.bind(StudioMessages.stepCopy, length(copy.part().frames(), rate), place(copy.at(), rate));
            case EditOperation.InsertSilence(long at, long frames, long _) ->
                NLS.bind(
                        StudioMessages.stepInsertSilence,
                        NLS.bind(StudioMessages.lengthOf, length(frames, rate)),
                        place(at, rate));
            case EditOperation.Silence(FrameRange range, long _) ->
                NLS.bind(StudioMessages.stepSilence, stretch(range, rate));
            case EditOperation.FadeIn fade -> NLS.bind(StudioMessages.stepFadeIn, stretch(fade.range(), rate));
            case EditOperation.FadeOut fade -> NLS.bind(StudioMessages.stepFadeOut, stretch(fade.range(), rate));
            case EditOperation.Gain(FrameRange range, double decibels, long _) ->
                NLS.bind(StudioMessages.stepGain, String.format(Locale.ROOT, "%+.1f", decibels), stretch(range, rate));
            case EditOperation.NormalizePeak peak ->
                NLS.bind(StudioMessages.stepPeak, number(peak.dbfs()), stretch(peak.range(), rate));
            case EditOperation.NormalizeLoudness loudness ->
                NLS.bind(StudioMessages.stepLoudness, number(loudness.lufs()), stretch(loudness.range(), rate));
            case EditOperation.ReduceNoise noise ->
                NLS.bind(StudioMessages.stepNoise, number(noise.decibels()), stretch(noise.range(), rate));
            case EditOperation.Mark mark -> NLS.bind(StudioMessages.stepMark, marker(mark.at(), mark.text(), rate));
            case EditOperation.Unmark(long at, String text) ->
                NLS.bind(StudioMessages.stepUnmark, marker(at, text, rate));
            case EditOperation.ChangeMark(long at, String text, EditOperation.Mark to) ->
                at == to.at()
                        ? NLS.bind(StudioMessages.stepNameMark, marker(at, to.text(), rate))
                        : NLS.bind(StudioMessages.stepMoveMark, marker(at, text, rate), time(to.at(), rate));
        };
    }

    public static String saving(String title) {
        return NLS.bind(StudioMessages.saveTask, title);
    }

    /** {@code 3 steps}. */
    public static String count(int steps) {
        return steps == 1 ? StudioMessages.stepOne : NLS.bind(StudioMessages.stepsMany, steps);
    }

    public static String stretch(FrameRange range, int rate) {
        return range.from() == 0 && range.isOpen()
                ? StudioMessages.stretchAll
                : NLS.bind(
                        StudioMessages.stretch,
                        range.isOpen() ? "\u2026" : length(range.frames(), rate),
                        time(range.from(), rate));
    }

    private static String marker(long at, String text, int rate) {
        return text.isEmpty() ? time(at, rate) : NLS.bind(StudioMessages.markerAt, text, time(at, rate));
    }

    private static String place(long at, int rate) {
        return at == FrameRange.END ? StudioMessages.placeEnd : NLS.bind(StudioMessages.placeAt, time(at, rate));
    }

    /** {@code 1:02.500}: a place, to the millisecond. */
    public static String time(long frame, int rate) {
        return Texts.ruler((double) frame / rate, 0.001);
    }

    /** {@code 0.250 s}, {@code 1:02.500}. */
    public static String length(long frames, int rate) {
        double seconds = (double) frames / rate;
        return seconds < 60 ? String.format(Locale.ROOT, "%.3f s", seconds) : time(frames, rate);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The same for the same steps, another one for others, as far as a short text can tell; written down. */
    public static String fingerprint(EditList list) {
        byte[] steps = list.operations().toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(steps).toString();
    }
}
