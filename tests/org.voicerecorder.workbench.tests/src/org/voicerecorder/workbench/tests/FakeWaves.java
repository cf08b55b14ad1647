package org.voicerecorder.workbench.tests;

import java.util.Optional;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.audio.Waveforms;

/** The same waves for every recording. */
final class FakeWaves implements Waveforms {
    @Override
    public Optional<Peaks> stored(Recording recording) {
        return Optional.of(waves());
    }

    @Override
    public Peaks peaks(Recording recording, Progress progress, Cancellation cancel) {
        return waves();
    }

    @Override
    public Peaks compute(
            Recording recording, int samplesPerPixel, boolean splitChannels, Progress progress, Cancellation cancel) {
        return waves();
    }

    private static Peaks waves() {
        short[] data = new short[2 * 4_000];
        for (int i = 0; i < data.length / 2; i++) {
            data[2 * i] = (short) (-8_000 * Math.sin(i / 50.0) * Math.sin(i / 50.0));
            data[2 * i + 1] = (short) -data[2 * i];
        }
        return new Peaks(48_000, 1, 256, data);
    }
}
