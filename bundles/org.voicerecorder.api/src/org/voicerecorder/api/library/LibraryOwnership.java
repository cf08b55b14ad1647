package org.voicerecorder.api.library;

import java.nio.file.Path;

/**
 * Makes this process the owner of a library that was chosen after its start: takes the lock, then listens for the
 * commands of others. What it owned before it gives up. The service is there where the process was started by the
 * program's own launcher. Thread-safe.
 */
public interface LibraryOwnership {
    /**
     * Takes a library, made when the folder is missing. Taking what is owned already does nothing. May wait some seconds
     * for another process that is ending.
     *
     * @throws org.voicerecorder.api.VoiceRecorderException {@code ERR_LIBRARY_LOCKED}, {@code ERR_NOT_A_LIBRARY},
     *     {@code ERR_PERMISSION}, {@code ERR_IO}
     */
    void take(Path folder);
}
