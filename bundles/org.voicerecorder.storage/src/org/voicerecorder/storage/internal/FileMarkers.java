package org.voicerecorder.storage.internal;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.WavMarkers;

/** The markers that a file brings into the library. Whatever is wrong with them, the audio comes in. */
final class FileMarkers {
    private static final Logger LOG = LoggerFactory.getLogger(FileMarkers.class);

    private FileMarkers() {}

    /** @param file whose audio was found whole */
    static List<Marker> of(Path file, AudioContent content) {
        return content.mimeType().equals("audio/wav") ? cuePoints(file) : content.markers();
    }

    /** WAV is examined while it is copied, when only its audio matters: its chunks are looked at again. */
    private static List<Marker> cuePoints(Path file) {
        try {
            WavMarkers.Found found = WavMarkers.read(file);
            found.problem().ifPresent(problem -> LOG.atWarn()
                    .addKeyValue("file", file.getFileName())
                    .addKeyValue("problem", problem)
                    .log("Not all markers of a file were taken"));
            return found.markers();
        } catch (VoiceRecorderException e) {
            // Compressed audio in a WAV file, for one.
            LOG.atInfo().addKeyValue("file", file.getFileName()).setCause(e).log("No markers could be read");
            return List.of();
        }
    }
}
