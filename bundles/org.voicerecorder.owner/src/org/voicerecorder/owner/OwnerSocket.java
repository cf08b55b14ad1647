package org.voicerecorder.owner;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The socket on which an owner listens. It is bound before the program behind it is ready, so that early guests wait in
 * the backlog instead of failing. There is no fallback to loopback addresses: any user of the machine could connect.
 */
public final class OwnerSocket implements AutoCloseable {
    private static final int BACKLOG = 128;
    /** {@code sun_path} holds 104 to 108 bytes, depending on the system, with the final zero. */
    private static final int MAX_PATH_BYTES = 100;

    private final Path path;
    private final ServerSocketChannel channel;

    private OwnerSocket(Path path, ServerSocketChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Listens for guests and announces it in the lock file.
     *
     * @param lock held by this process; only its holder may remove a socket that a dead owner left
     * @throws IOException where Unix domain sockets do not work; the owner then serves no guests
     */
    public static OwnerSocket bind(LibraryLock lock, Map<String, String> environment) throws IOException {
        Path path = path(lock, environment);
        Files.deleteIfExists(path);
        ServerSocketChannel channel;
        try {
            channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (UnsupportedOperationException e) {
            throw new IOException("This system has no Unix domain sockets", e);
        }
        try {
            channel.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            lock.announce(path);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new OwnerSocket(path, channel);
    }

    public Path path() {
        return path;
    }

    ServerSocketChannel channel() {
        return channel;
    }

    /** Stops listening and removes the socket; who waits in the backlog is turned away. Call it before the lock goes. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        }
    }

    /** In the user's runtime folder, or in the temporary folder when there is none or its path is too long. */
    private static Path path(LibraryLock lock, Map<String, String> environment) throws IOException {
        String name = name(lock.library()) + ".sock";
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isEmpty() && Path.of(runtime).isAbsolute() && Files.isWritable(Path.of(runtime))) {
            Path path = folder(Path.of(runtime)).resolve(name);
            if (fits(path)) {
                return path;
            }
        }
        Path path = folder(Path.of(System.getProperty("java.io.tmpdir"))).resolve(name);
        if (!fits(path)) {
            throw new IOException("The path is too long for a socket: " + path);
        }
        return path;
    }

    private static boolean fits(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_PATH_BYTES;
    }

    private static Path folder(Path base) throws IOException {
        String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
        Path folder = base.resolve("voicerec-" + user);
        if (!base.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(folder);
        }
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (java.nio.file.FileAlreadyExistsException e) {
                // Another owner made it just now; what it is is checked below.
                return checked(folder);
            }
        }
        return checked(folder);
    }

    /** In a folder that everybody may write to somebody else could have been first. */
    private static Path checked(Path folder) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        var attributes = view.readAttributes();
        String permissions = PosixFilePermissions.toString(attributes.permissions());
        Path probe = Files.createTempFile(folder, "owner", null);
        try {
            if (!attributes.isDirectory()
                    || !permissions.endsWith("------")
                    || !Files.getOwner(probe).equals(attributes.owner())) {
                throw new IOException(folder + " is not a folder of this user alone; remove it");
            }
        } finally {
            Files.delete(probe);
        }
        return folder;
    }

    private static String name(Path library) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(library.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
