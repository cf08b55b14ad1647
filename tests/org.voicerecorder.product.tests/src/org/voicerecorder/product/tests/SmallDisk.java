package org.voicerecorder.product.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory that is soon full. Only root may make one. */
final class SmallDisk implements AutoCloseable {
    private final Path root;
    private final Path filler;

    /** Mounts it; a test that needs it must fail where that is not allowed, not be skipped. */
    SmallDisk(Path root, int megabytes) throws IOException {
        this.root = Files.createDirectory(root);
        this.filler = root.resolve("filler");
        try {
            Tools.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", root.toString());
        } catch (AssertionError e) {
            throw new AssertionError("A small disk (tmpfs) could not be mounted. Run ./verify as root.", e);
        }
    }

    Path root() {
        return root;
    }

    /** Another program takes all that is free. */
    void fill() throws IOException {
        fillBut(0);
    }

    /** Another program takes all but so many bytes. */
    void fillBut(long bytes) throws IOException {
        long length = Files.exists(filler) ? Files.size(filler) : 0;
        long free = Files.getFileStore(root).getUsableSpace() - bytes;
        if (free > 0) {
            Tools.run("fallocate", "-l", "" + (length + free), filler.toString());
        }
        if (bytes == 0 && Files.getFileStore(root).getUsableSpace() > 0) {
            fillBut(0);
        }
    }

    /** The other program gives its space back. */
    void free() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException {
        Tools.run("umount", "-l", root.toString());
    }
}
