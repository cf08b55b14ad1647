package org.voicerecorder.audio;

import org.voicerecorder.audio.internal.EnergyClassifier;

/** Makes classifiers; a service. Where there is none, {@link #energy} does. Thread-safe. */
public interface VoiceClassifiers {
    /** @param sampleRate 8,000 or 16,000 Hz */
    VoiceClassifier open(int sampleRate);

    /** Classifiers that need no library: what rises well above the noise of the last seconds is taken for voice. */
    static VoiceClassifiers energy() {
        return rate -> new EnergyClassifier();
    }
}
