package org.voicerecorder.workbench.internal.studio.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FadeShape;
import org.voicerecorder.api.edit.FrameRange;

/**
 * The steps that can be done at the cursor and to the selection. Joints get the crossfade that takes the click out of them.
 * Without a selection, what changes the sound changes all of it. Display thread.
 */
public final class StudioSteps {
    /** Where nothing but noise is heard, and in which state of the audio. */
    private record Noise(EditedAudio audio, FrameRange range) {}

    private final StudioModel model;
    private Optional<Noise> noise = Optional.empty();

    StudioSteps(StudioModel model) {
        this.model = model;
    }

    private void apply(EditOperation step) {
        model.changes().apply(step);
    }

    private long crossfade() {
        return EditOperation.defaultCrossfade(model.sampleRate());
    }

    /** The selection; everything when there is none. */
    public FrameRange range() {
        return model.selection().orElse(FrameRange.ALL);
    }

    /** Where everything is selected there is nothing to take away. */
    public void trim() {
        model.selection()
                .filter(range -> range.frames() < model.frames())
                .ifPresent(range -> apply(new EditOperation.Trim(range)));
    }

    public void cut() {
        model.selection().ifPresent(range -> apply(new EditOperation.Cut(range, crossfade())));
    }

    /** What is selected can be pasted from now on. */
    public void copy() {
        model.audio().ifPresent(audio -> model.selection()
                .ifPresent(range -> model.clipboard().put(audio, range)));
    }

    /** Cuts the selection out, to be pasted elsewhere. */
    public void cutOut() {
        copy();
        cut();
    }

    /** At the cursor; with a selection, in its place. */
    public void paste() {
        if (model.clipboard().isEmpty() || model.audio().isEmpty()) {
            return;
        }
        long at = model.cursor();
        FrameRange replaced = model.selection().orElse(new FrameRange(at, at));
        List<EditOperation> steps;
        try {
            steps = model.clipboard().paste(model.audio().get(), replaced, crossfade());
        } catch (VoiceRecorderException problem) {
            model.changes().refuse(problem);
            return;
        }
        if (steps.size() == 1) {
            apply(steps.getFirst());
        } else {
            model.changes().applyAll(StudioMessages.pasteTask, steps, state -> {});
        }
    }

    public void silence() {
        model.selection().ifPresent(range -> apply(new EditOperation.Silence(range, crossfade())));
    }

    /** At the cursor; with a selection, at its ends, as far as they are not the ends of the audio. */
    public void split() {
        List<EditOperation> steps = model.selection()
                .map(range -> Stream.of(range.from(), range.to())
                        .filter(at -> at > 0 && at < model.frames())
                        .<EditOperation>map(EditOperation.Split::new)
                        .toList())
                .orElseGet(() -> List.of(new EditOperation.Split(model.cursor())));
        if (steps.size() == 1) {
            apply(steps.getFirst());
        } else {
            model.changes().applyAll(StepTexts.name(new EditOperation.Split(0)), new ArrayList<>(steps), state -> {});
        }
    }

    public void fadeIn(FadeShape shape) {
        model.selection().ifPresent(range -> apply(new EditOperation.FadeIn(range, shape)));
    }

    public void fadeOut(FadeShape shape) {
        model.selection().ifPresent(range -> apply(new EditOperation.FadeOut(range, shape)));
    }

    public void gain(double decibels) {
        // At the ends of everything there is no joint.
        long crossfade = model.selection().isPresent() ? crossfade() : 0;
        apply(new EditOperation.Gain(range(), decibels, crossfade));
    }

    public void normalizePeak(double dbfs) {
        apply(new EditOperation.NormalizePeak(range(), dbfs, Optional.empty()));
    }

    public void normalizeLoudness(double lufs, double truePeak, boolean limit) {
        apply(new EditOperation.NormalizeLoudness(range(), lufs, truePeak, limit, Optional.empty()));
    }

    /** From now on the selection is known to hold nothing but noise. */
    public void takeNoise() {
        noise = model.audio().flatMap(audio -> model.selection().map(range -> new Noise(audio, range)));
    }

    /** Where that stretch is now; empty when none was taken, or it has changed its length since. */
    public Optional<FrameRange> noise() {
        return model.audio()
                .flatMap(now -> noise.flatMap(taken -> {
                    long from = Places.map(taken.audio(), now, taken.range().from());
                    long last = Places.map(taken.audio(), now, taken.range().to() - 1);
                    boolean whole = last - from == taken.range().frames() - 1 && last < now.frames();
                    return whole ? Optional.of(new FrameRange(from, last + 1)) : Optional.empty();
                }));
    }

    public void reduceNoise(double decibels) {
        apply(new EditOperation.ReduceNoise(range(), noise(), decibels));
    }

    /** At the cursor. */
    public void insertSilence(double seconds) {
        long frames = Math.round(seconds * model.sampleRate());
        apply(new EditOperation.InsertSilence(model.cursor(), frames, crossfade()));
    }

    /** At the end. */
    public void join(Recording other) {
        EditSource source = new EditSource(other.id(), other.checksum());
        apply(new EditOperation.Insert(FrameRange.END, source, FrameRange.ALL, crossfade()));
    }

    void clear() {
        noise = Optional.empty();
    }
}
