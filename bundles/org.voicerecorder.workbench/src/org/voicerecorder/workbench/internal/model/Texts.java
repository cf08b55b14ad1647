package org.voicerecorder.workbench.internal.model;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.AudioProperties;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.recorder.Take;
import org.voicerecorder.workbench.internal.Messages;

/** How values are written in the window. */
public final class Texts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d");
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

    private Texts() {}

    /** {@code 0:31}, {@code 42:10}, {@code 1:02:03}. */
    public static String length(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        return seconds >= 3600
                ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                : "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    /** {@code 00:00:03.2}: always as wide, for clocks that run. */
    public static String clock(Duration duration) {
        long tenths = duration.toMillis() / 100;
        return "%02d:%02d:%02d.%d".formatted(tenths / 36000, tenths / 600 % 60, tenths / 10 % 60, tenths % 10);
    }

    /** {@code 12 min}, {@code 3 h 20 min}, {@code more than 99 h}: how long something will last, without false exactness. */
    public static String roughly(Duration duration) {
        if (duration.toHours() > 99) {
            return Messages.roughlyMost;
        }
        String minutes = NLS.bind(Messages.roughlyMinutes, duration.toMinutesPart());
        return duration.toHours() == 0 ? minutes : NLS.bind(Messages.roughlyHours, duration.toHours(), minutes);
    }

    /** Seconds with one digit: {@code 0.4 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** What a take is called, as far as that is certain while it is under way. */
    public static Optional<String> title(Take take) {
        return take.request().text().title().filter(t -> !t.isBlank() && !t.contains("{"));
    }

    /** A time on the ruler, as exact as its step asks for. */
    public static String ruler(double seconds, double step) {
        long whole = (long) Math.floor(seconds + 1e-9);
        String text = whole >= 3600
                ? "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60)
                : "%d:%02d".formatted(whole / 60, whole % 60);
        if (step >= 1) {
            return text;
        }
        int digits = (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 1, 5);
        return text
                + String.format(Locale.ROOT, "%." + digits + "f", seconds - whole)
                        .substring(1);
    }

    /** A date as short as it can be: the time today, the day this year. */
    public static String date(Instant instant, Clock clock) {
        ZonedDateTime time = instant.atZone(clock.getZone());
        LocalDate today = LocalDate.now(clock);
        if (time.toLocalDate().equals(today)) {
            return TIME.format(time);
        }
        return time.getYear() == today.getYear() ? DAY.format(time) : DAY_AND_YEAR.format(time);
    }

    public static String fullDate(Instant instant, Clock clock) {
        return FULL.format(instant.atZone(clock.getZone()));
    }

    /** {@code 48 kHz · 24 bit · stereo}. */
    public static String format(AudioProperties audio) {
        String depth = audio.bitDepth().isPresent()
                ? " · %d bit".formatted(audio.bitDepth().getAsInt())
                : "";
        return kilohertz(audio.sampleRate()) + depth + " · " + channels(audio.channels());
    }

    public static String format(CaptureFormat format) {
        return kilohertz(format.sampleRate()) + " · " + format.bitDepth() + " bit · " + channels(format.channels());
    }

    public static String kilohertz(int sampleRate) {
        String number = String.format(Locale.ROOT, "%.3f", sampleRate / 1000.0).replaceAll("\\.?0+$", "");
        return number + " kHz";
    }

    private static String channels(int channels) {
        return switch (channels) {
            case 1 -> "mono";
            case 2 -> "stereo";
            default -> channels + " channels";
        };
    }

    public static String tags(Recording recording) {
        return String.join(", ", recording.tags());
    }

    /** What somebody typed into a field of tags. */
    public static Set<String> parseTags(String typed) {
        Set<String> tags = new LinkedHashSet<>();
        Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .forEach(tags::add);
        return tags;
    }

    /** {@code 1×}, {@code 1.25×}. */
    public static String speed(double factor) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(factor) + "×";
    }

    /** {@code -18 dB}, {@code -∞} for silence. */
    public static String decibels(double level) {
        return level <= MeterBallistics.BOTTOM ? "-∞" : String.format(Locale.ROOT, "%.0f", level);
    }
}
