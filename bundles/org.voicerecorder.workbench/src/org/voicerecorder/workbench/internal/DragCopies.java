package org.voicerecorder.workbench.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** The folders with the copies that are dragged out of the window. They go when the window closes. Thread-safe. */
public final class DragCopies implements AutoCloseable {
    private final List<Path> folders = new CopyOnWriteArrayList<>();

    /** A new folder, for one drag. */
    public Path folder() throws IOException {
        Path folder = Files.createTempDirectory("voicerecorder-drag");
        folders.add(folder);
        return folder;
    }

    @Override
    public void close() {
        for (Path folder : folders) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                LoggerFactory.getLogger(DragCopies.class).warn("Copies for a drag stay in {}", folder, e);
            }
        }
        folders.clear();
    }
}
