package org.voicerecorder.audio.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** Writes small files that appear only when they are complete. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * @throws VoiceRecorderException {@code ERR_EXISTS}, {@code ERR_FILE_NOT_FOUND} (its folder), {@code ERR_PERMISSION},
     *     {@code ERR_DISK_FULL}, {@code ERR_IO}
     */
    public static void write(Path named, byte[] content, boolean overwrite) {
        Path target = named;
        Path folder = named.toAbsolutePath().getParent();
        try {
            target = OutputFiles.resolve(named);
            if (!overwrite && Files.exists(target)) {
                throw new VoiceRecorderException(ErrorCode.ERR_EXISTS, "%s is there already".formatted(named));
            }
            folder = target.toAbsolutePath().getParent();
            // Not createTempFile: that is readable by its owner alone, and so would be what becomes of it.
            Path part = UnfinishedFiles.beside(target.toAbsolutePath());
            try {
                Files.write(part, content, StandardOpenOption.CREATE_NEW);
                UnfinishedFiles.publish(FileIo.disk(), part, target, overwrite);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (NoSuchFileException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_FILE_NOT_FOUND, "There is no folder " + folder, e);
        } catch (AccessDeniedException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_PERMISSION, "%s cannot be written".formatted(target), e);
        } catch (FileAlreadyExistsException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_EXISTS, "%s is there already".formatted(target), e);
        } catch (IOException e) {
            throw new VoiceRecorderException(
                    IoFailures.code(e), "%s could not be written: %s".formatted(target, e.getMessage()), e);
        }
    }
}
