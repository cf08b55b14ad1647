package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.voicerecorder.api.ByteSize;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.storage.AddRequest;
import org.voicerecorder.api.storage.PortableName;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.storage.Metadata;

/**
 * A file somebody wants to add, found fit for it (VAL-1).
 *
 * @param name the original name to keep
 * @param size in bytes, when it was looked at
 */
record AddSource(Path file, String name, long size, FileTime modified) {

    static AddSource check(AddRequest request) {
        Path file = request.file();
        BasicFileAttributes attributes = attributes(file);
        if (!attributes.isRegularFile()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_NOT_A_FILE, "%s is not a regular file".formatted(Printable.path(file)));
        }
        String given = request.name().orElseGet(() -> file.getFileName().toString());
        String name = request.fixName() ? FileNames.fix(given) : given;
        long size = attributes.size();
        var problems = new ArrayList<VoiceRecorderException>();
        collect(problems, () -> checkName(name));
        // What the user says of the file is checked before anything is copied.
        collect(problems, () -> Metadata.check(request.title(), request.description(), request.tags()));
        collect(problems, () -> checkSize(file, size, request.maximumSize()));
        throwTogether(problems);
        return new AddSource(file, name, size, attributes.lastModifiedTime());
    }

    private static void collect(List<VoiceRecorderException> problems, Runnable check) {
        try {
            check.run();
        } catch (VoiceRecorderException e) {
            problems.add(e);
        }
    }

    /** One problem is told as it is, several in one message with the code of the first. */
    private static void throwTogether(List<VoiceRecorderException> problems) {
        if (problems.size() == 1) {
            throw problems.getFirst();
        }
        if (!problems.isEmpty()) {
            throw new VoiceRecorderException(
                    problems.getFirst().code(),
                    joined(problems, VoiceRecorderException::getMessage, ". "),
                    joined(problems, VoiceRecorderException::advice, " "),
                    problems.getFirst());
        }
    }

    private static String joined(
            List<VoiceRecorderException> problems, Function<VoiceRecorderException, String> part, String between) {
        return problems.stream().map(part).distinct().collect(Collectors.joining(between));
    }

    private static void checkSize(Path file, long size, ByteSize maximum) {
        if (size == 0) {
            throw new VoiceRecorderException(ErrorCode.ERR_EMPTY_FILE, "%s is empty".formatted(Printable.path(file)));
        }
        if (size > maximum.bytes()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_FILE_TOO_LARGE,
                    "%s has %s; the limit is %s".formatted(Printable.path(file), new ByteSize(size), maximum));
        }
    }

    /** Whether the file is still what it was when it was checked. */
    boolean isUnchanged() throws IOException {
        var now = Files.readAttributes(file, BasicFileAttributes.class);
        return now.size() == size && now.lastModifiedTime().equals(modified);
    }

    private static void checkName(String name) {
        var problems = PortableName.problems(name);
        if (!problems.isEmpty()) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_INVALID_NAME,
                    "'%s' cannot be kept as a name: %s".formatted(Printable.text(name), String.join("; ", problems)));
        }
    }

    private static BasicFileAttributes attributes(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile() && !Files.isReadable(file)) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_PERMISSION, "%s cannot be read".formatted(Printable.path(file)));
            }
            return attributes;
        } catch (IOException e) {
            throw IoFailures.of(e, "read", file);
        }
    }
}
