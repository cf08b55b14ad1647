package org.voicerecorder.edit.internal.graph;

import java.nio.file.Path;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.audio.CaptureFormat;
import org.voicerecorder.api.edit.EditSource;

/**
 * A recording that an edit takes audio from.
 *
 * @param format as it is decoded
 * @param frames how many it has; of compressed formats, as many as they say
 */
public record SourceAudio(Recording recording, CaptureFormat format, long frames) {
    public EditSource source() {
        return new EditSource(recording.id(), recording.checksum());
    }

    public Path path() {
        return recording.path();
    }

    /** Whether any frame can be reached without decoding what is before it. */
    public boolean isUncompressed() {
        return recording.mimeType().equals("audio/wav") || recording.mimeType().equals("audio/aiff");
    }
}
