package org.voicerecorder.api.edit;

/** Hears of every change of a session. Called in the thread that made it, after it is on disk: return at once. */
@FunctionalInterface
public interface EditListener {
    void changed(EditState state);
}
