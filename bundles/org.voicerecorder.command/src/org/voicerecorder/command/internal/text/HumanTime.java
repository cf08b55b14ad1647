package org.voicerecorder.command.internal.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** Lengths and moments as people write and read them. Written without formatters, which take long to load. */
public final class HumanTime {
    private HumanTime() {}

    /** {@code 0:07}, {@code 12:34}, {@code 1:02:03}. */
    public static String clock(long seconds) {
        long s = Math.max(0, seconds);
        String minutes = s >= 3600 ? two(s / 60 % 60) : Long.toString(s / 60);
        return (s >= 3600 ? s / 3600 + ":" : "") + minutes + ":" + two(s % 60);
    }

    /** Like {@link #clock(long)}, with tenths below a minute, e.g. {@code 0:07.5}. */
    public static String clock(Duration length) {
        long tenths = Math.round(length.toMillis() / 100.0);
        return tenths >= 600 ? clock(Math.round(tenths / 10.0)) : clock(tenths / 10) + "." + tenths % 10;
    }

    /** {@code 2026-11-01 14:05} in the given zone. */
    public static String date(Instant moment, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        return local.getYear() + "-" + two(local.getMonthValue()) + "-" + two(local.getDayOfMonth()) + " "
                + two(local.getHour()) + ":" + two(local.getMinute());
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /**
     * Reads {@code 90}, {@code 1.5} (seconds), {@code 90s}, {@code 1h30m}, {@code 500ms}, {@code 1:30} or
     * {@code 1:02:03.5}.
     *
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT}
     */
    public static Duration parseDuration(String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        try {
            if (given.contains(":")) {
                return parseClock(given);
            }
            return given.matches("[0-9.]+") ? seconds(given) : parseUnits(given);
        } catch (NumberFormatException | ArithmeticException e) {
            throw badDuration(text, e);
        }
    }

    private static Duration parseClock(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            throw new NumberFormatException(text);
        }
        Duration sum = Duration.ZERO;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            Duration part = last ? seconds(parts[i]) : Duration.ofSeconds(Long.parseUnsignedLong(parts[i]));
            sum = sum.multipliedBy(60).plus(part);
        }
        return sum;
    }

    private static Duration parseUnits(String text) {
        Duration sum = Duration.ZERO;
        int i = 0;
        while (i < text.length()) {
            int begin = i;
            while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
                i++;
            }
            String number = text.substring(begin, i);
            int unit = i;
            while (i < text.length() && Character.isLetter(text.charAt(i))) {
                i++;
            }
            sum = sum.plus(ofUnit(number, text.substring(unit, i)));
        }
        if (text.isEmpty()) {
            throw new NumberFormatException("empty");
        }
        return sum;
    }

    private static Duration ofUnit(String number, String unit) {
        double factor =
                switch (unit) {
                    case "ms" -> 0.001;
                    case "s", "sec" -> 1;
                    case "m", "min" -> 60;
                    case "h" -> 3600;
                    case "d" -> 86_400;
                    case "w" -> 604_800;
                    default -> throw new NumberFormatException(unit);
                };
        return ofSeconds(Double.parseDouble(number) * factor);
    }

    private static Duration seconds(String number) {
        return ofSeconds(Double.parseDouble(number));
    }

    private static Duration ofSeconds(double seconds) {
        // A length beyond three thousand years is a slip of the finger.
        if (!(seconds >= 0 && seconds <= 1e11)) {
            throw new NumberFormatException(Double.toString(seconds));
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static VoiceRecorderException badDuration(String text, RuntimeException cause) {
        return new VoiceRecorderException(
                ErrorCode.ERR_INVALID_ARGUMENT,
                "'%s' is not a length of time".formatted(text),
                "Write it like 90, 1:30, 90s or 1h30m.",
                cause);
    }

    /**
     * Reads the beginning of a span: {@code 2026-11-01}, {@code 2026-11-01T14:05}, an ISO instant, {@code today},
     * {@code yesterday}, {@code now}, or so long ago: {@code 7d}, {@code 12h}.
     *
     * @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT}
     */
    public static Instant since(String text, Instant now, ZoneId zone) {
        return day(text, now, zone)
                .map(day -> day.atStartOfDay(zone).toInstant())
                .orElseGet(() -> moment(text, now, zone));
    }

    /** Reads the end of a span, like {@link #since}; a day means its end. */
    public static Instant until(String text, Instant now, ZoneId zone) {
        return day(text, now, zone)
                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                .orElseGet(() -> moment(text, now, zone));
    }

    private static Optional<LocalDate> day(String text, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "today" -> Optional.of(today);
            case "yesterday" -> Optional.of(today.minusDays(1));
            default -> text.strip().matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(parseDay(text)) : Optional.empty();
        };
    }

    private static LocalDate parseDay(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw badDate(text, e);
        }
    }

    private static Instant moment(String text, Instant now, ZoneId zone) {
        String given = text.strip();
        try {
            if (given.equalsIgnoreCase("now")) {
                return now;
            }
            if (given.matches("\\d{4}-.*")) {
                String iso = given.replace(' ', 'T');
                boolean hasZone = iso.matches(".*(Z|[+-]\\d{2}:\\d{2})");
                return hasZone
                        ? OffsetDateTime.parse(iso).toInstant()
                        : LocalDateTime.parse(iso).atZone(zone).toInstant();
            }
            return now.minus(parseUnits(given.toLowerCase(Locale.ROOT)));
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            throw badDate(text, e);
        }
    }

    private static VoiceRecorderException badDate(String text, RuntimeException cause) {
        return new VoiceRecorderException(
                ErrorCode.ERR_INVALID_ARGUMENT,
                "'%s' is not a date".formatted(text),
                "Write it like 2026-11-01, 2026-11-01T14:05, today, yesterday, 12h or 7d (ago).",
                cause);
    }
}
