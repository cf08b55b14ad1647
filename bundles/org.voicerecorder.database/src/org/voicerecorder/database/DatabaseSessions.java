package org.voicerecorder.database;

/** The open database as others may see it, e.g. a health check. A service while a library is open. Thread-safe. */
public interface DatabaseSessions {
    SessionMetrics metrics();
}
