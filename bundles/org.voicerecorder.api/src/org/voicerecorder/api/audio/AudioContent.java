package org.voicerecorder.api.audio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voicerecorder.api.marker.Marker;

/**
 * What {@link AudioFiles#inspect} found.
 *
 * @param mimeType e.g. {@code audio/wav}, {@code audio/mpeg}, {@code audio/mp4}, {@code audio/flac}, {@code audio/ogg},
 *     {@code audio/opus}, {@code audio/aiff}
 * @param extension the usual one of the type, without a dot
 * @param tags of the file, lower-case keys: {@code title}, {@code artist}, {@code date}, {@code comment}
 * @param markers of the file, in the order of time: cue points of WAV, chapters of other formats
 * @param problem set when the file is readable but not as it should be, e.g. shorter than it says
 */
public record AudioContent(
        String mimeType,
        String extension,
        AudioProperties properties,
        Map<String, String> tags,
        List<Marker> markers,
        Optional<String> problem) {
    public AudioContent {
        tags = Map.copyOf(tags);
        markers = List.copyOf(markers);
    }
}
