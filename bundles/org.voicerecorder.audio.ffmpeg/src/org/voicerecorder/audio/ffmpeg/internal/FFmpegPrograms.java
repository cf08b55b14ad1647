package org.voicerecorder.audio.ffmpeg.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/**
 * Finds {@code ffmpeg} and {@code ffprobe}: in the folder that the system property {@value #FOLDER_PROPERTY} names, else
 * in a cache of the user's into which they are unpacked once. The cache folder is named by the checksum of its content's
 * checksums and gets its name when it is complete, so that two programs may unpack at once and a new version never
 * changes the files of a running one.
 *
 * <p>A platform is a folder of resources beside this class, {@code <os>-<arch>/}, with a list {@code <os>-<arch>.sha256};
 * a fragment of this bundle may bring another.
 */
final class FFmpegPrograms {
    static final String FOLDER_PROPERTY = "voicerecorder.ffmpeg.dir";

    private static final Logger LOG = LoggerFactory.getLogger(FFmpegPrograms.class);

    private Path folder;

    Path ffmpeg() {
        return program("ffmpeg");
    }

    Path ffprobe() {
        return program("ffprobe");
    }

    private Path program(String name) {
        String file = isWindows() ? name + ".exe" : name;
        Path program = folder().resolve(file);
        if (!Files.isExecutable(program)) {
            forget();
            program = folder().resolve(file);
        }
        if (!Files.isExecutable(program)) {
            throw new VoiceRecorderException(ErrorCode.ERR_AUDIO_TOOL, "%s is not a program".formatted(program));
        }
        return program;
    }

    private synchronized void forget() {
        folder = null;
    }

    private synchronized Path folder() {
        if (folder == null) {
            String given = System.getProperty(FOLDER_PROPERTY);
            try {
                folder = given == null || given.isBlank()
                        ? unpacked()
                        : Path.of(given).toAbsolutePath();
            } catch (IOException e) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_AUDIO_TOOL, "The audio tools could not be unpacked: " + e.getMessage(), e);
            }
        }
        return folder;
    }

    /** {@code linux-x86_64}, {@code macosx-aarch64}, {@code windows-x86_64} and the like. */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String family = os.contains("win") ? "windows" : os.contains("mac") ? "macosx" : "linux";
        return family + "-" + (arch.equals("amd64") ? "x86_64" : arch);
    }

    private static boolean isWindows() {
        return platform().startsWith("windows");
    }

    private static Path unpacked() throws IOException {
        String list = list();
        Path cache = cache();
        Path target = cache.resolve(
                "ffmpeg-" + sha256(list.getBytes(StandardCharsets.UTF_8)).substring(0, 16));
        if (!isComplete(list, target)) {
            deleteFolder(target);
            unpack(list, cache, target);
        }
        return target;
    }

    /** Cleaners of caches delete single files. */
    private static boolean isComplete(String list, Path target) {
        return list.lines().allMatch(line -> Files.isReadable(target.resolve(line.split(" +\\*?", 2)[1])));
    }

    private static String list() throws IOException {
        try (InputStream in = FFmpegPrograms.class.getResourceAsStream(platform() + ".sha256")) {
            if (in == null) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_AUDIO_TOOL,
                        "FFmpeg does not come with the program for " + platform(),
                        "Install FFmpeg and name its folder in the system property " + FOLDER_PROPERTY + ".",
                        null);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void unpack(String list, Path cache, Path target) throws IOException {
        Path part = cache.resolve("part-" + UUID.randomUUID());
        Files.createDirectory(part, ownerOnly(part));
        try {
            for (String line : list.lines().toList()) {
                String[] sumAndName = line.split(" +\\*?", 2);
                unpackFile(sumAndName[1], sumAndName[0], part);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            LOG.atInfo().addKeyValue("folder", target).log("Unpacked FFmpeg");
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            LOG.atDebug().addKeyValue("folder", target).log("Another program was quicker to unpack FFmpeg");
        } finally {
            deleteFolder(part);
        }
    }

    private static void unpackFile(String name, String sum, Path folder) throws IOException {
        Path file = folder.resolve(name);
        MessageDigest digest = digest();
        try (InputStream in = FFmpegPrograms.class.getResourceAsStream(platform() + "/" + name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the program");
            }
            Files.copy(new DigestInputStream(in, digest), file);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sum)) {
            throw new IOException(name + " is damaged");
        }
        if (!file.toFile().setExecutable(true, true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** The user's cache folder, owner-only; where there is no home that can be written, a temporary one. */
    private static Path cache() throws IOException {
        List<Path> candidates = new ArrayList<>();
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .ifPresent(candidates::add);
        Path home = Path.of(System.getProperty("user.home"));
        candidates.add(
                switch (platform().charAt(0)) {
                    case 'w' ->
                        Optional.ofNullable(System.getenv("LOCALAPPDATA"))
                                .map(Path::of)
                                .orElse(home);
                    case 'm' -> home.resolve("Library/Caches");
                    default -> home.resolve(".cache");
                });
        IOException last = null;
        for (Path candidate : candidates) {
            try {
                Path cache = candidate.resolve("voicerecorder");
                Files.createDirectories(candidate);
                if (!Files.isDirectory(cache)) {
                    Files.createDirectories(cache, ownerOnly(candidate));
                }
                if (Files.isWritable(cache)) {
                    return cache;
                }
            } catch (IOException e) {
                last = e;
            }
        }
        LOG.atWarn().setCause(last).log("No cache folder can be written; FFmpeg is unpacked into a temporary one");
        return Files.createTempDirectory("voicerecorder-");
    }

    private static FileAttribute<?>[] ownerOnly(Path near) {
        boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
