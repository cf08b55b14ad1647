package org.voicerecorder.edit.internal.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.audio.PcmStream;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.audio.Waveforms;
import org.voicerecorder.api.edit.Clipping;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.api.edit.Stretch;
import org.voicerecorder.api.marker.Marker;

/** A timeline as audio to be heard and seen. */
public final class TimelineAudio implements EditedAudio {
    private static final int BLOCK = 8192;
    private static final double FULL = 0x1p15;

    private final EditList list;
    private final Timeline timeline;
    private final AudioFiles files;
    private final Function<SourceAudio, Peaks> storedPeaks;
    private final List<Timeline> history;
    private final Function<UUID, List<Marker>> storedMarkers;
    private final CaptureFormat format;

    /**
     * Audio after the last of some steps.
     *
     * @param history before the first step and after each one
     * @param storedMarkers the markers that a recording has now
     */
    public TimelineAudio(
            EditList list,
            List<Timeline> history,
            SourceAudio first,
            AudioFiles files,
            Function<SourceAudio, Peaks> storedPeaks,
            Function<UUID, List<Marker>> storedMarkers) {
        this.list = list;
        this.history = List.copyOf(history);
        this.timeline = history.getLast();
        this.storedMarkers = storedMarkers;
        this.files = files;
        this.storedPeaks = storedPeaks;
        int bits = Math.max(16, first.format().bitDepth());
        for (Piece piece : timeline.pieces()) {
            bits = Math.max(
                    bits, piece.node().source().map(s -> s.format().bitDepth()).orElse(0));
        }
        this.format = new CaptureFormat(first.format().sampleRate(), timeline.channels(), bits);
    }

    public Timeline timeline() {
        return timeline;
    }

    @Override
    public EditList list() {
        return list;
    }

    @Override
    public CaptureFormat format() {
        return format;
    }

    @Override
    public long frames() {
        return timeline.frames();
    }

    @Override
    public List<FrameRange> parts() {
        var parts = new ArrayList<FrameRange>();
        long from = 0;
        for (long at : timeline.splits()) {
            parts.add(new FrameRange(from, at));
            from = at;
        }
        parts.add(new FrameRange(from, frames()));
        return parts;
    }

    @Override
    public List<Stretch> stretches() {
        return timeline.stretches();
    }

    @Override
    public List<Marker> markers() {
        return MarkerReplay.replay(list.operations(), history, storedMarkers);
    }

    /** Those of a part that becomes a recording of its own, counted from its beginning. */
    public List<Marker> markers(FrameRange part) {
        return MarkerReplay.moved(MarkerReplay.part(markers(), part, part.to() == frames()), -part.from());
    }

    @Override
    public PcmStream read(long fromFrame) {
        return read(new FrameRange(Math.min(fromFrame, frames()), frames()), false);
    }

    /** Opens a range. @param exact whether compressed sources are decoded from their beginning */
    public TimelineStream read(FrameRange range, boolean exact) {
        return new TimelineStream(timeline, format, list.dither(), new Reading(files, exact), range.from(), range.to());
    }

    /** What a rendering would clip: all of it is computed. */
    public Clipping clipping(Progress progress, Cancellation cancel) {
        byte[] block = new byte[BLOCK * format.bytesPerFrame()];
        long done = 0;
        try (TimelineStream in = read(new FrameRange(0, frames()), false)) {
            for (int n = in.read(block, 0, block.length); n >= 0; n = in.read(block, 0, block.length)) {
                cancel.throwIfCancelled();
                done += n / format.bytesPerFrame();
                progress.report(
                        "Looking for clipping",
                        done * 1000 / format.sampleRate(),
                        frames() * 1000 / format.sampleRate(),
                        Progress.Unit.MILLISECONDS);
            }
            return in.clipping();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static VoiceRecorderException unreadable(IOException e) {
        return new VoiceRecorderException(ErrorCode.ERR_IO, "The audio could not be read: " + e.getMessage(), e);
    }

    @Override
    public Peaks peaks(FrameRange wanted, int framesPerPixel, Cancellation cancel) {
        FrameRange range = wanted.within(frames());
        if (framesPerPixel < 1 || range.to() > frames()) {
            throw Compiler.invalid("%d frames a pixel of %d to %d, of %d frames"
                    .formatted(framesPerPixel, range.from(), range.to(), frames()));
        }
        int pixels = (int) Math.ceilDiv(range.frames(), (long) framesPerPixel);
        short[] data = new short[Math.multiplyExact(pixels, 2 * format.channels())];
        if (framesPerPixel >= Waveforms.STORED_SAMPLES_PER_PIXEL) {
            storedPeaks(range, framesPerPixel, data, cancel);
        } else {
            samplePeaks(range, framesPerPixel, data, cancel);
        }
        return new Peaks(format.sampleRate(), format.channels(), framesPerPixel, data);
    }

    private void storedPeaks(FrameRange range, int framesPerPixel, short[] data, Cancellation cancel) {
        var envelopes = new Envelopes(storedPeaks);
        double[] low = new double[format.channels()];
        double[] high = new double[format.channels()];
        int used = 0;
        for (long at = range.from(); at < range.to(); at += framesPerPixel) {
            cancel.throwIfCancelled();
            reset(low, high);
            long end = Math.min(range.to(), at + framesPerPixel);
            for (int i = timeline.pieceAt(at); i < timeline.pieces().size() && timeline.start(i) < end; i++) {
                Piece piece = timeline.pieces().get(i);
                long from = Math.max(at, timeline.start(i)) - timeline.start(i);
                long to = Math.min(end, timeline.start(i + 1)) - timeline.start(i);
                piece.node().envelope(envelopes, piece.start() + from, piece.start() + to, low, high);
            }
            used = store(low, high, data, used);
        }
    }

    private void samplePeaks(FrameRange range, int framesPerPixel, short[] data, Cancellation cancel) {
        double[] low = new double[format.channels()];
        double[] high = new double[format.channels()];
        double[][] block = new double[format.channels()][BLOCK];
        boolean[] computed = new boolean[BLOCK];
        int used = 0;
        int inPixel = 0;
        reset(low, high);
        try (var reading = new Reading(files, false)) {
            var reader = new TimelineReader(timeline, reading);
            for (long at = range.from(); at < range.to(); at += BLOCK) {
                cancel.throwIfCancelled();
                int n = (int) Math.min(BLOCK, range.to() - at);
                reader.read(at, n, block, computed);
                for (int i = 0; i < n; i++) {
                    widen(block, i, low, high);
                    if (++inPixel == framesPerPixel) {
                        used = store(low, high, data, used);
                        reset(low, high);
                        inPixel = 0;
                    }
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (inPixel > 0) {
            store(low, high, data, used);
        }
    }

    private static void widen(double[][] block, int frame, double[] low, double[] high) {
        for (int c = 0; c < low.length; c++) {
            low[c] = Math.min(low[c], block[c][frame]);
            high[c] = Math.max(high[c], block[c][frame]);
        }
    }

    private static void reset(double[] low, double[] high) {
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    private static int store(double[] low, double[] high, short[] data, int used) {
        int at = used;
        for (int c = 0; c < low.length; c++) {
            boolean any = low[c] <= high[c];
            data[at++] = any ? sample(low[c]) : 0;
            data[at++] = any ? sample(high[c]) : 0;
        }
        return at;
    }

    private static short sample(double value) {
        return (short) Math.clamp((long) Math.floor(value * FULL), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
