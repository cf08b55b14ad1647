package org.voicerecorder.api.edit;

import java.time.Duration;

/**
 * How loud audio is (EBU R128; ITU-R BS.1770-4, EBU Tech 3341 and 3342). Negative infinity stands for silence, or for
 * audio too short to be measured.
 *
 * @param integrated gated loudness of all of it, in LUFS
 * @param range loudness range, in LU; 0 when there is too little audio
 * @param maximumMomentary of any 400 ms, in LUFS
 * @param maximumShortTerm of any 3 s, in LUFS
 * @param truePeak in dBTP: of the signal between the samples too (oversampled)
 * @param samplePeak in dBFS
 * @param overs samples beyond full scale, over all channels: what is clipped where the audio becomes integers, as in most
 *     players; integer audio has none
 */
public record LoudnessReport(
        Duration duration,
        double integrated,
        double range,
        double maximumMomentary,
        double maximumShortTerm,
        double truePeak,
        double samplePeak,
        long overs) {}
