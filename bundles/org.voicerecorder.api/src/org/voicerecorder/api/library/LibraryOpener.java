package org.voicerecorder.api.library;

import java.nio.file.Path;

/** Opens the one library of this process: lock, format version, folders, then the {@link Library} service. */
public interface LibraryOpener {
    /** The format of libraries this program writes and reads. */
    int FORMAT_VERSION = 1;

    /**
     * Opens a library, made first when the folder is empty or missing. Opening the open library again does nothing.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_LIBRARY_LOCKED}, {@code ERR_LIBRARY_VERSION},
     *     {@code ERR_NOT_A_LIBRARY}, {@code ERR_PERMISSION}, {@code ERR_DISK_FULL}
     */
    Library open(Path root);

    /** Closes what is open: the services that depend on it stop first, the lock goes last. */
    void close();
}
