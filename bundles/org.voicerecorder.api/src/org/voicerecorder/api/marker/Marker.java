package org.voicerecorder.api.marker;

import java.util.UUID;

/**
 * A place in a recording, with a text. Positions are frames, so that a marker stays at its sample whatever is done with
 * clocks.
 *
 * @param frame where it begins, counted from the recording's first frame
 * @param frames how much it spans; 0 for a point
 * @param text what it says; may be empty, at most {@value #MAXIMUM_TEXT} characters
 */
public record Marker(UUID id, long frame, long frames, String text) {
    public static final int MAXIMUM_TEXT = 500;

    public Marker {
        if (frame < 0 || frames < 0 || text.length() > MAXIMUM_TEXT) {
            throw new IllegalArgumentException(
                    "No marker: frame %d, %d frames, %d characters".formatted(frame, frames, text.length()));
        }
    }

    /** A new marker at a point. */
    public static Marker at(long frame, String text) {
        return new Marker(UUID.randomUUID(), frame, 0, text);
    }

    /** A new marker with whatever text a file brings: made {@link #oneLine}, and cut, between characters, to the limit. */
    public static Marker fitting(long frame, long frames, String text) {
        String line = oneLine(text);
        int end = Math.min(line.length(), MAXIMUM_TEXT);
        boolean splitsPair = end < line.length() && Character.isHighSurrogate(line.charAt(end - 1));
        return new Marker(UUID.randomUUID(), frame, frames, line.substring(0, splitsPair ? end - 1 : end));
    }

    /** A text as every format can carry it: control characters and line ends are spaces, none around it. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    /** The first frame after it; its own frame for a point. */
    public long end() {
        return frame + frames;
    }
}
