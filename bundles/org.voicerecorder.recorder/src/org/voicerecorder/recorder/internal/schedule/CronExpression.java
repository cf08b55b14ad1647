package org.voicerecorder.recorder.internal.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * A cron expression of five fields, as crontab(5) of POSIX and Vixie's cron have it: numbers, names of months and days,
 * {@code *}, ranges, steps and lists; a day matches when the day of the month or that of the week does, if both are
 * restricted. Knows wall clocks only: what a skipped or doubled hour means is {@link Times}' business.
 */
final class CronExpression {
    /** In so many years February 29 has been every day of the week, also around 2100. */
    private static final int YEARS = 41;

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final Map<String, String> SHORTHANDS = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean eitherDay;
    private final boolean anyHour;

    private CronExpression(String[] fields) {
        minutes = field("minute", fields[0], 0, 59, List.of());
        hours = field("hour", fields[1], 0, 23, List.of());
        days = field("day of the month", fields[2], 1, 31, List.of());
        months = field("month", fields[3], 1, 12, MONTHS);
        weekdays = field("day of the week", fields[4], 0, 7, DAYS);
        if (weekdays.get(7)) {
            weekdays.set(0);
        }
        anyHour = fields[1].startsWith("*");
        eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    }

    /** @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT}, also when it never comes true */
    static CronExpression parse(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        String[] fields = SHORTHANDS.getOrDefault(lower, lower).split("\\s+");
        if (fields.length != 5) {
            throw invalid(text, "it has %d fields instead of five".formatted(fields.length), null);
        }
        CronExpression parsed;
        try {
            parsed = new CronExpression(fields);
        } catch (IllegalArgumentException e) {
            throw invalid(text, e.getMessage(), e);
        }
        if (parsed.from(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
            throw invalid(text, "it never comes true", null);
        }
        return parsed;
    }

    /** Whether the hour is a wildcard, with or without a step. */
    boolean isAnyHour() {
        return anyHour;
    }

    /** The first time that matches, not before the given one. */
    Optional<LocalDateTime> from(LocalDateTime start) {
        LocalDateTime first = start.withSecond(0).withNano(0);
        first = first.isBefore(start) ? first.plusMinutes(1) : first;
        LocalDate last = first.toLocalDate().plusYears(YEARS);
        LocalTime time = first.toLocalTime();
        for (LocalDate day = first.toLocalDate(); day.isBefore(last); day = nextDay(day), time = LocalTime.MIN) {
            if (matches(day)) {
                Optional<LocalTime> found = from(time);
                if (found.isPresent()) {
                    return Optional.of(day.atTime(found.get()));
                }
            }
        }
        return Optional.empty();
    }

    private LocalDate nextDay(LocalDate day) {
        return months.get(day.getMonthValue())
                ? day.plusDays(1)
                : day.plusMonths(1).withDayOfMonth(1);
    }

    private boolean matches(LocalDate day) {
        boolean month = months.get(day.getMonthValue());
        boolean ofMonth = days.get(day.getDayOfMonth());
        boolean ofWeek = weekdays.get(day.getDayOfWeek().getValue() % 7);
        return month && (eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek);
    }

    private Optional<LocalTime> from(LocalTime start) {
        int hour = hours.nextSetBit(start.getHour());
        int minute = minutes.nextSetBit(hour == start.getHour() ? start.getMinute() : 0);
        if (hour >= 0 && minute < 0) {
            hour = hours.nextSetBit(hour + 1);
            minute = minutes.nextSetBit(0);
        }
        return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }

    private static BitSet field(String name, String text, int least, int most, List<String> names) {
        BitSet set = new BitSet(most + 1);
        for (String part : text.split(",", -1)) {
            String[] steps = part.split("/", -1);
            String[] range = steps[0].equals("*") ? new String[] {"" + least, "" + most} : steps[0].split("-", -1);
            if (steps.length > 2 || range.length > 2) {
                throw new IllegalArgumentException("'%s' is no %s".formatted(part, name));
            }
            int from = value(name, range[0], least, most, names);
            // A step after a single number goes on to the end of the field.
            int to = range.length == 2 ? value(name, range[1], least, most, names) : steps.length == 2 ? most : from;
            int step = steps.length == 2 ? value(name + " step", steps[1], 1, most, List.of()) : 1;
            if (to < from) {
                throw new IllegalArgumentException("the %s range '%s' runs backwards".formatted(name, steps[0]));
            }
            for (int i = from; i <= to; i += step) {
                set.set(i);
            }
        }
        return set;
    }

    private static int value(String name, String text, int least, int most, List<String> names) {
        int index = names.indexOf(text);
        if (index >= 0) {
            return index + least;
        }
        if (!text.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("'%s' is no %s".formatted(text, name));
        }
        int value = Integer.parseInt(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "the %s is between %d and %d, not %d".formatted(name, least, most, value));
        }
        return value;
    }

    private static VoiceRecorderException invalid(String text, String why, Exception cause) {
        return new VoiceRecorderException(
                ErrorCode.ERR_INVALID_ARGUMENT,
                "'%s' is no cron expression: %s".formatted(text, why),
                "Write minute, hour, day of the month, month, day of the week: '0 20 * * mon-fri' is 20:00 on weekdays."
                        + " Or @hourly, @daily, @weekly, @monthly, @yearly.",
                cause);
    }
}
