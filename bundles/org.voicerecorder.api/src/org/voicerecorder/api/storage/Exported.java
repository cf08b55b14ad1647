package org.voicerecorder.api.storage;

import java.util.List;
import org.voicerecorder.api.marker.Marker;

/**
 * What became of an export.
 *
 * @param sizeBytes of the file
 * @param check how the copy was checked
 * @param markers how many of the recording's markers the copy brings; those that the original bytes may hold are not
 *     counted
 * @param leftOut markers that the format has no place for
 */
public record Exported(long sizeBytes, Check check, int markers, List<Marker> leftOut) {
    /** How a copy was checked before it got its name. */
    public enum Check {
        /** It is the recording's bytes, by their checksum. */
        CHECKSUM,
        /** It was decoded: every sample is that of the recording. */
        SAMPLES,
        /** It was decoded: it lasts as long as the recording. */
        DURATION
    }

    public Exported {
        leftOut = List.copyOf(leftOut);
    }
}
