package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioContent;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.audio.TakeJournal;
import org.voicerecorder.audio.WavMarkers;

/** The markers that a file brings into the library. Whatever is wrong with them, the audio comes in. */
final class FileMarkers {
    private static final Logger LOG = LoggerFactory.getLogger(FileMarkers.class);

    private FileMarkers() {}

    /** @param file whose audio was found whole */
    static List<Marker> of(Path file, AudioContent content) {
        return content.mimeType().equals("audio/wav") ? cuePoints(file) : content.markers();
    }

    /**
     * The markers of a take: those of its file, and those that the file cannot count, from the journal beside it.
     *
     * @param journal need not be there
     */
    static List<Marker> ofTake(Path file, AudioContent content, Path journal) {
        List<Marker> all = new ArrayList<>(of(file, content));
        if (Files.exists(journal)) {
            try {
                all.addAll(WavMarkers.beyond(
                        TakeJournal.read(journal).markers(),
                        content.properties().frames()));
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("file", journal).setCause(e).log("The journal of a take cannot be read");
            }
        }
        return all;
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
