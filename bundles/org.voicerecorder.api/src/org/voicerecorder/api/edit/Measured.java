package org.voicerecorder.api.edit;

/**
 * What audio was before it was normalised.
 *
 * @param lufs integrated loudness (ITU-R BS.1770-4), in LUFS; negative infinity for silence
 * @param truePeak in dBTP; negative infinity for digital silence
 * @param samplePeak in dBFS; negative infinity for digital silence
 */
public record Measured(double lufs, double truePeak, double samplePeak) {}
