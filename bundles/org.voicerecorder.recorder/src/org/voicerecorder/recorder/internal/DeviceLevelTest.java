package org.voicerecorder.recorder.internal;

import java.time.Duration;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.CaptureStream;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.recorder.InputCondition;
import org.voicerecorder.api.recorder.LevelTest;
import org.voicerecorder.api.recorder.WatchStrictness;
import org.voicerecorder.audio.InputWatch;
import org.voicerecorder.audio.LevelMeter;

/** Reads a device only to show its level, and to play back what was heard last. */
final class DeviceLevelTest implements LevelTest {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final CaptureStream device;
    private final CaptureFormat format;
    private final LevelMeter meter;
    private final InputWatch watch;
    // A ring, under its own lock: the last bytes end at position 'written'.
    private final byte[] ring;
    private long written;
    private volatile Levels levels;

    DeviceLevelTest(CaptureStream device, WatchStrictness strictness) {
        this.device = device;
        format = device.format();
        meter = new LevelMeter(format);
        watch = new InputWatch(format, strictness);
        ring = new byte[(int) (Frames.of(KEPT, format) * format.bytesPerFrame())];
        levels = Levels.silence(format.channels());
        Thread.ofPlatform().daemon().name("level-test").start(this::listen);
    }

    @Override
    public Levels levels() {
        return levels;
    }

    @Override
    public InputCondition condition() {
        return watch.condition();
    }

    @Override
    public PcmStream heard() {
        synchronized (ring) {
            int length = (int) Math.min(written, ring.length);
            byte[] last = new byte[length];
            for (int i = 0; i < length; i++) {
                last[i] = ring[(int) ((written - length + i) % ring.length)];
            }
            return new HeardAudio(format, last);
        }
    }

    @Override
    public void close() {
        device.close();
    }

    private void listen() {
        byte[] block = new byte[format.bytesPerFrame() * Math.max(1, format.sampleRate() / 50)];
        try {
            for (int n = device.read(block, 0, block.length); n > 0; n = device.read(block, 0, block.length)) {
                meter.accept(block, 0, n);
                watch.accept(block, 0, n, true);
                levels = meter.levels();
                keep(block, n);
            }
        } catch (VoiceRecorderException e) {
            // The device went away in the middle of the test: there is nothing to hear any more, and starting a take
            // says why.
            levels = Levels.silence(format.channels());
        }
    }

    private void keep(byte[] block, int length) {
        synchronized (ring) {
            for (int i = 0; i < length; i++) {
                ring[(int) (written++ % ring.length)] = block[i];
            }
        }
    }
}
