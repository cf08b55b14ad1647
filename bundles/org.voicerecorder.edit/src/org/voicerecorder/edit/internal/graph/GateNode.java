package org.voicerecorder.edit.internal.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voicerecorder.edit.internal.dsp.GateShape;
import org.voicerecorder.edit.internal.dsp.GateShape.Spectrum;
import org.voicerecorder.edit.internal.dsp.SpectralGate;

/** Less noise: each window's spectrum times the gains of the gate, put together again. @param gates one a channel */
record GateNode(Node input, GateShape shape, List<SpectralGate> gates) implements Node {
    @Override
    public void read(Reading reading, long from, int frames, double[][] out, int at) {
        Windows windows = reading.state(this, () -> new Windows(this));
        long first = Math.floorDiv(from - shape.size(), (long) shape.hop()) + 1;
        long last = Math.floorDiv(from + frames - 1, (long) shape.hop());
        windows.provide(reading, first - SpectralGate.REACH, last + SpectralGate.REACH);
        for (int c = 0; c < out.length; c++) {
            Arrays.fill(out[c], at, at + frames, 0);
            for (long k = first; k <= last; k++) {
                add(windows.sound(c, k), k * shape.hop() - from, out[c], at, frames);
            }
        }
    }

    private static void add(double[] window, long offset, double[] out, int at, int frames) {
        int from = (int) Math.max(0, -offset);
        int to = (int) Math.min(window.length, frames - offset);
        for (int i = from; i < to; i++) {
            out[at + (int) offset + i] += window[i];
        }
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public Optional<SourceAudio> source() {
        return input.source();
    }

    @Override
    public long sourceFrame(long frame) {
        return input.sourceFrame(frame);
    }

    @Override
    public void envelope(Envelopes envelopes, long from, long to, double[] low, double[] high) {
        input.envelope(envelopes, from, to, low, high);
    }

    /** What one stream has computed: of each window what the next read wants again. */
    private static final class Windows {
        private final GateNode node;
        private final List<Map<Long, Spectrum>> spectra = new ArrayList<>();
        private final List<Map<Long, double[]>> openings = new ArrayList<>();
        private final List<Map<Long, double[]>> sounds = new ArrayList<>();

        Windows(GateNode node) {
            this.node = node;
            for (int c = 0; c < node.gates.size(); c++) {
                spectra.add(new HashMap<>());
                openings.add(new HashMap<>());
                sounds.add(new HashMap<>());
            }
        }

        void provide(Reading reading, long first, long last) {
            for (var maps : List.of(spectra, openings, sounds)) {
                maps.forEach(map -> map.keySet().removeIf(k -> k < first || k > last));
            }
            Map<Long, Spectrum> known = spectra.getFirst();
            long begin = first;
            while (begin <= last && known.containsKey(begin)) {
                begin++;
            }
            long end = last;
            while (end >= begin && known.containsKey(end)) {
                end--;
            }
            if (begin <= end) {
                analyse(reading, begin, end);
            }
        }

        private void analyse(Reading reading, long first, long last) {
            int hop = node.shape.hop();
            int frames = (int) (last - first) * hop + node.shape.size();
            double[][] samples = new double[spectra.size()][frames];
            node.input.read(reading, first * hop, frames, samples, 0);
            for (int c = 0; c < samples.length; c++) {
                for (long k = first; k <= last; k++) {
                    int from = (int) (k - first) * hop;
                    spectra.get(c).computeIfAbsent(k, new Analysis(samples[c], from)::spectrum);
                }
            }
        }

        private final class Analysis {
            private final double[] samples;
            private final int from;

            Analysis(double[] samples, int from) {
                this.samples = samples;
                this.from = from;
            }

            Spectrum spectrum(@SuppressWarnings("unused") long window) {
                return node.shape.analyse(samples, from);
            }
        }

        private double[] opening(int channel, long window) {
            return openings.get(channel).computeIfAbsent(window, k -> {
                Map<Long, Spectrum> around = spectra.get(channel);
                return node.gates
                        .get(channel)
                        .opening(List.of(
                                around.get(k - 1).power(),
                                around.get(k).power(),
                                around.get(k + 1).power()));
            });
        }

        double[] sound(int channel, long window) {
            double[] known = sounds.get(channel).get(window);
            if (known == null) {
                var around = new ArrayList<double[]>();
                int reach = SpectralGate.openingsWanted() / 2;
                for (long k = window - reach; k <= window + reach; k++) {
                    around.add(opening(channel, k));
                }
                double[] gains = node.gates.get(channel).gains(around);
                known = node.shape.synthesise(spectra.get(channel).get(window), gains);
                sounds.get(channel).put(window, known);
            }
            return known;
        }
    }
}
