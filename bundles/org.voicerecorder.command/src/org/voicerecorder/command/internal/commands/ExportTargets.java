package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Recording;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.audio.ExportFormat;
import org.voicerecorder.api.storage.PortableName;
import org.voicerecorder.audio.io.IoFailures;

/** Where copies go: the file that was named, or files of different names in the folder that was named. */
final class ExportTargets {
    private final Path output;
    private final boolean isFolder;
    private final Optional<ExportFormat> format;
    private final Optional<NameTemplate> template;
    private final int count;
    private final Set<String> taken = new HashSet<>();

    /**
     * @param namedAsFolder whether it was written with a slash at its end
     * @param count how many copies are made; the output is a folder when it is more than one
     * @param template of the names in a folder
     */
    ExportTargets(
            Path output,
            boolean namedAsFolder,
            int count,
            Optional<ExportFormat> format,
            Optional<NameTemplate> template,
            boolean force) {
        this.output = output;
        this.format = format;
        this.template = template;
        this.count = count;
        this.isFolder = namedAsFolder || count > 1 || template.isPresent() || Files.isDirectory(output);
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
        } catch (FileAlreadyExistsException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    "%s is a file, not a folder".formatted(e.getFile()),
                    "Name another folder.",
                    e);
        } catch (NoSuchFileException e) {
            // What /proc and its like say.
            throw new VoiceRecorderException(
                    ErrorCode.ERR_PERMISSION,
                    "The folder %s cannot be made: its file system takes no folders there".formatted(output),
                    "Name another folder.",
                    e);
        } catch (IOException e) {
            throw IoFailures.of(e, "make the folder", output);
        }
    }

    Path of(Recording recording) {
        if (!isFolder) {
            return output;
        }
        String extension = format.map(ExportFormat::extension).orElseGet(() -> storedExtension(recording));
        int number = taken.size() + 1;
        String text =
                template.map(names -> names.text(recording, number, count)).orElseGet(() -> stem(recording));
        String name = PortableName.of(text, "." + extension, recording.shortId());
        // Two recordings may have had the same name; a second export of the same one meets its file and is told.
        for (int i = 2; !taken.add(PortableName.folded(name)); i++) {
            name = PortableName.of(text, " (%d).%s".formatted(i, extension), recording.shortId());
        }
        return output.resolve(name);
    }

    /** The original name without its extension. */
    static String stem(Recording recording) {
        String name = recording.originalName();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    static String storedExtension(Recording recording) {
        String name = recording.storedName();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    static boolean hasExtension(Path file, String extension) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith("." + extension);
    }
}
