package org.voicerecorder.storage.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Peaks;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.audio.PeaksFile;

/**
 * Where derived files lie. A name holds the version of how the file is made and the beginning of the checksum of what
 * it was made from, so that a file that no longer fits is simply not found.
 */
final class DerivedFiles {
    private static final int PEAKS_VERSION = 1;
    private static final Logger LOG = LoggerFactory.getLogger(DerivedFiles.class);

    private final Path peaks;

    DerivedFiles(Library library) {
        peaks = library.derived().resolve("peaks");
    }

    Path peaks(Recording recording) {
        return peaks(recording.id(), recording.checksum());
    }

    Path peaks(UUID id, String checksum) {
        return peaks.resolve("%s-%s-v%d.dat".formatted(id, checksum.substring(0, 8), PEAKS_VERSION));
    }

    /** Stores peaks; failing is no harm, they are made anew when somebody wants them. */
    void storePeaks(Recording recording, Peaks data) {
        Path file = peaks(recording);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(peaks);
            try (var out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                PeaksFile.writeDat(data, 16, out);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("recording", recording.id()).setCause(e).log("The peaks could not be stored");
        }
    }

    /** The stored peaks; empty when there are none or they are damaged. */
    Optional<Peaks> readPeaks(Recording recording) {
        Path file = peaks(recording);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return Optional.of(PeaksFile.readDat(in));
        } catch (IOException | VoiceRecorderException e) {
            LOG.atWarn().addKeyValue("recording", recording.id()).setCause(e).log("Stored peaks are damaged");
            return Optional.empty();
        }
    }

    /** Deletes what was derived from a recording. */
    void delete(UUID id) throws IOException {
        if (!Files.isDirectory(peaks)) {
            return;
        }
        try (var files = Files.newDirectoryStream(peaks, id + "-*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
