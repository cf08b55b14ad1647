package org.voicerecorder.recorder.internal;

import java.util.Arrays;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.api.recorder.TakeStatus.State;
import org.voicerecorder.audio.InputWatch;
import org.voicerecorder.audio.LevelMeter;

/**
 * What happens to the audio between the device and the buffer: it is watched, amplified, measured and muted. The thread
 * that captures feeds it; everything else is set and read by any.
 */
final class InputChain {
    private final int bytesPerFrame;
    private final Gain amplifier;
    private final LevelMeter meter;
    private final InputWatch watch;
    private boolean listens = true;
    private volatile double gain;
    private final Belated<Boolean> muted = new Belated<>(false);

    InputChain(CaptureFormat format, TakeRequest.Input input) {
        bytesPerFrame = format.bytesPerFrame();
        amplifier = new Gain(format);
        meter = new LevelMeter(format);
        watch = new InputWatch(format, input.watch());
        gain = input.gain();
    }

    /** @param state of the take: only while it is recording the audio is kept */
    void process(BlockQueue.Block block, State state) {
        double decibels = gain;
        block.muted = muted.forNext(block.length / bytesPerFrame);
        watch(block, decibels, state);
        amplifier.apply(decibels, block.bytes, block.offset, block.length);
        meter.accept(block.bytes, block.offset, block.length);
        if (block.muted) {
            Arrays.fill(block.bytes, block.offset, block.offset + block.length, (byte) 0);
        }
    }

    /** What nobody wants to record now is not judged; when somebody does again, it is from then on. */
    private void watch(BlockQueue.Block block, double decibels, State state) {
        if (block.muted || state == State.PAUSED) {
            if (listens) {
                watch.restart();
            }
            listens = false;
            return;
        }
        listens = true;
        watch.gain(decibels);
        watch.accept(block.bytes, block.offset, block.length, state == State.RECORDING);
    }

    void gain(double decibels) {
        gain = decibels;
    }

    double gain() {
        return gain;
    }

    /** @param unread how many frames were captured before and are read only now */
    void mute(boolean mute, long unread) {
        muted.set(mute, unread);
    }

    boolean isMuted() {
        return muted.now();
    }

    /** What was captured and not read is gone. */
    void deviceLost() {
        muted.forget();
    }

    Levels levels() {
        return meter.levels();
    }

    InputCondition condition() {
        return watch.condition();
    }

    /** Over all that was kept and not muted; for the thread that feeds. */
    InputSummary summary() {
        return watch.summary();
    }
}
