package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.AudioFiles;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.storage.Export;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.OutputFiles;

/** Copies recordings out: the original bytes, verified on the way, or another format. */
@Component
public final class ExportService implements Export {
    private static final int BUFFER = 1 << 20;

    private final Library library;
    private final ComponentServiceObjects<AudioFiles> audioFiles;

    @Activate
    public ExportService(@Reference Library library, @Reference ComponentServiceObjects<AudioFiles> audioFiles) {
        this.library = library;
        this.audioFiles = audioFiles;
    }

    @Override
    public long export(
            Recording recording,
            Path target,
            Optional<ExportFormat> format,
            boolean overwrite,
            Progress progress,
            Cancellation cancel) {
        library.requireOutside(target.toAbsolutePath());
        Path file = resolve(target.toAbsolutePath());
        refuseBadTarget(recording, file, overwrite);
        try {
            if (format.isPresent()) {
                convert(recording, file, format.get(), progress, cancel);
            } else {
                copy(recording, file, overwrite, progress, cancel);
            }
            return Files.size(file);
        } catch (IOException e) {
            throw IoFailures.of(e, "export " + recording.shortId() + " to", file);
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

    private static void copy(
            Recording recording, Path target, boolean overwrite, Progress progress, Cancellation cancel)
            throws IOException {
        Path temporary = target.resolveSibling(".%s.part".formatted(UUID.randomUUID()));
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
            publish(temporary, target, overwrite);
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

    /** Gives the finished file its name without ever replacing one that appeared meanwhile. */
    private static void publish(Path temporary, Path target, boolean overwrite) throws IOException {
        if (overwrite) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.move(temporary, target);
        }
    }

    private void convert(Recording recording, Path target, ExportFormat format, Progress progress, Cancellation cancel)
            throws IOException {
        if (!Checksums.of(recording.path(), _ -> {}, cancel).equals(recording.checksum())) {
            throw damaged(recording);
        }
        AudioFiles service = audioFiles.getService();
        try {
            service.convert(recording.path(), target, format, tags(recording), progress, cancel);
        } finally {
            audioFiles.ungetService(service);
        }
    }

    private static Map<String, String> tags(Recording recording) {
        var tags = new TreeMap<String, String>();
        tags.put("title", recording.title());
        tags.put(
                "date",
                recording.createdAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
        recording.description().ifPresent(d -> tags.put("comment", d));
        return tags;
    }
}
