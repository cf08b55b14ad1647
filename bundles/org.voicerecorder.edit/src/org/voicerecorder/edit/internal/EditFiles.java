package org.voicerecorder.edit.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.audio.io.FileIo;

/** The library's folder {@code edits}: what people did, which cannot be made anew. */
final class EditFiles {
    static final String JOURNAL = ".journal";
    static final String PROVENANCE = ".provenance";

    private EditFiles() {}

    static Path journal(Library library, UUID recording) {
        return library.edits().resolve(recording + JOURNAL);
    }

    static Path provenance(Library library, UUID recording) {
        return library.edits().resolve(recording + PROVENANCE);
    }

    /** Makes the folder; its name is on the disk when this returns. */
    static void makeFolder(Library library, FileIo io) throws IOException {
        if (!Files.isDirectory(library.edits())) {
            Files.createDirectories(library.edits());
            io.forceDirectory(library.root());
        }
    }

    /** Writes a file that is there completely or not at all, also after a power failure. */
    static void write(FileIo io, Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        io.delete(temporary);
        try (var out = io.create(temporary)) {
            out.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        } catch (IOException e) {
            try {
                io.delete(temporary);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        io.moveAtomically(temporary, file);
        io.forceDirectory(file.toAbsolutePath().getParent());
    }

    /** The files of the folder whose names end so, by the recording they belong to. */
    static Map<UUID, Path> list(Library library, String suffix) throws IOException {
        var found = new LinkedHashMap<UUID, Path>();
        if (!Files.isDirectory(library.edits())) {
            return found;
        }
        var names = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(library.edits(), "*" + suffix)) {
            files.forEach(names::add);
        }
        for (Path file : names) {
            String name = file.getFileName().toString();
            String stem = name.substring(0, name.length() - suffix.length());
            if (stem.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                found.put(UUID.fromString(stem), file);
            }
        }
        return found;
    }
}
