package org.voicerecorder.workbench.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voicerecorder.api.audio.CaptureFormat;

/** Capture formats that are often wanted, and how one is kept in the preferences. */
public final class Formats {
    /** The usual one first. */
    public static final List<CaptureFormat> USUAL = List.of(
            CaptureFormat.DEFAULT,
            new CaptureFormat(48_000, 2, 24),
            new CaptureFormat(96_000, 2, 24),
            new CaptureFormat(16_000, 1, 16));

    private static final Pattern FORM = Pattern.compile("(\\d{4,6})/(\\d{1,2})/(\\d{1,2})");

    private Formats() {}

    /** How a format is kept: rate/depth/channels. */
    public static String write(CaptureFormat format) {
        return "%d/%d/%d".formatted(format.sampleRate(), format.bitDepth(), format.channels());
    }

    /** @return empty for what is no format that can be recorded */
    public static Optional<CaptureFormat> read(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        int rate = Integer.parseInt(m.group(1));
        int depth = Integer.parseInt(m.group(2));
        int channels = Integer.parseInt(m.group(3));
        boolean known = List.of(16, 24, 32).contains(depth) && channels >= 1 && channels <= 2;
        return known && rate >= 8_000 && rate <= 192_000
                ? Optional.of(new CaptureFormat(rate, channels, depth))
                : Optional.empty();
    }
}
