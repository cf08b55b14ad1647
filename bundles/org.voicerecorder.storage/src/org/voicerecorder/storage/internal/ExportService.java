package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
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
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.marker.Marker;
import org.voicerecorder.api.marker.MarkerRepository;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.api.storage.ExportRequest;
import org.voicerecorder.api.storage.Exported;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.OutputFiles;
import org.voicerecorder.audio.io.UnfinishedFiles;
import org.voicerecorder.storage.FlacCopies;

/** Copies recordings out: the original bytes, verified on the way, or another format. */
@Component
public final class ExportService implements Export {
    private static final Logger LOG = LoggerFactory.getLogger(ExportService.class);
    private static final int BUFFER = 1 << 20;

    private final Library library;
    private final MarkerRepository markers;
    private final ComponentServiceObjects<AudioFiles> audioFiles;
    private final FlacCopies flacCopies;

    @Activate
    public ExportService(
            @Reference Library library,
            @Reference MarkerRepository markers,
            @Reference ComponentServiceObjects<AudioFiles> audioFiles,
            @Reference FlacCopies flacCopies) {
        this.library = library;
        this.markers = markers;
        this.audioFiles = audioFiles;
        this.flacCopies = flacCopies;
    }

    @Override
    public Exported export(
            Recording recording, Path target, ExportRequest request, Progress progress, Cancellation cancel) {
        library.requireOutside(target.toAbsolutePath());
        Path file = resolve(target.toAbsolutePath());
        refuseBadTarget(recording, file, request.overwrite());
        refuseWithoutEncoding(request);
        removeAbandoned(file.getParent());
        try {
            return request.encoding().isPresent()
                    ? convert(recording, file, request, progress, cancel)
                    : copy(recording, file, request.overwrite(), progress, cancel);
        } catch (IOException e) {
            throw IoFailures.of(e, "export " + recording.shortId() + " to", file);
        }
    }

    /** What killed exports left there. It is in nobody's way: that it cannot be removed is no reason to export nothing. */
    private static void removeAbandoned(Path folder) {
        try {
            UnfinishedFiles.removeAbandoned(FileIo.disk(), folder);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.atWarn().addKeyValue("folder", folder).setCause(e).log("Unfinished exports cannot be removed");
        }
    }

    private static void refuseWithoutEncoding(ExportRequest request) {
        if (request.encoding().isEmpty()
                && (request.cover().isPresent() || !request.tags().isEmpty())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "The original bytes have no place for tags or a cover",
                    "Choose a format.",
                    null);
        }
    }

    private static Path resolve(Path target) {
        try {
            return OutputFiles.resolve(target);
        } catch (IOException e) {
            throw IoFailures.of(e, "export to", target);
        }
    }

    private static void refuseBadTarget(Recording recording, Path file, boolean overwrite) {
        if (!Files.isRegularFile(recording.path())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FILE_MISSING, "The audio of %s is missing".formatted(recording.shortId()));
        }
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FILE_NOT_FOUND,
                    "The folder %s does not exist".formatted(file.getParent()),
                    "Make the folder first, or choose another one.",
                    null);
        }
        if (Files.isDirectory(file)) {
            throw new VoiceRecorderException(ErrorCode.ERR_NOT_A_FILE, "%s is a folder".formatted(file));
        }
        if (Files.exists(file) && !overwrite) {
            throw new VoiceRecorderException(ErrorCode.ERR_EXISTS, "%s is already there".formatted(file));
        }
    }

    private static Exported copy(
            Recording recording, Path target, boolean overwrite, Progress progress, Cancellation cancel)
            throws IOException {
        Path temporary = UnfinishedFiles.beside(target);
        try {
            var digest = Checksums.sha256();
            try (var in = FileChannel.open(recording.path(), StandardOpenOption.READ);
                    var out = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.allocate(BUFFER);
                long done = 0;
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer.clear())) {
                    cancel.throwIfCancelled();
                    digest.update(buffer.array(), 0, n);
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        out.write(buffer);
                    }
                    done += n;
                    progress.report(recording.title(), done, recording.sizeBytes(), Progress.Unit.BYTES);
                }
                out.force(true);
            }
            if (!Checksums.hex(digest).equals(recording.checksum())) {
                throw damaged(recording);
            }
            UnfinishedFiles.publish(FileIo.disk(), temporary, target, overwrite);
            return new Exported(recording.sizeBytes(), Exported.Check.CHECKSUM, 0, List.of());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static VoiceRecorderException damaged(Recording recording) {
        return new VoiceRecorderException(
                ErrorCode.ERR_CHECKSUM_MISMATCH,
                "The stored audio of %s is damaged; nothing was exported".formatted(recording.shortId()),
                "Restore it from a backup, or add the original file again: it replaces the damaged one. What is left of it is "
                        + recording.path() + ".",
                null);
    }

    /** Encoded beside the target and checked there: it gets its name only when it is what it should be. */
    private Exported convert(
            Recording recording, Path target, ExportRequest request, Progress progress, Cancellation cancel)
            throws IOException {
        if (!Checksums.of(recording.path(), _ -> {}, cancel).equals(recording.checksum())) {
            throw damaged(recording);
        }
        Encoding encoding = request.encoding().orElseThrow();
        List<Marker> markers = request.markers() ? this.markers.list(recording.id()) : List.of();
        var annotations = new Annotations(tags(recording, request), markers, request.cover());
        Path temporary = UnfinishedFiles.beside(target);
        AudioFiles service = audioFiles.getService();
        try {
            List<Marker> leftOut = service.convert(
                    source(recording, encoding, cancel),
                    temporary,
                    encoding,
                    annotations,
                    named(target, progress),
                    cancel);
            Exported.Check check =
                    new ExportCheck(service, encoding, cancel).run(recording, temporary, named(target, progress));
            long size = Files.size(temporary);
            UnfinishedFiles.publish(FileIo.disk(), temporary, target, request.overwrite());
            return new Exported(size, check, markers.size() - leftOut.size(), leftOut);
        } finally {
            audioFiles.ungetService(service);
            Files.deleteIfExists(temporary);
        }
    }

    /** A FLAC copy that is there already spares the encoding: its audio goes over as it is, with the tags of the export. */
    private Path source(Recording recording, Encoding encoding, Cancellation cancel) {
        boolean plainFlac = encoding.format() == ExportFormat.FLAC && !encoding.mixes();
        return plainFlac ? flacCopies.intact(recording, cancel).orElse(recording.path()) : recording.path();
    }

    /** A person knows the target, not the file beside it. */
    private static Progress named(Path target, Progress progress) {
        String name = target.getFileName().toString();
        return (_, done, total, unit) -> progress.report(name, done, total, unit);
    }

    private static Map<String, String> tags(Recording recording, ExportRequest request) {
        var tags = new TreeMap<String, String>();
        tags.put("title", recording.title());
        tags.put(
                "date",
                recording.createdAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
        recording.description().ifPresent(d -> tags.put("comment", d));
        tags.putAll(request.tags());
        tags.values().removeIf(String::isBlank);
        return tags;
    }
}
