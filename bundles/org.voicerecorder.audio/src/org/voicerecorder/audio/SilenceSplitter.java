package org.voicerecorder.audio;

import java.time.Duration;

/**
 * Tells to the frame where speech begins and ends, from the decisions of a {@link VoiceDetector}. The same decisions give
 * the same frames, however the audio was cut into blocks. For one thread.
 *
 * <pre>
 *            |lead|voice  voice |trail|    minimum silence not reached: no end
 *  ----------^------------------------^-----------------------------^-----
 *          begins                    ends                         begins
 * </pre>
 */
public final class SilenceSplitter implements VoiceDetector.Listener {
    private final long minimumSilence;
    private final long lead;
    private final long trail;
    private final long onset;
    private final long step;
    private final Listener listener;

    private boolean speaking;
    private long lastEnd;
    private long firstVoice = -1;
    private long lastVoice;
    private long voiced;

    /** Hears the edges, in the order of the audio; each lies at or after the one before. */
    public interface Listener {
        /** @param frame the first that belongs to the speech; it lies up to {@link #lookBack} frames back */
        void begins(long frame);

        /** @param frame the first that does not belong to it any more; it lies up to {@link #lookBack} frames back */
        void ends(long frame);
    }

    public SilenceSplitter(int sampleRate, SpeechRules rules, Listener listener) {
        minimumSilence = frames(rules.minimumSilence(), sampleRate);
        lead = frames(rules.lead(), sampleRate);
        trail = frames(rules.trail(), sampleRate);
        onset = frames(rules.onset(), sampleRate);
        step = frames(Duration.ofMillis(VoiceDetector.STEP_MILLIS), sampleRate) + 1;
        this.listener = listener;
    }

    /**
     * How many frames before the end of what was decided an edge may lie: who wants to keep the lead keeps as many, and
     * what the detector has not decided yet.
     */
    public long lookBack() {
        return Math.max(lead + 2 * onset, minimumSilence - trail) + step;
    }

    /** Whether the audio that was decided last belongs to speech, or may still. */
    public boolean isSpeaking() {
        return speaking;
    }

    @Override
    public void decided(long from, long to, boolean voice) {
        if (!speaking && firstVoice >= 0 && from - firstVoice >= 2 * onset) {
            firstVoice = -1;
        }
        if (voice) {
            voice(from, to);
        } else if (speaking && to - lastVoice >= minimumSilence) {
            end(lastVoice + trail);
        }
    }

    /** The audio is over after so many frames; speech that goes on ends there at the latest. */
    public void finish(long frames) {
        if (speaking) {
            end(Math.min(frames, lastVoice + trail));
        }
        firstVoice = -1;
    }

    private void voice(long from, long to) {
        if (!speaking) {
            if (firstVoice < 0) {
                firstVoice = from;
                voiced = 0;
            }
            voiced += to - from;
            if (voiced >= onset) {
                speaking = true;
                listener.begins(Math.max(lastEnd, firstVoice - lead));
            }
        }
        lastVoice = to;
    }

    private void end(long frame) {
        speaking = false;
        firstVoice = -1;
        lastEnd = frame;
        listener.ends(frame);
    }

    private static long frames(Duration duration, int sampleRate) {
        return Math.round(duration.toNanos() / 1e9 * sampleRate);
    }
}
