package org.voicerecorder.database.internal.catalog;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.voicerecorder.api.IngestSource;
import org.voicerecorder.api.Recording;

/** How values stand in the columns. */
final class Values {
    /** In the column of the duration when it is unknown. */
    static final long UNKNOWN_DURATION = -1;

    /** A millisecond, in microseconds: as fine as the times are that we note. */
    static final long MILLI = 1000;

    private static final long MICROS = 1_000_000;
    private static final int UUID_BYTES = 16;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Values() {}

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID uuid(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** Microseconds since the epoch, rounded down; moments beyond what fits (290,000 years) become the last that does. */
    static long micros(Instant moment) {
        long seconds = Math.clamp(moment.getEpochSecond(), Long.MIN_VALUE / MICROS + 1, Long.MAX_VALUE / MICROS - 1);
        return seconds * MICROS + moment.getNano() / 1000;
    }

    /** Microseconds without those that are no whole millisecond. */
    static long wholeMillis(long micros) {
        return Math.floorDiv(micros, MILLI) * MILLI;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long nanos(Duration duration) {
        return Math.clamp(duration.toSeconds(), 0, Long.MAX_VALUE / 1_000_000_000 - 1) * 1_000_000_000
                + duration.toNanosPart();
    }

    /** Tags as they are kept: sorted, without repetition, without blanks around them and without line breaks. */
    static SortedSet<String> tags(Collection<String> tags) {
        var clean = new TreeSet<String>();
        for (String tag : tags) {
            String text = tag(tag);
            if (!text.isEmpty()) {
                clean.add(text);
            }
        }
        return clean;
    }

    static String tag(String tag) {
        return BLANKS.matcher(tag).replaceAll(" ").strip();
    }

    static String joined(SortedSet<String> tags) {
        return String.join("\n", tags);
    }

    static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\n"));
    }

    /** What must be there once only; null for recordings that never collide. */
    static String dedupKey(Recording recording) {
        IngestSource source = recording.source();
        boolean own = source.equals(IngestSource.RECORDER)
                || source.equals(IngestSource.RECOVERED)
                || source.equals(IngestSource.EDIT);
        return own ? null : dedupKey(recording.checksum(), recording.sizeBytes());
    }

    static String dedupKey(String checksum, long sizeBytes) {
        return checksum + ":" + sizeBytes;
    }
}
