package org.voicerecorder.edit.internal.graph;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.edit.internal.dsp.GateShape;
import org.voicerecorder.edit.internal.dsp.RateConversion;
import org.voicerecorder.edit.internal.dsp.SpectralGate;

/** Turns steps into timelines, one step at a time. Thread-safe. */
public final class Compiler {
    private final SourceAudio audio;
    private final Function<EditSource, SourceAudio> sources;
    private final Sampling sampling;
    private final Normalising normalising;
    private final GateShape gateShape;

    /** @param sources finds other recordings, or throws */
    public Compiler(AudioFiles files, SourceAudio audio, Function<EditSource, SourceAudio> sources) {
        this.audio = audio;
        this.sources = sources;
        this.sampling = new Sampling(files, audio.format().sampleRate());
        this.normalising = new Normalising(sampling, audio.format().sampleRate());
        this.gateShape = new GateShape(audio.format().sampleRate());
    }

    /**
     * A step that was carried out.
     *
     * @param operation with what was measured
     */
    public record Step(EditOperation operation, Timeline timeline) {}

    /** Before the first step. */
    public Timeline begin() {
        int channels = audio.format().channels();
        return Timeline.of(new SourceNode(audio, channels), audio.frames(), channels);
    }

    /**
     * Carries a step out.
     *
     * @param history the audio before the first step and after each step so far, in order
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT}, and what finding and reading sources throws
     */
    public Step apply(List<Timeline> history, EditOperation operation, Progress progress, Cancellation cancel) {
        Timeline before = history.getLast();
        return switch (operation) {
            case EditOperation.NormalizePeak normalize ->
                normalising.peak(before, checked(normalize, before), progress, cancel);
            case EditOperation.NormalizeLoudness normalize ->
                normalising.loudness(before, checked(normalize, before), progress, cancel);
            case EditOperation.Copy copy -> new Step(copy, copy(history, copy));
            default -> new Step(operation, timeline(before, operation, cancel));
        };
    }

    private static EditOperation.NormalizePeak checked(EditOperation.NormalizePeak normalize, Timeline timeline) {
        range(normalize.range(), timeline);
        return normalize;
    }

    private static EditOperation.NormalizeLoudness checked(
            EditOperation.NormalizeLoudness normalize, Timeline timeline) {
        range(normalize.range(), timeline);
        return normalize;
    }

    private Timeline timeline(Timeline before, EditOperation operation, Cancellation cancel) {
        return switch (operation) {
            case EditOperation.Trim(FrameRange wanted) -> {
                FrameRange range = range(wanted, before);
                yield before.trim(range.from(), range.to());
            }
            case EditOperation.Cut(FrameRange wanted, long crossfade) -> {
                FrameRange range = range(wanted, before);
                requireRest(before.frames() - range.frames());
                yield before.cut(range.from(), range.to(), crossfade);
            }
            case EditOperation.Split(long at) -> {
                if (at == 0 || at >= before.frames()) {
                    throw invalid("There is nothing to split at %d of %d frames".formatted(at, before.frames()));
                }
                yield before.split(at);
            }
            case EditOperation.Insert insert -> insert(before, insert);
            case EditOperation.InsertSilence(long at, long frames, long crossfade) ->
                before.insert(place(at, before), new SilenceNode(Optional.empty()), 0, frames, crossfade);
            case EditOperation.Silence(FrameRange wanted, long crossfade) -> {
                FrameRange range = range(wanted, before);
                yield before.map(range.from(), range.to(), crossfade, node -> new SilenceNode(node.source()));
            }
            case EditOperation.Gain(FrameRange wanted, double decibels, long crossfade) -> {
                FrameRange range = range(wanted, before);
                double gain = Decibels.toLinear(decibels);
                yield before.map(range.from(), range.to(), crossfade, node -> GainNode.of(node, gain));
            }
            case EditOperation.FadeIn fade -> fade(before, range(fade.range(), before), fade.shape(), true);
            case EditOperation.FadeOut fade -> fade(before, range(fade.range(), before), fade.shape(), false);
            case EditOperation.ReduceNoise reduce -> reduceNoise(before, reduce, cancel);
            case EditOperation.Mark mark -> marked(before, mark);
            case EditOperation.Unmark(long at, String _) -> {
                requireWithin(at, before);
                yield before;
            }
            case EditOperation.ChangeMark(long at, String _, EditOperation.Mark to) -> {
                requireWithin(at, before);
                yield marked(before, to);
            }
            case EditOperation.NormalizePeak _, EditOperation.NormalizeLoudness _, EditOperation.Copy _ ->
                throw new IllegalStateException("Carried out elsewhere");
        };
    }

