package org.voicerecorder.command.internal.taking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.api.recorder.TakeWarning;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.Style;
import org.voicerecorder.command.internal.text.TextWidth;

/**
 * Draws the levels of a take under way: as one line with elapsed time, a bar for each channel, the peak in dBFS and
 * warnings; or as a line for each channel with its peak held and a clip lamp. For one take, drawn in the order of time.
 */
final class TakeMeter {
    /** The bar begins here; speech lies between -40 and -10 dBFS. */
    private static final double FLOOR_DB = -60;

    private static final double LOUD_DB = -12;
    private static final double HOT_DB = -1;
    private static final Duration WORTH_TELLING = Duration.ofMillis(500);

    /** How many pictures a peak is held: a second and a half. */
    private static final int HOLD = 15;

    private final int columns;
    private final Style style;
    private final int sampleRate;
    private final double[] held = new double[2];
    private final int[] heldFor = new int[2];

    /** @param sampleRate of the take */
    TakeMeter(int columns, Style style, int sampleRate) {
        this.columns = columns;
        this.sampleRate = sampleRate;
        this.style = style;
        java.util.Arrays.fill(held, Levels.FLOOR);
    }

    /** A line for each channel. */
    List<String> bars(TakeStatus status) {
        return bars(status.levels());
    }

    List<String> bars(Levels levels) {
        List<Double> peaks = levels.peak();
        String lamp = levels.clipped() ? " CLIP" : "     ";
        int width = Math.clamp(columns - 1 - 24L, 4, 60);
        List<String> lines = new ArrayList<>();
        for (int channel = 0; channel < Math.min(2, peaks.size()); channel++) {
            hold(channel, peaks.get(channel));
            String name = peaks.size() == 1 ? " " : channel == 0 ? "L" : "R";
            lines.add(name + " [" + bar(peaks.get(channel), width, held[channel]) + "] " + decibels(held[channel])
                    + style.error(lamp));
        }
        return lines;
    }

    private void hold(int channel, double peak) {
        if (peak >= held[channel] || ++heldFor[channel] > HOLD) {
            held[channel] = peak;
            heldFor[channel] = 0;
        }
    }

    private static String decibels(double peak) {
        return peak <= Levels.FLOOR ? " silence" : String.format(Locale.ROOT, "%5.1f dB", peak);
    }

    String line(TakeStatus status, Optional<Duration> length) {
        String time = HumanTime.clock(status.recorded())
                + length.map(end -> " of " + HumanTime.clock(end)).orElse("");
        Levels levels = status.levels();
        double peak =
                levels.peak().stream().mapToDouble(Double::doubleValue).max().orElse(Levels.FLOOR);
        String decibels = decibels(peak);
        String warnings = warnings(status);
        int fixed = 7 + time.length() + decibels.length() + warnings.length();
        int channels = Math.max(1, levels.peak().size());
        int bar = Math.clamp((columns - 1 - fixed - 3L * channels) / channels, 0, 40);
        if (bar < 4) {
            String without = "REC " + time + warnings;
            String whole = without + " " + decibels.strip();
            return TextWidth.fit(whole.length() < columns ? whole : without, columns - 1);
        }
        StringBuilder bars = new StringBuilder();
        for (double channel : levels.peak()) {
            bars.append(" [").append(bar(channel, bar)).append(']');
        }
        return style.error("REC") + " " + time + " " + bars + " " + decibels + style.warning(warnings);
    }

    private String bar(double decibels, int width) {
        return bar(decibels, width, Levels.FLOOR);
    }

    /** @param held is drawn as a mark of its own where it lies beyond the level */
    private String bar(double decibels, int width, double held) {
        int filled = place(decibels, width);
        int mark = place(held, width);
        String sign = "#".repeat(filled);
        String painted =
                decibels >= HOT_DB ? style.error(sign) : decibels >= LOUD_DB ? style.warning(sign) : style.good(sign);
        String rest = mark > filled
                ? ".".repeat(mark - filled - 1) + "|" + ".".repeat(width - mark)
                : ".".repeat(width - filled);
        return painted + rest;
    }

    private static int place(double decibels, int width) {
        return (int) Math.round(Math.clamp(1 - decibels / FLOOR_DB, 0, 1) * width);
    }

    private String warnings(TakeStatus status) {
        StringBuilder text = new StringBuilder();
        if (status.state() != TakeStatus.State.RECORDING && !status.isOver()) {
            text.append(' ').append(status.state().name().replace('_', ' '));
        }
        if (status.warns(TakeWarning.Kind.SILENT)) {
            text.append(" NOTHING IS HEARD");
        }
        if (status.warns(TakeWarning.Kind.DISK_NEARLY_FULL)) {
            text.append(" DISK NEARLY FULL");
        }
        if (status.levels().clipped()) {
            text.append(" CLIPPED");
        }
        if (status.input().overruns() > 0) {
            text.append(" AUDIO LOST ").append(status.input().overruns()).append("x");
            double seconds = (double) status.input().droppedFrames() / sampleRate;
            text.append(seconds == 0 ? "" : String.format(Locale.ROOT, " %.2fs", seconds));
        }
        if (status.buffer().held().compareTo(WORTH_TELLING) > 0) {
            text.append(" DISK IS SLOW");
        }
        return text.toString();
    }
}
