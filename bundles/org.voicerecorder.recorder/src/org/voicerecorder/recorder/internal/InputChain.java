package org.voicerecorder.recorder.internal;

import java.util.Arrays;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.InputSummary;
import org.voicerecorder.api.recorder.TakeRequest;
import org.voicerecorder.audio.InputWatch;
import org.voicerecorder.audio.LevelMeter;

/**
 * What happens to the audio between the device and the buffer: it is amplified, measured, watched and muted. The thread
 * that captures feeds it; everything else is set and read by any.
 */
final class InputChain {
    private final Gain amplifier;
    private final LevelMeter meter;
    private final InputWatch watch;
    private volatile double gain;
    private volatile boolean muted;

    InputChain(CaptureFormat format, TakeRequest.Input input) {
        amplifier = new Gain(format);
        meter = new LevelMeter(format);
        watch = new InputWatch(format, input.watch());
        gain = input.gain();
    }

    /** @param kept whether the audio goes into the take */
    void process(BlockQueue.Block block, boolean kept) {
        amplifier.apply(gain, block.bytes, block.offset, block.length);
        meter.accept(block.bytes, block.offset, block.length);
        watch.accept(block.bytes, block.offset, block.length, kept);
        block.muted = muted;
        if (block.muted) {
            Arrays.fill(block.bytes, block.offset, block.offset + block.length, (byte) 0);
        }
    }

    void gain(double decibels) {
        gain = decibels;
    }

    double gain() {
        return gain;
    }

    void mute(boolean mute) {
        muted = mute;
    }

    boolean isMuted() {
        return muted;
    }

    Levels levels() {
        return meter.levels();
    }

    InputCondition condition() {
        return watch.condition();
    }

    /** Over all that was kept; for the thread that feeds. */
    InputSummary summary() {
        return watch.summary();
    }
}
