package org.voicerecorder.audio.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** Where files go that a user names. They appear complete, by a rename: what they would replace must be a file. */
public final class OutputFiles {
    private OutputFiles() {}

    /**
     * The file itself, when a link to it is named, so that the link stays.
     *
     * @throws VoiceRecorderException {@code ERR_NOT_A_FILE} for devices, pipes and the like, which a rename would replace;
     *     folders are the caller's business
     */
    public static Path resolve(Path file) throws IOException {
        if (!Files.exists(file)) {
            return file;
        }
        if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_NOT_A_FILE,
                    "%s is a device or a pipe, not a file".formatted(file),
                    "Name a file.",
                    null);
        }
        return file.toRealPath();
    }
}
