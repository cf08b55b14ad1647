package org.voicerecorder.database.derby.internal;

import java.nio.file.Path;

/**
 * What Derby's engine reads from system properties when it starts, once per process. Durability stays as Derby has it:
 * every commit is forced to disk.
 */
final class DerbyEngine {
    private DerbyEngine() {}

    /**
     * Prepares the start of the engine; what somebody set on the command line stays.
     *
     * @param home where Derby looks for {@code derby.properties} and for databases with a relative name: otherwise that
     *     would be the current folder, which may be anybody's
     */
    static synchronized void prepare(Path home) {
        setDefault("derby.system.home", home.toString());
        // Only while Derby has no file of its own: both at once is an error to it.
        if (System.getProperty("derby.stream.error.file") == null) {
            setDefault("derby.stream.error.field", DerbyLog.class.getName() + ".STREAM");
        }
        // Nobody waits a minute for a lock, a person least of all; transactions here take milliseconds.
        setDefault("derby.locks.waitTimeout", "10");
        setDefault("derby.locks.deadlockTimeout", "2");
        // Pages, 8 KiB each in our tables: 32 MB at most, taken only when they are read.
        setDefault("derby.storage.pageCacheSize", "4000");
        // Cached statements: compiling one takes Derby longer than running it.
        setDefault("derby.language.statementCacheSize", "200");
    }

    private static void setDefault(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
