package org.voicerecorder.audio.javasound.internal;

import javax.sound.sampled.AudioFormat;
import org.voicerecorder.api.audio.CaptureFormat;

/** Formats in the words of Java Sound. */
final class SoundFormats {
    private SoundFormats() {}

    static AudioFormat of(CaptureFormat format) {
        return new AudioFormat(format.sampleRate(), format.bitDepth(), format.channels(), true, false);
    }
}
