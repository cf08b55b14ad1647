package org.voicerecorder.audio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.InputCondition.Kind;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.api.recorder.WatchStrictness;
import org.voicerecorder.audio.internal.ChannelWatch;
import org.voicerecorder.audio.internal.PcmSamples;

/**
 * Judges the last seconds of captured audio: is the input live, or dead, muted, far too quiet, clipping? It looks at
 * blocks of 100 ms, and at what moves in them: the power around their mean, so that a steady offset is no signal.
 *
 * <ul>
 *   <li>Dead: hardly a block of the last seconds exceeds -86 dBFS. Zeros, a constant value, and the dither or noise of a
 *       converter (-90 dBFS and less) lie below; a microphone in a quiet room lies above.
 *   <li>Far too quiet: live, but hardly a block exceeds -66 dBFS; unless it is the pause of somebody who was heard, or
 *       the steady noise of a quiet room, above -78 dBFS, where nobody spoke yet.
 *   <li>Clipping: three or more samples of a channel in a row at full scale; one may be chance.
 * </ul>
 *
 * The first is judged by what the device gives, before any gain: an input that is turned down is not dead, and one that is
 * dead does not come to life when its noise is turned up. The rest is judged at the gain.
 *
 * A change is told at the end of a block. Fed by one thread, without allocating unless the condition changes;
 * {@link #condition} may be read by any.
 */
public final class InputWatch {
    private static final int BLOCKS_PER_SECOND = 10;

    private final int bytes;
    private final int sampleRate;
    private final int framesPerBlock;
    private final boolean off;
    private final ChannelWatch[] channels;
    private double gain;
    private int frames;
    private long silentFrames;
    private volatile InputCondition condition;

    public InputWatch(CaptureFormat format, WatchStrictness strictness) {
        bytes = format.bytesPerSample();
        sampleRate = format.sampleRate();
        framesPerBlock = Math.max(1, sampleRate / BLOCKS_PER_SECOND);
        off = strictness == WatchStrictness.OFF;
        Duration patience = off ? WatchStrictness.STRICT.patience() : strictness.patience();
        int window = (int) (patience.toMillis() * BLOCKS_PER_SECOND / 1000);
        channels = new ChannelWatch[format.channels()];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = new ChannelWatch(format.bitDepth(), window);
        }
        condition = InputCondition.listening(channels.length);
    }

    /**
     * The gain at which what follows is recorded; it is fed as the device gives it.
     *
     * @param decibels 0 as long as nobody says otherwise
     */
    public void gain(double decibels) {
        if (decibels != gain) {
            gain = decibels;
            for (ChannelWatch channel : channels) {
                channel.gain(Math.pow(10, decibels / 20));
            }
        }
    }

    /**
     * Begins to judge anew, after something that is not to be judged; the condition is {@link Kind#LISTENING}. For the
     * thread that feeds.
     */
    public void restart() {
        frames = 0;
        for (ChannelWatch channel : channels) {
            channel.restart();
        }
        publish();
    }

    /**
     * Looks at whole frames.
     *
     * @param kept whether this audio belongs to the take and so to its summary; not so while the take is paused
     * @return whether {@link #condition} changed
     */
    public boolean accept(byte[] pcm, int offset, int length, boolean kept) {
        boolean changed = false;
        int end = offset + length - length % (channels.length * bytes);
        for (int at = offset; at < end; ) {
            for (ChannelWatch channel : channels) {
                channel.accept(PcmSamples.read(pcm, at, bytes), kept);
                at += bytes;
            }
            if (++frames == framesPerBlock) {
                changed |= complete(kept);
            }
        }
        return changed;
    }

    /** What held at the end of the last block. */
    public InputCondition condition() {
        return condition;
    }

    /** Over all audio that was kept; for the thread that feeds. */
    public InputSummary summary() {
        List<Integer> silent = IntStream.range(0, channels.length)
                .filter(i -> channels[i].wasSilent())
                .boxed()
                .toList();
        boolean all = silent.size() == channels.length;
        boolean quiet = true;
        for (ChannelWatch channel : channels) {
            quiet &= channel.wasSilent() || channel.wasTooQuiet();
        }
        Duration dead = Duration.ofMillis(silentFrames * 1000 / sampleRate);
        return new InputSummary(all, silent, quiet && !all, clippedRuns(), dead);
    }

    private boolean complete(boolean kept) {
        for (ChannelWatch channel : channels) {
            channel.endBlock(frames, kept);
        }
        frames = 0;
        boolean wasSilent = condition.isSilent();
        boolean changed = publish();
        if (kept && condition.isSilent()) {
            silentFrames += (long) framesPerBlock * (wasSilent ? 1 : channels[0].window());
        }
        return changed;
    }

    private boolean publish() {
        boolean same = condition.clippedRuns() == clippedRuns();
        for (int i = 0; i < channels.length && same; i++) {
            same = condition.channels().get(i) == kind(channels[i]);
        }
        if (same) {
            return false;
        }
        List<Kind> kinds = new ArrayList<>(channels.length);
        double offset = 0;
        for (ChannelWatch channel : channels) {
            kinds.add(kind(channel));
            double own = channel.steadyOffset();
            offset = Math.abs(own) > Math.abs(offset) ? own : offset;
        }
        condition = new InputCondition(overall(kinds), kinds, offset, clippedRuns());
        return true;
    }

    private Kind kind(ChannelWatch channel) {
        Kind kind = channel.kind();
        return off && kind != Kind.CLIPPING && kind != Kind.LISTENING ? Kind.OK : kind;
    }

    /** Dead is the input only when all of its channels are. */
    private static Kind overall(List<Kind> kinds) {
        boolean dead = false;
        boolean muted = false;
        Kind worst = null;
        for (Kind kind : kinds) {
            switch (kind) {
                case DEAD -> dead = true;
                case MUTED -> muted = true;
                default -> worst = worst == null || kind.compareTo(worst) > 0 ? kind : worst;
            }
        }
        if (worst == null) {
            return muted ? Kind.MUTED : Kind.DEAD;
        }
        return (dead || muted) && worst.compareTo(Kind.CHANNEL_DEAD) < 0 ? Kind.CHANNEL_DEAD : worst;
    }

    private long clippedRuns() {
        long runs = 0;
        for (ChannelWatch channel : channels) {
            runs += channel.clippedRuns();
        }
        return runs;
    }
}
