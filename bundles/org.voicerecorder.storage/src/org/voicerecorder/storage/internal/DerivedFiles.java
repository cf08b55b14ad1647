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
    private static final int FLAC_VERSION = 1;
    private static final Logger LOG = LoggerFactory.getLogger(DerivedFiles.class);

    private final Path peaks;
    private final Path flac;

    DerivedFiles(Library library) {
        peaks = library.derived().resolve("peaks");
        flac = library.derived().resolve("flac");
    }

    Path peaks(Recording recording) {
        return peaks(recording.id(), recording.checksum());
    }

    Path peaks(UUID id, String checksum) {
        return peaks.resolve("%s-%s-v%d.dat".formatted(id, checksum.substring(0, 8), PEAKS_VERSION));
    }

    /** Where a FLAC copy of a recording lies, if there is one. */
    Path flac(Recording recording) {
        return flac.resolve(
                "%s-%s-v%d.flac".formatted(recording.id(), recording.checksum().substring(0, 8), FLAC_VERSION));
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
        delete(peaks, id);
        deleteFlac(id);
    }

    /** Deletes the FLAC copy of a recording and what belongs to it. */
    void deleteFlac(UUID id) throws IOException {
        delete(flac, id);
    }

    private static void delete(Path folder, UUID id) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, id + "-*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
