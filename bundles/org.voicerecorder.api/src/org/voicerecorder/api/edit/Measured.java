package org.voicerecorder.api.edit;

/**
 * What audio was before it was normalised, and what has to be done to it.
 *
 * @param lufs integrated loudness (ITU-R BS.1770-4), in LUFS; negative infinity for silence
 * @param truePeak in dBTP; negative infinity for digital silence
 * @param samplePeak in dBFS; negative infinity for digital silence
 * @param gain that leads to what was wanted, in dB: what a limiter takes away is made good in it; 0 for silence
 */
public record Measured(double lufs, double truePeak, double samplePeak, double gain) {}
