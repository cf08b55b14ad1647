package org.voicerecorder.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system in memory that is soon full. Only root may make one. */
public final class SmallDisk implements AutoCloseable {
    private static final long MARGIN = 4_000_000;
    private static final int BLOCK = 4_096;

    private final Path root;
    private final Path filler;

    /** Mounts it; a test that needs it must fail where that is not allowed, not be skipped. */
    public SmallDisk(Path root, int megabytes) throws IOException {
        this.root = Files.createDirectory(root);
        this.filler = root.resolve("filler");
        try {
            run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", root.toString());
        } catch (AssertionError e) {
            throw new AssertionError("A small disk (tmpfs) could not be mounted. Run ./verify as root.", e);
        }
    }

    private static void run(String... command) throws IOException {
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new AssertionError(String.join(" ", command) + ": exit status " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public Path root() {
        return root;
    }

    /** Another program takes all that is free, also when others are writing meanwhile. */
    public void fill() throws IOException {
        fillBut(MARGIN);
        try (var out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    /** Another program takes all but so many bytes; it may be asked again for less. */
    public void fillBut(long bytes) throws IOException {
        long held = Files.exists(filler) ? Files.size(filler) : 0;
        long free = Files.getFileStore(root).getUsableSpace() - bytes;
        run("fallocate", "-l", "" + (held + free), filler.toString());
    }

    /** The other program gives its space back. */
    public void free() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", root.toString());
    }
}
