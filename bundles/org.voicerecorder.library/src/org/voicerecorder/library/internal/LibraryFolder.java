package org.voicerecorder.library.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.api.library.LibraryOpener;

/** The folder that is a library: recognised, made, and refused when it is something else. */
final class LibraryFolder implements Library {
    /** What a start that died before it had written the properties may have left in an otherwise empty folder. */
    private static final Set<String> LEFTOVERS =
            Set.of("library.lock", LibraryProperties.FILE_NAME + ".tmp", "lost+found", ".DS_Store");

    private static final Logger LOG = LoggerFactory.getLogger(LibraryFolder.class);

    private final Path root;
    private final String appVersion;

    private LibraryFolder(Path root, String appVersion) {
        this.root = root;
        this.appVersion = appVersion;
    }

    /**
     * Recognises or makes a library whose lock is held.
     *
     * @param listens where the owner listens, for people and tools that look into the file
     */
    static LibraryFolder open(Path root, String appVersion, String listens) {
        try {
            var properties = LibraryProperties.read(root);
            if (properties.isEmpty()) {
                refuseForeignFolder(root);
                makePrivate(root);
            }
            int format = properties.map(p -> p.format(root)).orElse(LibraryOpener.FORMAT_VERSION);
            if (format > LibraryOpener.FORMAT_VERSION) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_LIBRARY_VERSION,
                        "%s has format %d; this program (%s) knows formats up to %d"
                                .formatted(root, format, appVersion, LibraryOpener.FORMAT_VERSION));
            }
            var wanted = properties.orElseGet(LibraryFolder::fresh).with(LibraryProperties.LISTENS, listens);
            if (properties.isEmpty()) {
                wanted.write(root);
            } else if (!properties.get().equals(wanted)) {
                tellWhereWeListen(root, wanted);
            }
            var folder = new LibraryFolder(root, appVersion);
            folder.makeFolders();
            return folder;
        } catch (IOException e) {
            throw explain(root, e);
        }
    }

    /** For people and tools that look into the file; a disk that is full today must not keep anybody out. */
    private static void tellWhereWeListen(Path root, LibraryProperties properties) {
        try {
            properties.write(root);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("The library does not say where its owner listens");
        }
    }

    /** Recordings are private: a new library is its owner's alone. */
    private static void makePrivate(Path root) throws IOException {
        if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static LibraryProperties fresh() {
        return new LibraryProperties(Map.of(
                LibraryProperties.FORMAT,
                String.valueOf(LibraryOpener.FORMAT_VERSION),
                "id",
                UUID.randomUUID().toString(),
                "created",
                Instant.now().toString()));
    }

    private static void refuseForeignFolder(Path root) throws IOException {
        try (var entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                if (!LEFTOVERS.contains(entry.getFileName().toString())) {
                    Files.deleteIfExists(root.resolve("library.lock"));
                    throw new VoiceRecorderException(
                            ErrorCode.ERR_NOT_A_LIBRARY,
                            "%s is not empty and not a library (it holds '%s' and no %s)"
                                    .formatted(root, entry.getFileName(), LibraryProperties.FILE_NAME));
                }
            }
        }
    }

    private void makeFolders() throws IOException {
        for (Path folder : new Path[] {raw(), incoming(), derived(), backups(), logs()}) {
            Files.createDirectories(folder);
        }
    }

    /** Java has no type for this: the message tells, also that of a write, which names no file. */
    private static boolean isDiskFull(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left on device")
                || message.contains("disk quota exceeded")
                || message.contains("not enough space on the disk");
    }

    static VoiceRecorderException explain(Path root, IOException e) {
        String message = "The library %s cannot be opened: %s".formatted(root, e.getMessage());
        if (e instanceof AccessDeniedException) {
            return new VoiceRecorderException(ErrorCode.ERR_PERMISSION, message, e);
        }
        if (isDiskFull(e)) {
            return new VoiceRecorderException(ErrorCode.ERR_DISK_FULL, message, e);
        }
        return new VoiceRecorderException(ErrorCode.ERR_IO, message, e);
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public String appVersion() {
        return appVersion;
    }
}
