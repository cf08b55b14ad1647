package org.voicerecorder.api;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes that can be read from and shown to a person. Decimal units (kB, MB, GB, TB) are powers of 1000,
 * binary ones (KiB, MiB, GiB, TiB) powers of 1024 (IEC 80000-13).
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kKmMgGtT]?)(i?)[bB]?");
    private static final String PREFIXES = "kMGT";

    /** @throws VoiceRecorderException {@code ERR_INVALID_ARGUMENT} when the text is not a size */
    public static ByteSize parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "'%s' is not a size".formatted(text),
                    "Write it like 500MB, 2GB or 1.5GiB.",
                    null);
        }
        int exponent = m.group(2).isEmpty()
                ? 0
                : PREFIXES.toLowerCase(Locale.ROOT).indexOf(m.group(2).toLowerCase(Locale.ROOT)) + 1;
        long base = m.group(3).isEmpty() ? 1000 : 1024;
        BigDecimal bytes =
                new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(base).pow(exponent));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new VoiceRecorderException(ErrorCode.ERR_INVALID_ARGUMENT, "'%s' is too large".formatted(text));
        }
        return new ByteSize(bytes.longValue());
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** Three significant digits and a decimal unit, e.g. {@code 1.23 GB}. */
    @Override
    public String toString() {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < PREFIXES.length() - 1) {
            value /= 1000;
            unit++;
        }
        String digits = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, digits, value) + " " + PREFIXES.charAt(unit) + "B";
    }
}
