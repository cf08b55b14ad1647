package org.voicerecorder.audio.io;

import java.io.IOException;
import java.nio.file.Path;
import org.voicerecorder.audio.internal.DiskFileIo;

/**
 * Everything that takes and ingest do to the disk when a crash matters: the seam where tests drop or tear what was not
 * forced and let the disk run full. Thread-safe; the files it opens are not.
 *
 * <p>What survives a power loss: the content of a file up to its last {@link WritableFile#force}, and names (created,
 * moved, deleted) up to the last {@link #forceDirectory} of their folder.
 */
public interface FileIo {
    /** The real disk. */
    static FileIo disk() {
        return DiskFileIo.INSTANCE;
    }

    /**
     * Creates an empty file and opens it.
     *
     * @throws java.nio.file.FileAlreadyExistsException when something has that name
     */
    WritableFile create(Path file) throws IOException;

    /** Opens an existing file for changes in place; {@link WritableFile#append} goes on at its end. */
    WritableFile open(Path file) throws IOException;

    /** Gives a file its final name in one step, in the same file system; an existing target is replaced. */
    void moveAtomically(Path from, Path to) throws IOException;

    /** Deletes a file; nothing happens when it is not there. */
    void delete(Path file) throws IOException;

    /** Makes the names in a folder survive a power loss; does nothing where the system cannot (Windows). */
    void forceDirectory(Path directory) throws IOException;
}
