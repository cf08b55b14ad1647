package org.voicerecorder.workbench.internal.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.api.recorder.TakeStatus;

/**
 * How loud the take that is shown was in its last minute, in columns of a twentieth of a second. It moves with the
 * recorded time: a pause leaves no gap. Lives in the display thread.
 */
public final class LiveWave {
    /** What a column stands for. */
    public static final Duration COLUMN = Duration.ofMillis(50);

    /** How many columns are kept. */
    public static final int KEPT = 2_000;

    private final float[] heights = new float[KEPT];
    private Optional<Take> take = Optional.empty();
    private int part;
    private OptionalLong partStart = OptionalLong.empty();
    private long last = -1;
    private long first;

    void follow(Optional<Take> shown, Optional<TakeStatus> status) {
        if (!shown.equals(take)) {
            take = shown;
            last = -1;
        }
        status.ifPresent(this::measure);
    }

    private void measure(TakeStatus status) {
        long column = status.recorded().toMillis() / COLUMN.toMillis();
        if (last < 0) {
            Arrays.fill(heights, 0);
            first = column;
            last = column;
            part = status.part();
            partStart = part <= 1 ? OptionalLong.of(0) : OptionalLong.empty();
        } else if (status.part() != part) {
            part = status.part();
            partStart = OptionalLong.of(column);
        }
        float height = status.input().muted() ? 0 : height(status.levels());
        if (column > last) {
            // A picture may come late: what was not seen is as loud as what is.
            for (long c = Math.max(last + 1, column - KEPT + 1); c <= column; c++) {
                heights[(int) (c % KEPT)] = height;
            }
            last = column;
        } else if (status.state() == TakeStatus.State.RECORDING) {
            heights[(int) (last % KEPT)] = Math.max(heights[(int) (last % KEPT)], height);
        }
    }

    private static float height(Levels levels) {
        double peak =
                levels.peak().stream().mapToDouble(Double::doubleValue).max().orElse(Levels.FLOOR);
        return (float) MeterBallistics.fraction(peak);
    }

    /** The column that grows now, counted from the beginning of the take. */
    public long last() {
        return Math.max(0, last);
    }

    /** How loud a column is: 0 at the bottom of the meters' scale, 1 at full scale; 0 where nothing is known. */
    public float height(long column) {
        return column < first || column > last || column <= last - KEPT ? 0 : heights[(int) (column % KEPT)];
    }

    /** The column of a frame of the part that is being recorded; empty when nobody saw that part begin. */
    public OptionalLong columnOf(long frame, int sampleRate) {
        return partStart.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(partStart.getAsLong() + frame * 1000 / sampleRate / COLUMN.toMillis());
    }
}
