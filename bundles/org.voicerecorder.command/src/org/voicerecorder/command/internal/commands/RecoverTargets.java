package org.voicerecorder.command.internal.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.audio.io.IoFailures;
import org.voicerecorder.command.internal.Invocation;

/** Where mended copies go: the file or folder that was named, else beside the original. */
final class RecoverTargets {
    private static final int LONGEST_NAME = 255;
    private static final String END = ".recovered";

    private final Invocation invocation;
    private final Optional<Path> output;
    private final Optional<Path> folder;
    private final boolean add;
    private final Set<Path> taken = new HashSet<>();

    RecoverTargets(Invocation invocation, Optional<String> output, Optional<String> folder, boolean add) {
        this.invocation = invocation;
        this.output = output.map(invocation::path);
        this.folder = folder.map(invocation::path);
        this.add = add;
    }

    /** Whether a copy is to stay outside the library. */
    boolean isWanted() {
        return !add || output.isPresent() || folder.isPresent();
    }

    /** Where the copy of a file goes. Makes the folder that was named. */
    Path of(Path file) {
        Path target = output.orElseGet(() -> inFolder(file));
        refuseLibrary(target);
        return target;
    }

    private Path inFolder(Path file) {
        Path into = folder.orElse(file.getParent());
        if (folder.isPresent()) {
            refuseLibrary(into);
            make(into);
        } else if (!Files.isWritable(into)) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_PERMISSION,
                    "The folder of %s cannot be written to".formatted(file),
                    "Name another one for the copy with --output-folder.",
                    null);
        }
        Path target = into.resolve(fit(stem(file), END + ".wav"));
        // Two files of the same name from different folders: neither may take the other's place.
        for (int i = 2; !taken.add(target); i++) {
            target = into.resolve(fit(stem(file), "%s (%d).wav".formatted(END, i)));
        }
        return target;
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw IoFailures.of(e, "make the folder", folder);
        }
    }

    /** The library that is open, and any other: nothing but it writes into its folders. */
    private void refuseLibrary(Path target) {
        invocation.services().ifPresent(Library.class).ifPresent(library -> library.requireOutside(target));
        for (Path at = target.getParent(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("library.properties")) && Files.isDirectory(at.resolve("recordings"))) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_INVALID_ARGUMENT,
                        "%s lies in the folder of a library".formatted(target),
                        "Name another folder with --output-folder.",
                        null);
            }
        }
    }

    /** The name without its extension. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        boolean extension =
                dot > 0 && name.substring(dot + 1).toLowerCase(Locale.ROOT).matches("[a-z0-9]{1,5}");
        return extension ? name.substring(0, dot) : name;
    }

    private static String fit(String stem, String end) {
        String fitting = stem;
        while ((fitting + end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
        }
        return fitting + end;
    }
}
