/**
 * Audio without a sound system: WAV and AIFF files read by ourselves, crash-safe takes, peaks, levels. Plain Java; works
 * without OSGi.
 */
package org.voicerecorder.audio;
