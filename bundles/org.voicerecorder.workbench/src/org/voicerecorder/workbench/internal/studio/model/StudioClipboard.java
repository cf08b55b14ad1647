package org.voicerecorder.workbench.internal.studio.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Stretch;

/**
 * What was copied in the Studio, and the steps that put it in elsewhere. A copy is a range of the edit as it was when it
 * was copied, whatever becomes of that since; it stays when another recording is opened. Display thread.
 */
public final class StudioClipboard {
    private record Clip(EditedAudio audio, FrameRange range) {}

    private Optional<Clip> clip = Optional.empty();

    public boolean isEmpty() {
        return clip.isEmpty();
    }

    void put(EditedAudio audio, FrameRange range) {
        clip = Optional.of(new Clip(audio, range.within(audio.frames())));
    }

    /**
     * The steps that put the copy in.
     *
     * @param now the edit they are for
     * @param replaced what it takes the place of; an empty range for none of it
     * @throws VoiceRecorderException {@code ERR_STATE}: what was copied cannot be had from this edit
     */
    List<EditOperation> paste(EditedAudio now, FrameRange replaced, long crossfade) {
        Clip copied = clip.orElseThrow();
        var steps = new ArrayList<EditOperation>();
        // Put in before the other is cut out: in between there is always something left.
        long at = replaced.to();
        if (isEarlier(copied.audio(), now)) {
            int ago = now.list().operations().size()
                    - copied.audio().list().operations().size();
            steps.add(new EditOperation.Copy(at, ago, copied.range(), crossfade));
        } else {
            // Each at the same place, so the last one goes in first.
            for (Stretch piece : sources(copied).reversed()) {
                var part = new FrameRange(piece.sourceFrame(), piece.sourceFrame() + piece.sourceFrames());
                steps.add(new EditOperation.Insert(at, piece.source().orElseThrow(), part, crossfade));
            }
        }
        if (replaced.frames() > 0) {
            steps.add(new EditOperation.Cut(replaced, crossfade));
        }
        return steps;
    }

    /** Whether an edit is a state that the other one has come from by further steps. */
    private static boolean isEarlier(EditedAudio then, EditedAudio now) {
        List<EditOperation> before = then.list().operations();
        List<EditOperation> after = now.list().operations();
        return then.list().source().equals(now.list().source())
                && before.size() <= after.size()
                && after.subList(0, before.size()).equals(before);
    }

    /** The pieces of recordings that a copy consists of: for another edit, which does not know the steps of this one. */
    private static List<Stretch> sources(Clip copied) {
        var pieces = new ArrayList<Stretch>();
        for (Stretch stretch : copied.audio().stretches()) {
            long from = Math.max(stretch.at(), copied.range().from());
            long to = Math.min(stretch.at() + stretch.frames(), copied.range().to());
            if (from < to) {
                if (!stretch.untouched() || stretch.sourceFrames() != stretch.frames()) {
                    throw new VoiceRecorderException(
                            ErrorCode.ERR_STATE,
                            "What was copied had been changed by steps that are not part of this edit",
                            "Save that edit as a recording first, and copy from it.",
                            null);
                }
                long start = stretch.sourceFrame() + from - stretch.at();
                pieces.add(new Stretch(from, to - from, stretch.source(), start, true));
            }
        }
        return pieces;
    }
}
