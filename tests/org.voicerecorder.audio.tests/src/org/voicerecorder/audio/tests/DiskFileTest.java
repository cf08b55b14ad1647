package org.voicerecorder.audio.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voicerecorder.audio.io.FileIo;
import org.voicerecorder.audio.io.WritableFile;

/** A file of the real disk, written by two threads as a take is. */
class DiskFileTest {
    private static final int HEADER = 8;
    private static final int BLOCKS = 300_000;

    @TempDir
    Path folder;

    /** A header patched while audio is appended must never make the next block overwrite the last one. */
    @Test
    void whatIsAppendedWhileTheHeaderIsPatchedIsAllThere() throws Exception {
        Path path = folder.resolve("take");
        var done = new AtomicBoolean();
        try (WritableFile file = FileIo.disk().create(path)) {
            file.append(ByteBuffer.allocate(HEADER));
            CompletableFuture<Void> patching = CompletableFuture.runAsync(() -> patch(file, done));
            for (long i = 0; i < BLOCKS; i++) {
                file.append(ByteBuffer.allocate(Long.BYTES).putLong(0, i));
            }
            done.set(true);
            patching.join();
        }
        LongBuffer read = ByteBuffer.wrap(Files.readAllBytes(path))
                .position(HEADER)
                .slice()
                .asLongBuffer();
        assertEquals(BLOCKS, read.remaining());
        for (int i = 0; i < BLOCKS; i++) {
            assertEquals(i, read.get(i));
        }
    }

    private static void patch(WritableFile file, AtomicBoolean done) {
        try {
            while (!done.get()) {
                file.write(ByteBuffer.allocate(HEADER), 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
