package org.voicerecorder.workbench.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voicerecorder.api.audio.CaptureFormat;

/** A capture format under a name that says what it is good for. */
public record Preset(String name, CaptureFormat format) {
    private static final Pattern FORM = Pattern.compile("(\\d{4,6})/(\\d{1,2})/(\\d{1,2})");

    /** What is offered before anybody made an own one, the usual one first. */
    public static List<Preset> offered(List<String> names) {
        List<CaptureFormat> formats = List.of(
                CaptureFormat.DEFAULT,
                new CaptureFormat(48_000, 2, 24),
                new CaptureFormat(96_000, 2, 24),
                new CaptureFormat(16_000, 1, 16));
        return java.util.stream.IntStream.range(0, formats.size())
                .mapToObj(i -> new Preset(names.get(i), formats.get(i)))
                .toList();
    }

    /** How a format is kept in the preferences: rate/depth/channels. */
    public static String write(CaptureFormat format) {
        return "%d/%d/%d".formatted(format.sampleRate(), format.bitDepth(), format.channels());
    }

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
