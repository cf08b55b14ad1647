package org.voicerecorder.workbench.internal.studio.model;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditedAudio;

/**
 * The spectrogram of an edit, in pieces that are made when they come into sight. Each column is one {@link Spectrum} in the
 * middle of the frames that the column stands for: 2,048 frames at 44.1 and 48 kHz (43 ms, bins of 23 Hz), a quarter of
 * that when one looks so closely that the time matters more than the pitch. From far away most of the audio lies between
 * two columns and is not looked at. Display thread.
 */
public final class SpectrumTiles {
    /** Columns of a piece. */
    public static final int COLUMNS = 128;

    public static final int LINES = Spectrum.LINES;

    private static final int KEPT = 200;
    private static final int CLOSEST = 5;
    private static final int FARTHEST = 28;

    /** A window of so many seconds, about. */
    private static final double WINDOW_SECONDS = 0.043;

    private static final int NEAR_LEVEL = 6;

    /** Files of these types can be entered anywhere in no time; in others it is faster to read on. */
    private static final Set<String> UNCOMPRESSED = Set.of("audio/wav", "audio/x-wav", "audio/aiff");

    /** A piece: for each line, from the top, a byte for each column; 0 is -120 dB, 255 full scale. */
    public record Tile(byte[] levels) {}

    private final Tiles<Tile> tiles;
    private Optional<EditedAudio> audio = Optional.empty();

    SpectrumTiles(Tiles.Worker worker, Runnable arrived, Consumer<VoiceRecorderException> failed) {
        tiles = new Tiles<>(worker, KEPT, arrived, failed);
    }

    void reset(EditedAudio edited, Recording recording) {
        audio = Optional.of(edited);
        boolean jumps = UNCOMPRESSED.contains(recording.mimeType());
        tiles.reset((key, cancel) -> make(edited, key, jumps, cancel));
    }

    void clear() {
        audio = Optional.empty();
        tiles.clear();
    }

    /** How finely one sees it: a column stands for 2^level frames. */
    public static int level(double framesPerPixel) {
        return (int) Math.clamp(Math.round(Math.log(Math.max(1, framesPerPixel)) / Math.log(2)), CLOSEST, FARTHEST);
    }

    /** Frames of a piece. */
    public static long span(int level) {
        return (long) COLUMNS << level;
    }

    /** Where a frequency is drawn, as a share of the height from the top; outside of 0 to 1 when it is not. */
    public double height(double frequency) {
        return Spectrum.line(frequency, sampleRate()) / LINES;
    }

    public int sampleRate() {
        return audio.map(a -> a.format().sampleRate()).orElse(1);
    }

    public long frames() {
        return audio.map(EditedAudio::frames).orElse(0L);
    }

    /** Says what is in sight, both ends inclusive. */
    public void see(int level, long first, long last) {
        tiles.see(level, first, last);
    }

    public Optional<Tile> tile(int level, long index) {
        return tiles.get(level, index);
    }

    public boolean isQuiet() {
        return tiles.isQuiet();
    }

    static int window(int sampleRate, int level) {
        int size = Integer.highestOneBit((int) Math.max(64, sampleRate * WINDOW_SECONDS * Math.sqrt(2)));
        return level <= NEAR_LEVEL ? size / 4 : size;
    }

    private static Tile make(EditedAudio audio, Tiles.Key key, boolean jumps, Cancellation cancel) {
        int rate = audio.format().sampleRate();
        int size = window(rate, key.level());
        Spectrum spectrum = new Spectrum(size, rate);
        byte[] levels = new byte[COLUMNS * LINES];
        long hop = 1L << key.level();
        long start = key.index() * span(key.level());
        try (Windows windows = new Windows(audio, size, jumps && hop > 4L * size)) {
            for (int column = 0; column < COLUMNS; column++) {
                cancel.throwIfCancelled();
                long from = start + column * hop + hop / 2 - size / 2;
                if (from + size / 2 >= audio.frames()) {
                    break;
                }
                spectrum.of(windows.at(from), levels, column, COLUMNS);
            }
        } catch (IOException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_IO, "The audio could not be read: " + e.getMessage(), e);
        }
        return new Tile(levels);
    }
}
