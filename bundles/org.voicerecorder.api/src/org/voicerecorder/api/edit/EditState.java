package org.voicerecorder.api.edit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * A session at one moment.
 *
 * @param list the steps that count now
 * @param undone steps that can be done again, the next one first
 * @param audio what it sounds like; with steps that are held up, what it sounds like before the first of them
 * @param lostOnOpening how many steps the journal lost its torn end with when the session was opened: 0, or 1 after a
 *     kill or a power failure in the middle of a step
 * @param heldUp steps at the end of the list that cannot be carried out as the library is now
 */
public record EditState(
        Recording recording,
        EditList list,
        List<EditOperation> undone,
        EditedAudio audio,
        int lostOnOpening,
        Optional<HeldUp> heldUp) {
    /**
     * Steps that count and are kept, but cannot be carried out: a recording that was put in was purged, say. They are
     * carried out again once that is back, and can be undone; until then nothing further can be done and nothing rendered.
     *
     * @param from where the first of them is in the list, counted from 0
     * @param why what is missing, and how to go on
     */
    public record HeldUp(int from, VoiceRecorderException why) {
        public HeldUp {
            Objects.requireNonNull(why, "why");
        }
    }

    public EditState {
        undone = List.copyOf(undone);
        Objects.requireNonNull(heldUp, "heldUp");
    }

    public boolean canUndo() {
        return !list.operations().isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }
}
