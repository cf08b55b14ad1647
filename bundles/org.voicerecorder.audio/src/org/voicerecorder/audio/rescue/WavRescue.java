package org.voicerecorder.audio.rescue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.Cancellation;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.Progress;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.audio.WavFile;
import org.voicerecorder.audio.WavHeader;
import org.voicerecorder.audio.internal.rescue.CopyWriter;
import org.voicerecorder.audio.internal.rescue.Examiner;
import org.voicerecorder.audio.internal.rescue.PartFile;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.audio.io.OutputFiles;

/**
 * Finds out what is wrong with a WAV file and writes a mended copy. The original is opened for reading only. Constant
 * memory whatever the file's size. Thread-safe.
 */
public final class WavRescue {
    private static final int NAME_LIMIT = 100;

    private WavRescue() {}

    /**
     * Looks at a file: reads it once from end to end.
     *
     * @throws BeyondRescueException no audio can be brought out of it
     * @throws VoiceRecorderException {@code ERR_FILE_NOT_FOUND}, {@code ERR_NOT_A_FILE}, {@code ERR_PERMISSION},
     *     {@code ERR_IO}, {@code ERR_CANCELLED}
     */
    public static Diagnosis diagnose(Path file, FormatHint hint, Progress progress, Cancellation cancel) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_NOT_A_FILE, file + " is not a regular file", "Name a WAV file.", null);
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                Examiner.Result found = Examiner.examine(channel, name(file), hint, progress, cancel);
                return new Diagnosis(
                        file, attributes.size(), attributes.lastModifiedTime(), found.findings(), found.plan());
            }
        } catch (BeyondRescueException e) {
            throw new BeyondRescueException(
                    e.code(), "%s cannot be rescued: %s".formatted(file, e.getMessage()), e.advice(), e.findings());
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }

    /**
     * Writes the mended copy: under a hidden name first, forced, read back, then under its own.
     *
     * @param replace whether a file of that name is replaced
     * @return its size in bytes
     * @throws VoiceRecorderException {@code ERR_EXISTS}, {@code ERR_DISK_FULL}, {@code ERR_PERMISSION},
     *     {@code ERR_FILE_NOT_FOUND} (the folder), {@code ERR_SOURCE_CHANGED}, {@code ERR_IO}, {@code ERR_CANCELLED};
     *     nothing stays of the copy then
     */
    public static long write(
            FileIo io, Diagnosis found, Path target, boolean replace, Progress progress, Cancellation cancel) {
        try {
            Path resolved = OutputFiles.resolve(target.toAbsolutePath());
            refuse(found, target, resolved, replace);
            Path folder = resolved.getParent();
            PartFile.removeStale(io, folder);
            checkSpace(found.plan(), target, folder);
            try (FileChannel in = FileChannel.open(found.file(), StandardOpenOption.READ);
                    PartFile part = PartFile.in(io, folder)) {
                new CopyWriter(in, part.file(), found.plan(), name(found.file()), progress, cancel).write();
                refuseChanged(found);
                verify(part.reader(), found.plan());
                part.publish(resolved, replace);
            }
            return CopyWriter.length(found.plan());
        } catch (IOException e) {
            throw IoFailures.of(e, "write", target);
        }
    }

    /** Removes what killed rescues left in a folder: hidden files named {@code .voicerec-recover-….part}. */
    public static List<Path> removeStale(FileIo io, Path folder) {
        try {
            return PartFile.removeStale(io, folder);
        } catch (IOException e) {
            throw IoFailures.of(e, "clean up", folder);
        }
    }

    private static void refuse(Diagnosis found, Path named, Path target, boolean replace) throws IOException {
        if (Files.isDirectory(target)) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_NOT_A_FILE, named + " is a folder", "Name a file, or use --output-folder.", null);
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FILE_NOT_FOUND,
                    "There is no folder " + target.getParent(),
                    "Make it, or choose another one.",
                    null);
        }
        if (Files.exists(target) && Files.isSameFile(target, found.file())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_ARGUMENT,
                    named + " is the original, which is never changed",
                    "Name another file for the copy.",
                    null);
        }
        if (Files.exists(target) && !replace) {
            throw new VoiceRecorderException(ErrorCode.ERR_EXISTS, named + " is there already");
        }
    }

    private static void checkSpace(RescuePlan plan, Path target, Path folder) throws IOException {
        long needed = CopyWriter.length(plan);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DISK_FULL,
                    "%s needs %s, %s are free".formatted(target, new ByteSize(needed), new ByteSize(free)),
                    "Free space there, or name another folder with --output-folder.",
                    null);
        }
    }

    private static void refuseChanged(Diagnosis found) throws IOException {
        var now = Files.readAttributes(found.file(), BasicFileAttributes.class);
        if (now.size() != found.size() || !now.lastModifiedTime().equals(found.modified())) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_SOURCE_CHANGED,
                    "%s changed while it was copied".formatted(found.file()),
                    "Another program is writing it. Wait until it is finished.",
                    null);
        }
    }

    /** What was written is read as anybody would read it: a copy that is damaged itself helps nobody. */
    private static void verify(FileChannel copy, RescuePlan plan) throws IOException {
        if (plan.format().sampleFormat().isEmpty()) {
            return;
        }
        WavHeader header = WavFile.read(copy);
        boolean right = header.problem().isEmpty()
                && header.dataLength() == plan.audioLength()
                && header.format().equals(plan.format().sampleFormat().get());
        if (!right) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INTERNAL, "The copy does not read back as it was written: " + header.problem());
        }
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.length() > NAME_LIMIT ? name.substring(0, NAME_LIMIT) : name;
    }
}
