package org.voicerecorder.api.library;

/** The window that shows this process's library; the service is there as long as the window is. Thread-safe. */
public interface LibraryWindow {
    /** Puts the window in front of the others, restored when it was minimised. Returns at once. */
    void toFront();
}
