package org.voicerecorder.command.internal.commands;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.command.internal.Invocation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of {@code voicerec edit} that stand for steps. Times are those of the recording as it is stored, whatever the
 * order of the options: noise and markers first, cuts from the end to the beginning, then what is kept, copied, joined, and what
 * concerns all of the result.
 */
final class EditSteps {
    static final class ShapeChoice extends Choice<FadeShape> {
        ShapeChoice() {
            super(FadeShape.class);
        }

        @Override
        public FadeShape convert(String text) {
            return super.convert(text.replace('-', '_'));
        }
    }

    @Option(names = "--reduce-noise", order = 10, description = "Turn steady noise down by 12 dB.")
    boolean reduceNoise;

    @Option(
            names = "--noise",
            order = 11,
            paramLabel = "FROM..TO",
            description = "Where nothing but the noise is heard. Default: found by itself.")
    String noise;

    @Option(
            names = "--trim",
            order = 12,
            paramLabel = "FROM..TO",
            description = "Keep this alone: 1:30..45:00, or 2s.. to the end.")
    String trim;

    @Option(
            names = "--cut",
            order = 13,
            paramLabel = "FROM..TO",
            description = "Take this out. May be given several times.")
    List<String> cuts = List.of();

    @Option(
            names = "--copy",
            order = 14,
            paramLabel = "FROM..TO@TIME",
            description =
                    "Put this in once more, at that time; with --cut of the same it is moved. May be given several times.")
    List<String> copies = List.of();

    @Option(
            names = "--split",
            order = 15,
            paramLabel = "TIME",
            description = "Begin a new recording there. May be given several times.")
    List<String> splits = List.of();

    @Option(
            names = "--join",
            order = 16,
            paramLabel = "ID",
            description = "Append another recording. May be given several times.")
    List<String> joins = List.of();

    @Option(names = "--gain", order = 17, paramLabel = "DB", description = "Louder (3) or quieter (-3), in decibels.")
    Double gain;

    @Option(
            names = "--normalize",
            order = 18,
            paramLabel = "peak=DB|lufs=DB",
            description =
                    "Bring the peak (peak=-1) or the loudness (lufs=-16, EBU R128, true peak below -1 dBTP) there.")
    String normalize;

    @Option(names = "--fade-in", order = 19, paramLabel = "TIME", description = "Fade in from silence.")
    String fadeIn;

    @Option(names = "--fade-out", order = 20, paramLabel = "TIME", description = "Fade out to silence.")
    String fadeOut;

    @Option(
            names = "--fade-shape",
            order = 21,
            paramLabel = "SHAPE",
            converter = ShapeChoice.class,
            description = "linear, equal-power or exponential. Default: linear.")
    FadeShape fadeShape = FadeShape.LINEAR;

    @Option(
            names = "--crossfade",
            order = 22,
            paramLabel = "TIME",
            description = "Over how much a joint is smoothed. Default: 5ms; 0 joins sample to sample.")
    String crossfade = "5ms";

    @Mixin
    private EditMarks marks = new EditMarks();

    /** Whether any step was asked for. */
    boolean isEmpty() {
        return !reduceNoise
                && trim == null
                && cuts.isEmpty()
                && copies.isEmpty()
                && splits.isEmpty()
                && joins.isEmpty()
                && gain == null
                && normalize == null
                && fadeIn == null
                && fadeOut == null
                && marks.isEmpty();
    }

    /** The steps but the fades, which begin and end with the result. */
    List<EditOperation> operations(Invocation invocation, EditedAudio audio) {
        var places = new EditPlaces(audio.format().sampleRate(), audio.frames());
        long smooth = places.length("--crossfade", crossfade);
        var steps = new ArrayList<EditOperation>();
        if (reduceNoise) {
            steps.add(new EditOperation.ReduceNoise(
                    FrameRange.ALL,
                    Optional.ofNullable(noise).map(typed -> places.noise("--noise", typed)),
                    EditOperation.ReduceNoise.DEFAULT_DECIBELS));
        } else if (noise != null) {
            throw usage("--noise needs --reduce-noise");
        }
        steps.addAll(marks.operations(places, audio));
        List<FrameRange> removed = removed(places, audio.frames());
        List<Long> parts = splits.stream()
                .map(typed -> places.between("--split", typed))
                .sorted()
                .toList();
        parts.forEach(at -> steps.add(new EditOperation.Split(at)));
        removed.reversed().forEach(range -> steps.add(new EditOperation.Cut(range, smooth)));
        FrameRange kept = trim == null ? FrameRange.ALL : places.range("--trim", trim);
        if (trim != null) {
            steps.add(new EditOperation.Trim(kept(kept, removed, audio.frames())));
        }
        steps.addAll(copies(places, audio.frames(), kept.within(audio.frames()), removed, smooth));
        for (Recording other : invocation.resolve(joins)) {
            JoinedAudio.require(other, audio.format().channels(), invocation.programName());
            steps.add(new EditOperation.Insert(
                    FrameRange.END, new EditSource(other.id(), other.checksum()), FrameRange.ALL, smooth));
        }
        levels(steps);
        return steps;
    }

