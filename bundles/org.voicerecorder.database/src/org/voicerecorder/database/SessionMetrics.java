package org.voicerecorder.database;

import java.time.Duration;

/**
 * What the sessions of the database did since the library was opened.
 *
 * @param active running at this moment
 * @param total finished ones, failed ones included
 * @param failed rolled back; each try of a retried one counts
 * @param longest from asking for a connection to giving it back
 */
public record SessionMetrics(long active, long total, long failed, Duration longest) {}
