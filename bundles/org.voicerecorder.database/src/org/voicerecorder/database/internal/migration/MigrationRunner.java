package org.voicerecorder.database.internal.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;

/** Runs the scripts of the schema on a connection and checks which have run. Every script is one transaction. */
final class MigrationRunner {
    private final Migrations migrations;
    private final String appVersion;
    private final MigrationSteps steps;

    MigrationRunner(Migrations migrations, String appVersion, MigrationSteps steps) {
        this.migrations = migrations;
        this.appVersion = appVersion;
        this.steps = steps;
    }

    /** Brings a database from a version (0: empty) to the current one. */
    void run(Connection connection, int from) throws SQLException {
        if (from > 0) {
            check(connection, from);
        }
        connection.setAutoCommit(false);
        for (Migration migration : migrations.after(from)) {
            apply(connection, migration);
        }
        connection.setAutoCommit(true);
    }

    private void apply(Connection connection, Migration migration) throws SQLException {
        List<String> statements = migration.statements();
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        try (var insert = connection.prepareStatement("INSERT INTO schema_version"
                + " (version, name, checksum, applied_at, app_version) VALUES (?, ?, ?, ?, ?)")) {
            insert.setInt(1, migration.version());
            insert.setString(2, migration.name());
            insert.setString(3, migration.checksum());
            insert.setLong(4, Instant.now().toEpochMilli() * 1000);
            insert.setString(5, appVersion);
            insert.executeUpdate();
        }
        steps.reached("script " + migration.version());
        connection.commit();
        steps.reached("committed " + migration.version());
    }

    /**
     * Checks that the scripts that ran are those this program knows.
     *
     * @throws VoiceRecorderException {@code ERR_MIGRATION} when one was changed after it had run
     */
    void check(Connection connection, int version) throws SQLException {
        Map<Integer, String> applied = new HashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT version, checksum FROM schema_version")) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getString(2));
            }
        }
        for (Migration migration : migrations.all().subList(0, version)) {
            if (!migration.checksum().equals(applied.get(migration.version()))) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_MIGRATION,
                        "The database was made by another script than %s of this program".formatted(migration.name()),
                        "Nothing was changed. Install the version of the program that made the library.",
                        null);
            }
        }
        if (applied.size() != version) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_MIGRATION,
                    "The database has run %d scripts, its folder says %d".formatted(applied.size(), version));
        }
    }
}
