package org.voicerecorder.audio.tests.player;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import org.voicerecorder.audio.player.internal.Block;
import org.voicerecorder.audio.player.internal.Stage;

/** A stage to read from, and what comes out of a stage, with the place in the source of every frame. */
record StretchedAudio(double[] samples, double[] places, int channels) {
    /** @param signal of frame and channel */
    static Stage stage(int frames, DoubleBinaryOperator signal) {
        int[] at = {0};
        return block -> {
            int n = Math.min(block.samples().length / block.channels(), frames - at[0]);
            for (int i = 0; i < n; i++) {
                for (int channel = 0; channel < block.channels(); channel++) {
                    block.samples()[i * block.channels() + channel] = signal.applyAsDouble(at[0] + i, channel);
                }
            }
            block.set(n, at[0], 1);
            at[0] += n;
            return n > 0;
        };
    }

    static StretchedAudio of(Stage stage, int channels) throws IOException {
        return of(stage, channels, block -> {});
    }

    /** Reads to the end; tells after each block. */
    static StretchedAudio of(Stage stage, int channels, Consumer<Block> after) throws IOException {
        List<double[]> samples = new ArrayList<>();
        List<double[]> places = new ArrayList<>();
        Block block = new Block(480, channels);
        while (stage.read(block)) {
            samples.add(Arrays.copyOf(block.samples(), block.frames() * channels));
            double[] of = new double[block.frames()];
            for (int i = 0; i < of.length; i++) {
                of[i] = block.source() + i * block.slope();
            }
            places.add(of);
            after.accept(block);
        }
        return new StretchedAudio(join(samples), join(places), channels);
    }

    private static double[] join(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    int frames() {
        return places.length;
    }

    double[] channel(int channel) {
        double[] one = new double[frames()];
        for (int i = 0; i < one.length; i++) {
            one[i] = samples[i * channels + channel];
        }
        return one;
    }

    /** Cycles per second, from the first upward crossing of zero to the last. */
    static double frequency(double[] tone, int sampleRate) {
        double first = -1;
        double last = -1;
        int cycles = -1;
        for (int i = 1; i < tone.length; i++) {
            if (tone[i - 1] < 0 && tone[i] >= 0) {
                last = i - tone[i] / (tone[i] - tone[i - 1]);
                first = first < 0 ? last : first;
                cycles++;
            }
        }
        return cycles * sampleRate / (last - first);
    }
}
