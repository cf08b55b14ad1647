package org.voicerecorder.api;

/** How the copies of a recording at the providers stand. */
public enum SyncStatus {
    UNSYNCED,
    SYNCING,
    SYNCED,
    FAILED,
    QUOTA_EXCEEDED,
    CONFLICT
}
