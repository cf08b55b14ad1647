package org.voicerecorder.api;

/**
 * Where long work tells how far it is. Implementations are thread-safe, cheap (called per buffer) and never throw.
 */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (_, _, _, _) -> {};

    /** What is counted. */
    enum Unit {
        BYTES,
        ITEMS,
        MILLISECONDS
    }

    /**
     * Reports that {@code done} of {@code total} are done.
     *
     * @param what a few words for a person, e.g. the file's name
     * @param total -1 when unknown
     */
    void report(String what, long done, long total, Unit unit);
}
