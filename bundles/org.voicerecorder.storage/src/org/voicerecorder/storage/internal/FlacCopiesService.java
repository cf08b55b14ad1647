package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.Annotations;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.Encoding;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.catalog.RecordingRepository;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.storage.Exported;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.storage.FlacCopies;

/** Keeps FLAC copies: compared before they are kept, told from damaged ones by a checksum beside them. */
@Component
public final class FlacCopiesService implements FlacCopies {
    private static final Logger LOG = LoggerFactory.getLogger(FlacCopiesService.class);
    private static final Encoding FLAC = Encoding.of(ExportFormat.FLAC);

    private final Library library;
    private final RecordingRepository repository;
    private final ComponentServiceObjects<AudioFiles> audioFiles;
    private final DerivedFiles derived;
    private final FileIo io;

    /** @param io how the disk is written; the real disk when no service is there */
    @Activate
    public FlacCopiesService(
            @Reference Library library,
            @Reference RecordingRepository repository,
            @Reference ComponentServiceObjects<AudioFiles> audioFiles,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        this.library = library;
        this.repository = repository;
        this.audioFiles = audioFiles;
        this.derived = new DerivedFiles(library);
        this.io = Optional.ofNullable(io).orElseGet(FileIo::disk);
    }

    @Override
    public Path unfinished(UUID recording) {
        return library.incoming().resolve(recording + ".flac" + IngestService.PART_SUFFIX);
    }

    @Override
    public long keep(Recording recording, Path encoded, Cancellation cancel) {
        AudioFiles files = audioFiles.getService();
        try {
            Exported.Check check = new ExportCheck(files, FLAC, cancel).run(recording, encoded, Progress.NONE);
            if (check != Exported.Check.SAMPLES) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_IO,
                        "The FLAC copy of %s has another format than the recording".formatted(recording.shortId()));
            }
            return store(recording, encoded, cancel);
        } catch (IOException e) {
            throw IoFailures.of(e, "keep the FLAC copy", encoded);
        } finally {
            audioFiles.ungetService(files);
            deleteQuietly(encoded);
        }
    }

    private long store(Recording recording, Path encoded, Cancellation cancel) throws IOException {
        Path target = derived.flac(recording);
        Files.createDirectories(target.getParent());
        try (var file = io.open(encoded)) {
            file.force(true);
        }
        DurableText.write(io, sum(target), Checksums.of(encoded, _ -> {}, cancel));
        io.moveAtomically(encoded, target);
        io.forceDirectory(target.getParent());
        if (repository.find(recording.id()).isEmpty()) {
            derived.delete(recording.id());
            throw new VoiceRecorderException(
                    ErrorCode.ERR_NOT_FOUND, "%s is no longer in the library".formatted(recording.shortId()));
        }
        return Files.size(target);
    }

    private static Path sum(Path flac) {
        return flac.resolveSibling(flac.getFileName() + ".sha256");
    }

    private void deleteQuietly(Path file) {
        try {
            io.delete(file);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", file).setCause(e).log("The next start removes it");
        }
    }

    @Override
    public Optional<Path> intact(Recording recording, Cancellation cancel) {
        Path flac = derived.flac(recording);
        return Files.isRegularFile(flac) && isIntact(flac, cancel) ? Optional.of(flac) : Optional.empty();
    }

    private static boolean isIntact(Path flac, Cancellation cancel) {
        try {
            String wanted = Files.readString(sum(flac), StandardCharsets.UTF_8).strip();
            return Checksums.of(flac, _ -> {}, cancel).equals(wanted);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", flac).setCause(e).log("A FLAC copy cannot be checked");
            return false;
        }
    }

    @Override
    public Condition verify(Recording recording, Cancellation cancel) {
        Path flac = derived.flac(recording);
        if (!Files.exists(flac)) {
            return Condition.NONE;
        }
        if (isIntact(flac, cancel)) {
            return Condition.INTACT;
        }
        try {
            LOG.atError().addKeyValue("recording", recording.id()).log("A FLAC copy is damaged");
            derived.deleteFlac(recording.id());
            encode(recording, cancel);
            return Condition.RENEWED;
        } catch (IOException e) {
            LOG.atError().addKeyValue("file", flac).setCause(e).log("A damaged FLAC copy cannot be removed");
        } catch (VoiceRecorderException e) {
            LOG.atError().addKeyValue("recording", recording.id()).setCause(e).log("A FLAC copy cannot be made anew");
        }
        return Condition.REMOVED;
    }

    private void encode(Recording recording, Cancellation cancel) {
        Path part = unfinished(recording.id());
        AudioFiles files = audioFiles.getService();
        try {
            files.convert(recording.path(), part, FLAC, Annotations.NONE, Progress.NONE, cancel);
        } finally {
            audioFiles.ungetService(files);
        }
        keep(recording, part, cancel);
    }
}
