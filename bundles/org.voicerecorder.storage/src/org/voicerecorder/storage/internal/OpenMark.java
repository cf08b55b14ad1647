package org.voicerecorder.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.audio.io.FileIo;

/**
 * An empty file, {@code incoming/.open}: as long as it is there, a stored file may lack its row, and the start looks at
 * every one. It is made and forced before the first file gets its final name, so that it outlives a power failure
 * whenever the file does, and goes at a clean end. Who only reads never makes it. Thread-safe.
 */
@Component(service = OpenMark.class)
public final class OpenMark {
    private final Path file;
    private final FileIo io;
    private boolean forced;
    private boolean kept;

    /** @param io how the disk is written; the real disk when no service is there */
    @Activate
    public OpenMark(@Reference Library library, @Reference(cardinality = ReferenceCardinality.OPTIONAL) FileIo io) {
        this.file = library.incoming().resolve(".open");
        this.io = Optional.ofNullable(io).orElseGet(FileIo::disk);
    }

    /** Whether the last end was not clean, or something has come in since. */
    boolean isThere() {
        return Files.exists(file);
    }

    /** The mark is on the disk when this returns. Costs something the first time only. */
    synchronized void make() throws IOException {
        if (forced) {
            return;
        }
        if (!isThere()) {
            io.create(file).close();
        }
        // Also when it was there: whoever made it may have died before it was forced.
        io.forceDirectory(file.getParent());
        forced = true;
    }

    /** Something is still to be put right: the mark stays, and the next start looks again. */
    synchronized void keep() throws IOException {
        kept = true;
        make();
    }

    /** A clean end. */
    synchronized void remove() throws IOException {
        if (!kept) {
            io.delete(file);
            forced = false;
        }
    }
}
