package org.voicerecorder.api.audio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voicerecorder.api.marker.Marker;

/**
 * What a file says besides its audio.
 *
 * @param tags by {@link #TAGS lower-case keys}; written where the format has a place for them
 * @param markers in frames of the source; written as chapters, in WAV as cue points
 * @param cover a JPEG or PNG file
 */
public record Annotations(Map<String, String> tags, List<Marker> markers, Optional<Path> cover) {
    /** The keys that every format knows. */
    public static final List<String> TAGS =
            List.of("title", "artist", "album", "date", "genre", "track", "comment", "copyright", "language");

    public static final Annotations NONE = new Annotations(Map.of(), List.of(), Optional.empty());

    public Annotations {
        tags = Map.copyOf(tags);
        markers = List.copyOf(markers);
    }

    public static Annotations tags(Map<String, String> tags) {
        return new Annotations(tags, List.of(), Optional.empty());
    }
}
