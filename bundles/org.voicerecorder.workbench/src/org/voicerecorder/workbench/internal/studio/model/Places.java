package org.voicerecorder.workbench.internal.studio.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.Stretch;

/** Finds places again after an edit: by the audio that is heard there, not by the time. */
public final class Places {
    private Places() {}

    /** Where a frame of a recording is heard for the first time; empty when it was cut away. */
    public static OptionalLong heard(EditedAudio audio, EditSource source, long sourceFrame) {
        return audio.stretches().stream()
                .filter(s -> s.source().filter(source::equals).isPresent())
                .filter(s -> sourceFrame >= s.sourceFrame() && sourceFrame < s.sourceFrame() + s.frames())
                .mapToLong(s -> s.at() + sourceFrame - s.sourceFrame())
                .min();
    }

    /**
     * Where what was heard at a frame before is heard now. When it is gone: the joint it was cut away at, and at the worst
     * the same time.
     */
    public static long map(EditedAudio before, EditedAudio after, long frame) {
        if (frame >= before.frames()) {
            return after.frames();
        }
        Optional<Stretch> stretch = at(before.stretches(), frame);
        Optional<EditSource> source = stretch.flatMap(Stretch::source);
        if (source.isEmpty()) {
            return Math.min(frame, after.frames());
        }
        long sourceFrame = stretch.get().sourceFrame() + frame - stretch.get().at();
        OptionalLong same = heard(after, source.get(), sourceFrame);
        if (same.isPresent()) {
            return same.getAsLong();
        }
        return joint(after, source.get(), sourceFrame).orElse(Math.min(frame, after.frames()));
    }

    private static Optional<Stretch> at(List<Stretch> stretches, long frame) {
        return stretches.stream()
                .filter(s -> frame >= s.at() && frame < s.at() + s.frames())
                .findFirst();
    }

    /** The beginning of the next audio of the source that is left, else the end of the last. */
    private static OptionalLong joint(EditedAudio audio, EditSource source, long sourceFrame) {
        List<Stretch> own = audio.stretches().stream()
                .filter(s -> s.source().filter(source::equals).isPresent())
                .toList();
        OptionalLong next = own.stream()
                .filter(s -> s.sourceFrame() >= sourceFrame)
                .min((a, b) -> Long.compare(a.sourceFrame(), b.sourceFrame()))
                .map(s -> OptionalLong.of(s.at()))
                .orElse(OptionalLong.empty());
        return next.isPresent()
                ? next
                : own.stream().mapToLong(s -> s.at() + s.frames()).max();
    }
}
