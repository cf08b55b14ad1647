package org.voicerecorder.workbench.internal.studio.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.edit.EditList;
import org.voicerecorder.api.edit.EditOperation;
import org.voicerecorder.api.edit.EditSource;
import org.voicerecorder.api.edit.Editor;
import org.voicerecorder.audio.io.WholeFile;

/** Edit lists as files, the same that {@code voicerec edit --apply} reads (docs/edit-list.md). Not in the display thread. */
public final class EditListFile {
    /** The largest list there may be, in characters, is 20 million; each takes 4 bytes at most. */
    private static final long LARGEST = 80_000_000;

    private final Editor editor;

    public EditListFile(Editor editor) {
        this.editor = editor;
    }

    /**
     * Writes a list; the file appears, or is replaced, when it is complete.
     *
     * @throws VoiceRecorderException {@code ERR_FILE_NOT_FOUND} (its folder), {@code ERR_PERMISSION},
     *     {@code ERR_DISK_FULL}, {@code ERR_IO}; the file that was there stays then
     */
    public void write(EditList list, Path file) {
        WholeFile.write(file, editor.toJson(list).getBytes(StandardCharsets.UTF_8), true);
    }

    /**
     * Reads the steps of a list for a recording.
     *
     * @param force whether to take a list that was made for other audio; what it measured there is measured anew
     * @throws VoiceRecorderException {@code ERR_CHECKSUM_MISMATCH} (other audio), {@code ERR_INVALID_ARGUMENT} with all
     *     problems at once, {@code ERR_FILE_NOT_FOUND}, {@code ERR_PERMISSION}, {@code ERR_IO}
     */
    public List<EditOperation> read(Path file, EditSource own, boolean force) {
        EditList list = editor.parse(text(file));
        boolean fits = list.source().map(own::equals).orElse(true);
        if (!fits && !force) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_CHECKSUM_MISMATCH,
                    "The list was made for other audio, that of "
                            + list.source().get().recording(),
                    "Its times may mean nothing here. You can apply it anyway, and undo it.",
                    null);
        }
        return fits
                ? list.operations()
                : list.operations().stream().map(EditListFile::unmeasured).toList();
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_INVALID_ARGUMENT, "%s is too large for an edit list".formatted(file));
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT, "%s is no edit list: it is not UTF-8 text".formatted(file), e);
        } catch (IOException e) {
            throw failure(e, "%s could not be read: %s".formatted(file, e.getMessage()));
        }
    }

    private static VoiceRecorderException failure(IOException e, String message) {
        ErrorCode code =
                switch (e) {
                    case NoSuchFileException _ -> ErrorCode.ERR_FILE_NOT_FOUND;
                    case AccessDeniedException _ -> ErrorCode.ERR_PERMISSION;
                    default -> ErrorCode.ERR_IO;
                };
        return new VoiceRecorderException(code, message, e);
    }

    private static EditOperation unmeasured(EditOperation operation) {
        return switch (operation) {
            case EditOperation.NormalizePeak peak ->
                new EditOperation.NormalizePeak(peak.range(), peak.dbfs(), Optional.empty());
            case EditOperation.NormalizeLoudness loudness ->
                new EditOperation.NormalizeLoudness(
                        loudness.range(), loudness.lufs(), loudness.truePeak(), loudness.limit(), Optional.empty());
            default -> operation;
        };
    }
}
