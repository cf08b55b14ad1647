package org.voicerecorder.api.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.audio.ExportFormat;

/**
 * How a copy of a recording is made.
 *
 * @param encoding empty means the original bytes
 * @param tags in addition to title, date and comment, which come from the recording; an empty value leaves one out
 * @param cover a JPEG or PNG file
 * @param markers whether the recording's markers go along, as chapters or cue points
 * @param overwrite whether an existing file may be replaced
 */
public record ExportRequest(
        Optional<Encoding> encoding,
        Map<String, String> tags,
        Optional<Path> cover,
        boolean markers,
        boolean overwrite) {
    public ExportRequest {
        tags = Map.copyOf(tags);
    }

    /** With the recording's own tags and markers. */
    public static ExportRequest of(Optional<ExportFormat> format, boolean overwrite) {
        return new ExportRequest(format.map(Encoding::of), Map.of(), Optional.empty(), true, overwrite);
    }
}
