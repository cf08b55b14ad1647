package org.voicerecorder.api.library;

/** The commands of other processes that this process, the owner of the library, executes for them. Thread-safe. */
public interface Guests {
    /** How many are being executed now; their work ends with this process. */
    int active();
}
