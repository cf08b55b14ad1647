package org.voicerecorder.api.library;

import java.nio.file.Path;

/**
 * The library this process owns. The service is there exactly as long as the library is open; everything that works on
 * a library depends on it. All paths are absolute.
 */
public interface Library {
    /** The folder that is the library. */
    Path root();

    /** The database's folder. */
    default Path database() {
        return root().resolve("db");
    }

    /** Stored audio, one file per recording, named by its id; never changed once there. */
    default Path raw() {
        return root().resolve("recordings").resolve("raw");
    }

    /** Files on their way in: copies being made and takes being recorded. */
    default Path incoming() {
        return root().resolve("recordings").resolve("incoming");
    }

    /** What can be made anew at any time: peaks, previews, the search index. */
    default Path derived() {
        return root().resolve("derived");
    }

    default Path backups() {
        return root().resolve("backups");
    }

    default Path logs() {
        return root().resolve("logs");
    }

    /** The program's version that has the library open. */
    String appVersion();
}
