package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.voicerecorder.audio.io.FileIo;

/** Small text files that are there completely or not at all, also after a power failure. */
public final class DurableText {
    private DurableText() {}

    /**
     * Writes the file; an existing one is replaced. Its content is forced; its name survives a power failure once
     * somebody has forced the folder.
     */
    public static void write(FileIo io, Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        io.delete(temporary);
        try (var out = io.create(temporary)) {
            out.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        io.moveAtomically(temporary, file);
    }
}
