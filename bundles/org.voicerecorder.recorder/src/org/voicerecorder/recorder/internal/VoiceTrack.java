package org.voicerecorder.recorder.internal;

import java.time.Duration;
import java.util.Optional;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.Split;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.audio.SilenceSplitter;
import org.voicerecorder.audio.SpeechRules;
import org.voicerecorder.audio.VoiceClassifiers;
import org.voicerecorder.audio.VoiceDetector;

/**
 * Follows whether somebody speaks, where a take depends on it: because it records voices only, or begins a new part after
 * a silence. Used by the thread that captures.
 */
final class VoiceTrack implements AutoCloseable {
    /** How far the decision that somebody speaks lies behind the first sound of it, at most. */
    static final Duration DELAY = Duration.ofMillis(300);

    private final Optional<VoiceDetector> detector;
    private final Optional<SilenceSplitter> activation;
    private final Optional<SilenceSplitter> splitting;
    private boolean quiet;
    private boolean newPart;

    VoiceTrack(CaptureFormat format, TakeRequest.Course course, VoiceClassifiers classifiers) {
        activation = course.voice()
                .map(v -> new SilenceSplitter(format.sampleRate(), rules(v.pauseAfter()), onEnd(() -> {
                    quiet = true;
                })));
        splitting = course.split()
                .filter(Split.OnSilence.class::isInstance)
                .map(s -> new SilenceSplitter(
                        format.sampleRate(), rules(((Split.OnSilence) s).silence()), onEnd(() -> newPart = true)));
        boolean needed = activation.isPresent() || splitting.isPresent();
        detector = needed ? Optional.of(new VoiceDetector(format, classifiers)) : Optional.empty();
    }

    private static SpeechRules rules(Duration silence) {
        return SpeechRules.of(silence, Duration.ZERO, Duration.ZERO);
    }

    private static SilenceSplitter.Listener onEnd(Runnable action) {
        return new SilenceSplitter.Listener() {
            @Override
            public void begins(long frame) {
                // Whether somebody speaks is asked for after each block.
            }

            @Override
            public void ends(long frame) {
                action.run();
            }
        };
    }

    void hear(BlockQueue.Block block) {
        quiet = false;
        detector.ifPresent(d -> d.accept(block.bytes, block.offset, block.length, (from, to, voice) -> {
            activation.ifPresent(s -> s.decided(from, to, voice));
            splitting.ifPresent(s -> s.decided(from, to, voice));
        }));
    }

    /** Whether somebody speaks, in a take that records voices only. */
    boolean speaks() {
        return activation.map(SilenceSplitter::isSpeaking).orElse(false);
    }

    /** Whether nobody has spoken for as long as the take waits, as of the last block. */
    boolean fellQuiet() {
        return quiet;
    }

    /** Whether what comes now begins a new part; once for each silence. */
    boolean takeNewPart() {
        boolean begins = newPart;
        newPart = false;
        return begins;
    }

    @Override
    public void close() {
        detector.ifPresent(VoiceDetector::close);
    }
}
