package org.voicerecorder.api;

/**
 * A service that hears of every change of the library (whiteboard). Called in the thread that made the change, after
 * its commit: return at once, never throw, hand long work to a thread of your own.
 */
@FunctionalInterface
public interface RecordingListener {
    void onEvent(RecordingEvent event);
}
