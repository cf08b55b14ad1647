package org.voicerecorder.api;

/** Where in its life a recording is. */
public enum RecordingStatus {
    ACTIVE,
    ARCHIVED,
    /** In the bin: its audio is kept until it is purged. */
    DELETED
}
