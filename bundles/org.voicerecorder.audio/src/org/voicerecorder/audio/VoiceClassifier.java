package org.voicerecorder.audio;

/** Tells voice from other sound, frame by frame, with a memory of what came before. For one thread. */
public interface VoiceClassifier extends AutoCloseable {
    /**
     * Judges the next piece of one channel.
     *
     * @param samples {@link VoiceDetector#STEP_MILLIS} ms of audio; not kept
     */
    boolean isVoice(short[] samples);

    @Override
    void close();
}
