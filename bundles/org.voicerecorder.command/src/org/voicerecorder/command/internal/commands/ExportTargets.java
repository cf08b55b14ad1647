package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.ExportFormat;

/** Where copies go: the file that was named, or files of different names in the folder that was named. */
final class ExportTargets {
    private final Path output;
    private final boolean isFolder;
    private final Optional<ExportFormat> format;
    private final Set<Path> taken = new HashSet<>();

    /**
     * @param namedAsFolder whether it was written with a slash at its end
     * @param several whether more than one copy is made; the output is a folder then
     */
    ExportTargets(Path output, boolean namedAsFolder, boolean several, Optional<ExportFormat> format, boolean force) {
        this.output = output;
        this.format = format;
        this.isFolder = namedAsFolder || several || Files.isDirectory(output);
        prepare(force);
    }

    private void prepare(boolean force) {
        if (!isFolder) {
            Path parent = output.getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_FILE_NOT_FOUND,
                        "There is no folder " + parent,
                        "Make it, or choose another file.",
                        null);
            }
            if (!force && Files.exists(output)) {
                throw new VoiceRecorderException(ErrorCode.ERR_EXISTS, "%s is there already".formatted(output));
            }
            return;
        }
        try {
            Files.createDirectories(output);
        } catch (IOException e) {
            throw new VoiceRecorderException(ErrorCode.ERR_PERMISSION, "%s is no folder".formatted(output), e);
        }
    }

    Path of(Recording recording) {
        if (!isFolder) {
            return output;
        }
        String extension = format.map(ExportFormat::extension).orElseGet(() -> storedExtension(recording));
        String stem = stem(recording);
        Path target = output.resolve(stem + "." + extension);
        // Two recordings may have had the same name; a second export of the same one meets its file and is told.
        for (int i = 2; !taken.add(target); i++) {
            target = output.resolve("%s (%d).%s".formatted(stem, i, extension));
        }
        return target;
    }

    /** The original name without its extension, and without what would lead out of the folder. */
    private static String stem(Recording recording) {
        String name = recording.originalName().replace('/', '_').replace('\0', '_');
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.isBlank() || stem.equals(".") || stem.equals("..") ? recording.shortId() : stem;
    }

    static String storedExtension(Recording recording) {
        String name = recording.storedName();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    static boolean hasExtension(Path file, String extension) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith("." + extension);
    }
}
