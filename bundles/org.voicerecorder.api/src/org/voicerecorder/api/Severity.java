package org.voicerecorder.api;

/** How bad a failure is for the user's recordings, in rising order. */
public enum Severity {
    /** The user's input was refused; nothing happened. */
    LOW,
    /** Something did not work, nothing is lost. */
    MEDIUM,
    /** Something needs a person's attention soon. */
    HIGH,
    /** Recordings are in danger or damaged. */
    CRITICAL
}