    private static Timeline marked(Timeline before, EditOperation.Mark mark) {
        requireWithin(mark.at(), before);
        if (mark.frames() > before.frames() - mark.at()) {
            throw invalid("The marker at frame %d reaches beyond the end, %d".formatted(mark.at(), before.frames()));
        }
        return before;
    }

    private static void requireWithin(long at, Timeline timeline) {
        if (at > timeline.frames()) {
            throw invalid("Frame %d is beyond the end, %d".formatted(at, timeline.frames()));
        }
    }

    private Timeline insert(Timeline before, EditOperation.Insert insert) {
        SourceAudio other = sources.apply(insert.source());
        int own = before.channels();
        int channels = other.format().channels();
        if (channels != own && channels != 1 && own != 1) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FORMAT_NOT_SUPPORTED,
                    "%s has %d channels, this audio %d"
                            .formatted(other.recording().shortId(), channels, own),
                    "Join recordings with the same number of channels, or with one.",
                    null);
        }
        FrameRange part = insert.part().within(other.frames());
        if (part.to() > other.frames()) {
            throw invalid(
                    "%s ends at frame %d, before %d".formatted(other.recording().shortId(), other.frames(), part.to()));
        }
        SourceNode node = new SourceNode(other, own);
        if (other.format().sampleRate() == audio.format().sampleRate()) {
            return before.insert(place(insert.at(), before), node, part.from(), part.frames(), insert.crossfade());
        }
        RateConversion conversion =
                new RateConversion(other.format().sampleRate(), audio.format().sampleRate());
        long start = conversion.result(part.from());
        return before.insert(
                place(insert.at(), before),
                new ResampledNode(node, conversion),
                start,
                conversion.result(part.to()) - start,
                insert.crossfade());
    }

    private static Timeline copy(List<Timeline> history, EditOperation.Copy copy) {
        int state = history.size() - 1 - copy.ago();
        if (state < 0) {
            throw invalid("There are only %d steps before this one, not %d".formatted(history.size() - 1, copy.ago()));
        }
        Timeline then = history.get(state);
        FrameRange part = range(copy.part(), then);
        Timeline before = history.getLast();
        return before.insert(place(copy.at(), before), then, part.from(), part.to(), copy.crossfade());
    }

    private static Timeline fade(Timeline before, FrameRange range, FadeShape shape, boolean in) {
        return before.mapPieces(
                range.from(),
                range.to(),
                0,
                (piece, at) -> piece.with(
                        new FadeNode(piece.node(), piece.start() + range.from() - at, range.frames(), shape, in)));
    }

    private Timeline reduceNoise(Timeline before, EditOperation.ReduceNoise reduce, Cancellation cancel) {
        FrameRange range = range(reduce.range(), before);
        List<SpectralGate> gates = reduce.noise()
                .map(noise -> sampling.gates(before, range(noise, before), reduce.decibels(), gateShape, cancel))
                .orElseGet(() -> sampling.automaticGates(before, range, reduce.decibels(), gateShape, cancel));
        return before.map(range.from(), range.to(), 0, once(node -> new GateNode(node, gateShape, gates)));
    }

    /** One change of a node, however many pieces it has: then they share what it computes. */
    static UnaryOperator<Node> once(UnaryOperator<Node> change) {
        Map<Node, Node> changed = new IdentityHashMap<>();
        return node -> changed.computeIfAbsent(node, change);
    }

    private static long place(long at, Timeline timeline) {
        if (at == FrameRange.END) {
            return timeline.frames();
        }
        requireWithin(at, timeline);
        return at;
    }

    /** The range with its end, which must be there, and something in it. */
    public static FrameRange range(FrameRange wanted, Timeline timeline) {
        FrameRange range = wanted.within(timeline.frames());
        if (range.to() > timeline.frames() || wanted.from() > timeline.frames()) {
            throw invalid("The range %d to %d reaches beyond the end, %d"
                    .formatted(wanted.from(), range.to(), timeline.frames()));
        }
        if (range.frames() == 0) {
            throw invalid("The range at frame %d is empty".formatted(range.from()));
        }
        return range;
    }

    private static void requireRest(long frames) {
        if (frames == 0) {
            throw invalid("Nothing would be left");
        }
    }

    static VoiceRecorderException invalid(String message) {
        return new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, message);
    }
}
