package org.voicerecorder.audio.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.voicerecorder.api.marker.Marker;

/**
 * What a line of a marker file says, before it is known whether the recording has such a place.
 *
 * @param line its number, from 1
 * @param frame the exact place; else {@code time} counts
 * @param time in seconds
 * @param length in seconds
 */
public record MarkerLine(int line, OptionalLong frame, Optional<BigDecimal> time, BigDecimal length, String text) {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}([.,]\\d{1,12})?");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,9}):)?(\\d{1,9}):(\\d{1,2}(?:[.,]\\d{1,12})?)");

    /** Microseconds: finer than the frames of 192 kHz, and what Audacity writes. */
    private static final int DECIMALS = 6;

    /** Seconds with six decimals, as {@link #seconds} reads them. */
    public static String seconds(long frames, int sampleRate) {
        return BigDecimal.valueOf(frames)
                .divide(BigDecimal.valueOf(sampleRate), DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Reads {@code 62.5}, {@code 62,5}, {@code 1:02.5} or {@code 0:01:02.5}; empty when it is none of them. */
    public static Optional<BigDecimal> seconds(String text) {
        String given = text.strip();
        if (SECONDS.matcher(given).matches()) {
            return Optional.of(new BigDecimal(given.replace(',', '.')));
        }
        var clock = CLOCK.matcher(given);
        if (!clock.matches()) {
            return Optional.empty();
        }
        BigDecimal hours = clock.group(1) == null ? BigDecimal.ZERO : new BigDecimal(clock.group(1));
        BigDecimal minutes = hours.multiply(BigDecimal.valueOf(60)).add(new BigDecimal(clock.group(2)));
        BigDecimal seconds = new BigDecimal(clock.group(3).replace(',', '.'));
        return Optional.of(minutes.multiply(BigDecimal.valueOf(60)).add(seconds));
    }

    /** The marker; empty, and a problem more, when the recording has no such place or the text is too long. */
    public Optional<Marker> marker(int sampleRate, OptionalLong recordingFrames, List<String> problems) {
        long at = frame.orElseGet(() -> frames(time.orElseThrow(), sampleRate));
        // The end is rounded, not the length: neighbours in a file stay neighbours.
        long end = frame.isPresent()
                ? at + frames(length, sampleRate)
                : frames(time.orElseThrow().add(length), sampleRate);
        int known = problems.size();
        if (recordingFrames.isPresent() && at > recordingFrames.getAsLong()) {
            problems.add("line %d: the recording ends at %s s, before %s s"
                    .formatted(line, seconds(recordingFrames.getAsLong(), sampleRate), seconds(at, sampleRate)));
        } else if (recordingFrames.isPresent() && end > recordingFrames.getAsLong() + sampleRate) {
            problems.add("line %d: the recording ends at %s s, before the marker's end at %s s"
                    .formatted(line, seconds(recordingFrames.getAsLong(), sampleRate), seconds(end, sampleRate)));
        }
        String clean = Marker.oneLine(text);
        if (clean.length() > Marker.MAXIMUM_TEXT) {
            problems.add("line %d: the text has %d characters; %d are allowed"
                    .formatted(line, clean.length(), Marker.MAXIMUM_TEXT));
        }
        if (problems.size() > known) {
            return Optional.empty();
        }
        return Optional.of(Marker.fitting(at, Math.min(end, recordingFrames.orElse(end)) - at, clean));
    }

    private static long frames(BigDecimal seconds, int sampleRate) {
        return seconds.multiply(BigDecimal.valueOf(sampleRate))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
