package org.voicerecorder.api.edit;

import java.util.List;
import org.voicerecorder.api.Recording;

/**
 * A session at one moment.
 *
 * @param list the steps that count now
 * @param undone steps that can be done again, the next one first
 * @param audio what it sounds like
 * @param lostOnOpening how many steps the journal lost its torn end with when the session was opened: 0, or 1 after a
 *     kill or a power failure in the middle of a step
 */
public record EditState(
        Recording recording, EditList list, List<EditOperation> undone, EditedAudio audio, int lostOnOpening) {
    public EditState {
        undone = List.copyOf(undone);
    }

    public boolean canUndo() {
        return !list.operations().isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }
}
