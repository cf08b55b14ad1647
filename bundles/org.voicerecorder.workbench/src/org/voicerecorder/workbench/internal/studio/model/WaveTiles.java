package org.voicerecorder.workbench.internal.studio.model;

import java.util.Optional;
import java.util.function.Consumer;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.edit.EditedAudio;
import org.voicerecorder.api.edit.FrameRange;
import org.voicerecorder.workbench.internal.model.Waves;

/**
 * The waveform of an edit at every zoom, from hours down to single samples: only what is in sight is ever looked at, and
 * far away that is stored peaks. Where a piece is not there yet, the next coarser one stands in for it. Display thread.
 */
public final class WaveTiles implements Waves {
    /** Pixels of a piece. */
    static final int TILE = 1024;

    private static final int KEPT = 160;
    private static final int COARSEST = 22;

    private final Tiles<Peaks> tiles;
    private Optional<EditedAudio> audio = Optional.empty();

    public WaveTiles(Tiles.Worker worker, Runnable arrived, Consumer<VoiceRecorderException> failed) {
        tiles = new Tiles<>(worker, KEPT, arrived, failed);
    }

    void reset(EditedAudio edited) {
        audio = Optional.of(edited);
        tiles.reset((key, cancel) -> make(edited, key, cancel));
    }

    void clear() {
        audio = Optional.empty();
        tiles.clear();
    }

    private static Peaks make(EditedAudio audio, Tiles.Key key, Cancellation cancel) {
        long size = (long) TILE << key.level();
        long from = Math.min(audio.frames(), key.index() * size);
        long to = Math.min(audio.frames(), from + size);
        return audio.peaks(new FrameRange(from, to), 1 << key.level(), cancel);
    }

    @Override
    public int channels() {
        return audio.map(a -> a.format().channels()).orElse(1);
    }

    @Override
    public int sampleRate() {
        return audio.map(a -> a.format().sampleRate()).orElse(1);
    }

    private static int level(double framesPerColumn) {
        return (int) Math.clamp(Math.floor(Math.log(Math.max(1, framesPerColumn)) / Math.log(2) + 1e-9), 0, COARSEST);
    }

    @Override
    public void see(double start, double framesPerColumn, int columns) {
        long frames = audio.map(EditedAudio::frames).orElse(0L);
        int level = level(framesPerColumn);
        double size = (double) TILE * (1L << level);
        long last = (long) Math.floor(Math.max(0, Math.min(frames - 1.0, start + columns * framesPerColumn)) / size);
        tiles.see(level, (long) Math.floor(Math.max(0, start) / size), last);
    }

    /** Whether everything in sight is there. */
    public boolean isQuiet() {
        return tiles.isQuiet();
    }

    @Override
    public float[] columns(int channel, double start, double framesPerColumn, int count) {
        float[] columns = new float[2 * count];
        int level = level(framesPerColumn);
        for (int x = 0; x < count; x++) {
            double from = start + x * framesPerColumn;
            column(channel, level, from, from + framesPerColumn, columns, 2 * x);
        }
        return columns;
    }

    private void column(int channel, int level, double from, double to, float[] out, int at) {
        for (int l = level; l <= COARSEST; l++) {
            long first = (long) Math.floor(from / (1L << l));
            long last = Math.max(first + 1, (long) Math.ceil(to / (1L << l)));
            if (from >= 0 && widen(channel, l, first, last, out, at)) {
                return;
            }
        }
    }

    /** @return whether the pieces were there */
    private boolean widen(int channel, int level, long first, long last, float[] out, int at) {
        int low = Short.MAX_VALUE;
        int high = Short.MIN_VALUE;
        for (long pixel = first; pixel < last; pixel++) {
            Optional<Peaks> tile = tiles.get(level, pixel / TILE);
            if (tile.isEmpty() || channel >= tile.get().channels()) {
                return false;
            }
            int i = (int) (pixel % TILE);
            if (i < tile.get().length()) {
                low = Math.min(low, tile.get().min(i, channel));
                high = Math.max(high, tile.get().max(i, channel));
            }
        }
        if (low <= high) {
            out[at] = low / 32768f;
            out[at + 1] = high / 32768f;
        }
        return true;
    }
}
