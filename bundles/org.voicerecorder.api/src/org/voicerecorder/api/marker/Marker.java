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
}
