package org.voicerecorder.workbench.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Stretch;
import org.voicerecorder.api.marker.Marker;

/**
 * Edited audio in memory: 4 seconds of 1 kHz at a quarter of full scale, mono at 8 kHz, whatever the recording.
 *
 * @param from which frame of the source is heard at each frame; -1 for silence
 * @param gain of each frame
 * @param marks the markers, where they are in the source
 */
record FakeAudio(EditList list, int[] from, double[] gain, List<Integer> splits, Supplier<List<Marker>> marks)
        implements EditedAudio {
    static final int RATE = 8_000;
    static final int LENGTH = 4 * RATE;

    static FakeAudio of(EditList list, Supplier<List<Marker>> stored) {
        double[] gain = new double[LENGTH];
        java.util.Arrays.fill(gain, 1);
        var audio = new FakeAudio(list, IntStream.range(0, LENGTH).toArray(), gain, List.of(), stored);
        for (EditOperation step : list.operations()) {
            audio = audio.after(step);
        }
        return audio;
    }

    static int source(int frame) {
        return (int) Math.round(8192 * Math.sin(2 * Math.PI * 1_000 * frame / RATE));
    }

    private FakeAudio after(EditOperation step) {
        return switch (step) {
            case EditOperation.Trim(FrameRange range) ->
                pick(within(range), (int) range.from(), i -> (int) range.from() + i);
            case EditOperation.Cut(FrameRange range, long _) ->
                pick(
                        from.length - within(range),
                        (int) range.from(),
                        i -> i < range.from() ? i : i + (int) range.frames());
            case EditOperation.InsertSilence(long at, long frames, long _) ->
                pick(from.length + (int) frames, (int) at, i -> i < at ? i : i < at + frames ? -1 : i - (int) frames);
            case EditOperation.Split(long at) -> {
                if (at <= 0 || at >= from.length) {
                    throw new IllegalArgumentException("Nothing is split at " + at);
                }
                var more = new ArrayList<>(splits);
                more.add((int) at);
                yield new FakeAudio(list, from, gain, more.stream().sorted().toList(), marks);
            }
            case EditOperation.Gain(FrameRange range, double decibels, long _) -> {
                double[] changed = gain.clone();
                FrameRange whole = range.within(from.length);
                for (int i = (int) whole.from(); i < whole.to(); i++) {
                    changed[i] *= Math.pow(10, decibels / 20);
                }
                yield new FakeAudio(list, from, changed, splits, marks);
            }
            case EditOperation.Mark mark -> withMarks(all -> all.add(made(mark)));
            case EditOperation.Unmark(long at, String text) -> withMarks(all -> remove(all, at, text));
            case EditOperation.ChangeMark(long at, String text, EditOperation.Mark to) ->
                withMarks(all -> {
                    remove(all, at, text);
                    all.add(made(to));
                });
            default -> this;
        };
    }

    private FakeAudio withMarks(Consumer<List<Marker>> change) {
        return new FakeAudio(list, from, gain, splits, () -> {
            var all = new ArrayList<>(marks.get());
            change.accept(all);
            return all;
        });
    }

    private long origin(long at) {
        return at < from.length ? from[(int) at] : LENGTH;
    }

    private Marker made(EditOperation.Mark mark) {
        return new Marker(UUID.randomUUID(), origin(mark.at()), mark.frames(), mark.text());
    }

    private void remove(List<Marker> all, long at, String text) {
        all.stream()
                .filter(m -> m.frame() == origin(at) && m.text().equals(text))
                .findFirst()
                .ifPresent(all::remove);
    }

    @Override
    public List<Marker> markers() {
        var heard = new ArrayList<Marker>();
        for (int i = 0; i <= from.length; i++) {
            long at = origin(i);
            for (Marker marker : marks.get()) {
                if (marker.frame() == at) {
                    heard.add(new Marker(new UUID(0, heard.size()), i, marker.frames(), marker.text()));
                }
            }
        }
        return heard;
    }

    private int within(FrameRange range) {
        if (range.to() > from.length) {
            throw new IllegalArgumentException("Beyond the end: " + range);
        }
        return (int) range.frames();
    }

    private FakeAudio pick(int length, int at, IntUnaryOperator place) {
        int[] frames = new int[length];
        double[] gains = new double[length];
        for (int i = 0; i < length; i++) {
            int p = place.applyAsInt(i);
            frames[i] = p < 0 ? -1 : from[p];
            gains[i] = p < 0 ? 1 : gain[p];
        }
        return new FakeAudio(list, frames, gains, splits, marks);
    }

    int sample(int frame) {
        return from[frame] < 0 ? 0 : (int) Math.round(source(from[frame]) * gain[frame]);
    }

    @Override
    public CaptureFormat format() {
        return new CaptureFormat(RATE, 1, 16);
    }

    @Override
    public long frames() {
        return from.length;
    }

    @Override
    public List<FrameRange> parts() {
        List<FrameRange> parts = new ArrayList<>();
        int begin = 0;
        for (int split : splits) {
            parts.add(new FrameRange(begin, split));
            begin = split;
        }
        parts.add(new FrameRange(begin, from.length));
        return parts;
    }

    @Override
    public List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= from.length; i++) {
            boolean joined =
                    i < from.length && (from[i] < 0 ? from[i - 1] < 0 : from[i - 1] >= 0 && from[i] == from[i - 1] + 1);
            if (!joined) {
                boolean silent = from[begin] < 0;
                stretches.add(new Stretch(
                        begin, i - begin, silent ? Optional.empty() : list.source(), Math.max(0, from[begin]), true));
                begin = i;
            }
        }
        return stretches;
    }

    @Override
    public PcmStream read(long fromFrame) {
        return new PcmStream() {
            private int at = (int) fromFrame;

            @Override
            public CaptureFormat format() {
                return FakeAudio.this.format();
            }

            @Override
            public long totalFrames() {
                return from.length;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int frames = Math.min(length / 2, from.length - at);
                if (frames <= 0) {
                    return -1;
                }
                for (int i = 0; i < frames; i++, at++) {
                    buffer[offset + 2 * i] = (byte) sample(at);
                    buffer[offset + 2 * i + 1] = (byte) (sample(at) >> 8);
                }
                return 2 * frames;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public Peaks peaks(FrameRange range, int framesPerPixel, Cancellation cancel) {
        cancel.throwIfCancelled();
        int pixels = (int) Math.ceilDiv(range.frames(), framesPerPixel);
        short[] data = new short[2 * pixels];
        for (int p = 0; p < pixels; p++) {
            int low = Short.MAX_VALUE;
            int high = Short.MIN_VALUE;
            long begin = range.from() + (long) p * framesPerPixel;
            for (long i = begin; i < Math.min(range.to(), begin + framesPerPixel); i++) {
                low = Math.min(low, sample((int) i));
                high = Math.max(high, sample((int) i));
            }
            data[2 * p] = (short) low;
            data[2 * p + 1] = (short) high;
        }
        return new Peaks(RATE, 1, framesPerPixel, data);
    }
}
