package org.voicerecorder.recorder.internal;

import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.audio.LevelMeter;

/** Reads a device only to show its level. */
final class DeviceLevelTest implements LevelTest {
    private final CaptureStream device;
    private final LevelMeter meter;
    private volatile Levels levels;

    DeviceLevelTest(CaptureStream device) {
        this.device = device;
        CaptureFormat format = device.format();
        this.meter = new LevelMeter(format);
        this.levels = Levels.silence(format.channels());
        Thread.ofPlatform().daemon().name("level-test").start(this::listen);
    }

    @Override
    public Levels levels() {
        return levels;
    }

    @Override
    public InputCondition condition() {
        return InputCondition.listening(device.format().channels());
    }

    @Override
    public PcmStream heard() {
        throw new VoiceRecorderException(ErrorCode.ERR_UNAVAILABLE, "A level test keeps nothing yet");
    }

    @Override
    public void close() {
        device.close();
    }

    private void listen() {
        CaptureFormat format = device.format();
        byte[] block = new byte[format.bytesPerFrame() * Math.max(1, format.sampleRate() / 50)];
        try {
            for (int n = device.read(block, 0, block.length); n > 0; n = device.read(block, 0, block.length)) {
                meter.accept(block, 0, n);
                levels = meter.levels();
            }
        } catch (VoiceRecorderException e) {
            // The device went away in the middle of the test: there is nothing to hear any more, and starting a take
            // says why.
            levels = Levels.silence(format.channels());
        }
    }
}
