package org.voicerecorder.audio.internal;

import org.voicerecorder.api.marker.Marker;

/** Brings the texts of markers into the shape that every format can carry: one line of limited length. */
public final class MarkerTexts {
    private MarkerTexts() {}

    /** One line, trimmed: control characters become spaces; cut, between characters, at the length a marker may have. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .forEach(line::appendCodePoint);
        String stripped = line.toString().strip();
        if (stripped.length() <= Marker.MAXIMUM_TEXT) {
            return stripped;
        }
        int end = Marker.MAXIMUM_TEXT;
        return stripped.substring(0, Character.isHighSurrogate(stripped.charAt(end - 1)) ? end - 1 : end);
    }
}
