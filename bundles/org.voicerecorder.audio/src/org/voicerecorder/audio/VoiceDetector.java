package org.voicerecorder.audio;

import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.audio.internal.PcmSamples;
import org.voicerecorder.audio.internal.Resampler;

/**
 * Finds voice in PCM of any rate, depth and number of channels. Each channel is brought to 16 kHz (8 kHz when the source
 * has less) and judged by a {@link VoiceClassifier} of its own, so that one dead channel, or two in opposite phase, hide
 * nothing; voice in one channel is voice.
 *
 * <p>Fed by one thread; allocates nothing while it runs.
 */
public final class VoiceDetector implements AutoCloseable {
    /** Milliseconds of audio that one decision is about. */
    public static final int STEP_MILLIS = 20;

    private static final int WIDE = 16_000;
    private static final int NARROW = 8_000;

    private final int bytes;
    private final int shift;
    private final long sourceRate;
    private final Channel[] channels;
    private final short[] step;
    private long steps;

    /** Hears what was decided. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called in the order of the audio, without gaps.
         *
         * @param from the first frame that the decision is about, counted from the first one fed
         * @param to the frame after the last
         */
        void decided(long from, long to, boolean voice);
    }

    public VoiceDetector(CaptureFormat format, VoiceClassifiers classifiers) {
        bytes = format.bytesPerSample();
        shift = format.bitDepth() - 16;
        sourceRate = format.sampleRate();
        int rate = format.sampleRate() < WIDE ? NARROW : WIDE;
        step = new short[rate * STEP_MILLIS / 1000];
        channels = new Channel[format.channels()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = new Channel(new Resampler(format.sampleRate(), rate), classifiers.open(rate));
        }
    }

    /** Takes whole frames and tells the listener every decision that they complete. */
    public void accept(byte[] pcm, int offset, int length, Listener listener) {
        int end = offset + length - length % (channels.length * bytes);
        for (int at = offset; at < end; ) {
            for (Channel channel : channels) {
                int sample = PcmSamples.read(pcm, at, bytes);
                channel.resampler.accept(shift >= 0 ? sample / (float) (1 << shift) : sample << -shift);
                at += bytes;
            }
            while (channels[0].resampler.available() >= step.length) {
                decide(listener);
            }
        }
    }

    /** The end of what was decided, in frames; at most a few hundredths of a second behind what was fed. */
    public long decidedFrames() {
        return steps * STEP_MILLIS * sourceRate / 1000;
    }

    @Override
    public void close() {
        for (Channel channel : channels) {
            channel.classifier.close();
        }
    }

    private void decide(Listener listener) {
        boolean voice = false;
        for (Channel channel : channels) {
            channel.resampler.read(step);
            // Every classifier hears everything: it remembers the noise.
            voice |= channel.classifier.isVoice(step);
        }
        long from = decidedFrames();
        steps++;
        listener.decided(from, decidedFrames(), voice);
    }

    private record Channel(Resampler resampler, VoiceClassifier classifier) {}
}
