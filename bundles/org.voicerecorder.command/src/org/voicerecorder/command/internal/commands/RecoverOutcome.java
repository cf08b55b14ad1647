package org.voicerecorder.command.internal.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.rescue.Diagnosis;
import org.voicerecorder.audio.rescue.Finding;

/** What became of one file that was to be recovered. */
sealed interface RecoverOutcome {
    Path path();

    List<Finding> findings();

    /**
     * @param output the mended copy
     * @param sizeBytes of the copy
     * @param recording what is in the library now
     * @param isDuplicate whether it was there already
     */
    record Mended(
            Path path,
            Diagnosis diagnosis,
            Optional<Path> output,
            long sizeBytes,
            Optional<Recording> recording,
            boolean isDuplicate)
            implements RecoverOutcome {
        @Override
        public List<Finding> findings() {
            return diagnosis.findings();
        }
    }

    /** Nothing to mend: no copy is made. */
    record Intact(Path path, Diagnosis diagnosis, Optional<Recording> recording, boolean isDuplicate)
            implements RecoverOutcome {
        @Override
        public List<Finding> findings() {
            return diagnosis.findings();
        }
    }

    /** @param output the mended copy, when it was written before something else failed */
    record Failed(Path path, List<Finding> findings, Optional<Path> output, VoiceRecorderException why)
            implements RecoverOutcome {}
}
