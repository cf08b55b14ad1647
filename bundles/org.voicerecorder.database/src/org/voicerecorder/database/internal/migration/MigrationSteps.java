package org.voicerecorder.database.internal.migration;

/** Hears of every step of a migration, so that a test can end the process at each of them. */
@FunctionalInterface
public interface MigrationSteps {
    /** Tells nobody. */
    MigrationSteps NONE = _ -> {};

    void reached(String step);
}