    /** What is cut out, in the order of time. */
    private List<FrameRange> removed(EditPlaces places, long frames) {
        record Typed(String text, FrameRange range) {}
        List<Typed> ranges = cuts.stream()
                .map(typed -> new Typed(typed, places.range("--cut", typed).within(frames)))
                .sorted(Comparator.comparingLong(typed -> typed.range().from()))
                .toList();
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).range().from() < ranges.get(i - 1).range().to()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_USAGE,
                        "--cut %s and --cut %s overlap"
                                .formatted(
                                        ranges.get(i - 1).text(), ranges.get(i).text()),
                        "Give one range for both; all times are those of the recording before anything is cut.",
                        null);
            }
        }
        List<FrameRange> removed = ranges.stream().map(Typed::range).toList();
        if (removed.stream().mapToLong(FrameRange::frames).sum() == frames) {
            throw EditPlaces.invalid(
                    "--cut %s would leave nothing of the audio".formatted(String.join(" --cut ", cuts)),
                    "Leave something, or put the recording into the bin with 'voicerec delete'.");
        }
        return removed;
    }

    /** Where what is to be kept lies once the ranges are gone. */
    private FrameRange kept(FrameRange wanted, List<FrameRange> removed, long frames) {
        long from = moved(wanted.from(), removed);
        if (moved(wanted.within(frames).to(), removed) == from) {
            throw EditPlaces.invalid(
                    "--trim %s keeps nothing: --cut takes all of it out".formatted(trim),
                    "All times are those of the recording before anything is cut.");
        }
        return new FrameRange(from, wanted.isOpen() ? FrameRange.END : moved(wanted.to(), removed));
    }

    /** The last place first, so that none moves another; all of the audio before what was cut out of it. */
    private List<EditOperation> copies(
            EditPlaces places, long frames, FrameRange kept, List<FrameRange> removed, long smooth) {
        record Placed(FrameRange part, long at) {}
        List<Placed> wanted = copies.stream()
                .map(each -> {
                    int sign = each.indexOf('@');
                    if (sign < 0) {
                        throw usage("--copy wants FROM..TO@TIME, not '%s'".formatted(each));
                    }
                    var copy = new Placed(
                            places.range("--copy", each.substring(0, sign)).within(frames),
                            places.length("--copy", each.substring(sign + 1)));
                    if (copy.at() < kept.from() || copy.at() > kept.to()) {
                        throw usage("--copy %s is put outside of what there is".formatted(each));
                    }
                    return copy;
                })
                .sorted(Comparator.comparingLong(Placed::at))
                .toList();
        int ago = removed.size() + (trim == null ? 0 : 1);
        var steps = new ArrayList<EditOperation>();
        for (Placed copy : wanted.reversed()) {
            long at = moved(copy.at(), removed) - moved(kept.from(), removed);
            steps.add(new EditOperation.Copy(at, ago++, copy.part(), smooth));
        }
        return steps;
    }

    private void levels(List<EditOperation> steps) {
        if (gain != null) {
            steps.add(new EditOperation.Gain(FrameRange.ALL, limited("--gain", gain, -120, 60), 0));
        }
        if (normalize != null) {
            steps.add(normalizing());
        }
    }

    boolean hasFades() {
        return fadeIn != null || fadeOut != null;
    }

    /** The fades; the length of the result is known when all other steps are done. */
    List<EditOperation> fades(EditedAudio result) {
        long length = result.frames();
        var places = new EditPlaces(result.format().sampleRate(), length);
        var steps = new ArrayList<EditOperation>();
        if (fadeIn != null) {
            steps.add(new EditOperation.FadeIn(new FrameRange(0, places.fade("--fade-in", fadeIn)), fadeShape));
        }
        if (fadeOut != null) {
            long count = places.fade("--fade-out", fadeOut);
            steps.add(new EditOperation.FadeOut(new FrameRange(length - count, length), fadeShape));
        }
        return steps;
    }

    private EditOperation normalizing() {
        String[] parts = normalize.split("=", 2);
        try {
            double value = Double.parseDouble(parts[parts.length - 1]);
            return switch (parts[0]) {
                case "peak" ->
                    new EditOperation.NormalizePeak(
                            FrameRange.ALL, limited("--normalize peak", value, -60, 0), Optional.empty());
                case "lufs" ->
                    new EditOperation.NormalizeLoudness(
                            FrameRange.ALL, limited("--normalize lufs", value, -70, -5), -1, true, Optional.empty());
                default -> throw usage("--normalize wants peak=-1 or lufs=-16, not '%s'".formatted(normalize));
            };
        } catch (NumberFormatException _) {
            throw usage("--normalize wants peak=-1 or lufs=-16, not '%s'".formatted(normalize));
        }
    }

    private static double limited(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw usage("%s takes %.0f to %.0f, not %s".formatted(option, least, most, value));
        }
        return value;
    }

    /** Where a place of the recording is once the ranges are gone. */
    private static long moved(long frame, List<FrameRange> removed) {
        long gone = 0;
        for (FrameRange range : removed) {
            gone += Math.clamp(frame - range.from(), 0, range.frames());
        }
        return frame - gone;
    }

    private static VoiceRecorderException usage(String message) {
        return new VoiceRecorderException(ErrorCode.ERR_USAGE, message, "See 'voicerec edit --help'.", null);
    }
}
