package org.voicerecorder.command.internal.commands;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.audio.Levels;
import org.voicerecorder.api.recorder.TakeStatus;
import org.voicerecorder.command.internal.text.HumanTime;
import org.voicerecorder.command.internal.text.Style;
import org.voicerecorder.command.internal.text.TextWidth;

/** Draws a take under way as one line: elapsed time, a level bar for each channel, the peak in dBFS, warnings. */
final class TakeMeter {
    /** The bar begins here; speech lies between -40 and -10 dBFS. */
    private static final double FLOOR_DB = -60;

    private static final double LOUD_DB = -12;
    private static final double HOT_DB = -1;
    private static final Duration WORTH_TELLING = Duration.ofMillis(500);

    private final int columns;
    private final Style style;

    TakeMeter(int columns, Style style) {
        this.columns = columns;
        this.style = style;
    }

    String line(TakeStatus status, Optional<Duration> length) {
        String time = HumanTime.clock(status.recorded())
                + length.map(end -> " of " + HumanTime.clock(end)).orElse("");
        Levels levels = status.levels();
        double peak =
                levels.peak().stream().mapToDouble(Double::doubleValue).max().orElse(Levels.FLOOR);
        String decibels = peak <= Levels.FLOOR ? " silence" : String.format(Locale.ROOT, "%5.1f dB", peak);
        String warnings = warnings(status);
        int fixed = 7 + time.length() + decibels.length() + warnings.length();
        int channels = Math.max(1, levels.peak().size());
        int bar = Math.clamp((columns - 1 - fixed - 3L * channels) / channels, 0, 40);
        if (bar < 4) {
            return TextWidth.fit("REC " + time + " " + decibels + warnings, columns - 1);
        }
        StringBuilder bars = new StringBuilder();
        for (double channel : levels.peak()) {
            bars.append(" [").append(bar(channel, bar)).append(']');
        }
        return style.error("REC") + " " + time + " " + bars + " " + decibels + style.warning(warnings);
    }

    private String bar(double decibels, int width) {
        int filled = (int) Math.round(Math.clamp(1 - decibels / FLOOR_DB, 0, 1) * width);
        String sign = "#".repeat(filled);
        String painted =
                decibels >= HOT_DB ? style.error(sign) : decibels >= LOUD_DB ? style.warning(sign) : style.good(sign);
        return painted + ".".repeat(width - filled);
    }

    private static String warnings(TakeStatus status) {
        StringBuilder text = new StringBuilder();
        if (status.levels().clipped()) {
            text.append(" CLIPPED");
        }
        if (status.input().overruns() > 0) {
            text.append(" LOST ").append(status.input().overruns());
        }
        if (status.buffer().held().compareTo(WORTH_TELLING) > 0) {
            text.append(" DISK IS SLOW");
        }
        return text.toString();
    }
}
