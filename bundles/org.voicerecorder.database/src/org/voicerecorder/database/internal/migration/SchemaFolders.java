package org.voicerecorder.database.internal.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voicerecorder.api.ErrorCode;
import org.voicerecorder.api.VoiceRecorderException;
import org.voicerecorder.api.library.Library;
import org.voicerecorder.database.internal.DerbyDatabase;
import org.voicerecorder.database.internal.Failures;

/**
 * Brings the database of a library to the current schema. The database lies in {@code db/derby-<version of its schema>};
 * a new version is made beside the old one and comes into force by one atomic rename, so that a process that ends at any
 * step leaves one whole database:
 *
 * <ol>
 *   <li>{@code derby-2.unfinished} is made as a copy of the closed {@code derby-1} (or empty), scripts run in it, it is
 *       closed and forced to disk. Whatever ends here leaves {@code derby-1} as it was, byte by byte.
 *   <li>It is renamed to {@code derby-2}: from now on this is the database.
 *   <li>{@code derby-1} goes to {@code backups/migration-1-<time>}. If the process ends before, the next start does it.
 * </ol>
 *
 * The folder's name tells the version before Derby starts, which would write to it.
 */
public final class SchemaFolders {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaFolders.class);
    private static final String UNFINISHED = ".unfinished";
    private static final Pattern NAME = Pattern.compile("derby-(\\d{1,9})");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Library library;
    private final DerbyDatabase derby;
    private final Migrations migrations;
    private final MigrationSteps steps;
    private final MigrationRunner runner;

    public SchemaFolders(Library library, DerbyDatabase derby, Migrations migrations, MigrationSteps steps) {
        this.library = library;
        this.derby = derby;
        this.migrations = migrations;
        this.steps = steps;
        this.runner = new MigrationRunner(migrations, library.appVersion(), steps);
    }

    /**
     * Makes or upgrades the database where necessary.
     *
     * @return the folder of the database in the current version, closed unless it was already checked
     * @throws VoiceRecorderException {@code ERR_LIBRARY_VERSION} when it is newer than this program (nothing is
     *     touched), {@code ERR_MIGRATION} when a script failed (the database is as before), {@code ERR_DISK_FULL},
     *     {@code ERR_DATABASE} when the folder is gone and the audio is not (nothing is touched)
     */
    public Path prepare() {
        try {
            refuseToForget();
            Files.createDirectories(library.database());
            SortedMap<Integer, Path> versions = versions();
            int newest = versions.isEmpty() ? 0 : versions.lastKey();
            if (newest > migrations.current()) {
                throw new VoiceRecorderException(
                        ErrorCode.ERR_LIBRARY_VERSION,
                        "The database has version %d, this program knows %d".formatted(newest, migrations.current()));
            }
            deleteUnfinished();
            if (newest < migrations.current()) {
                upgrade(newest, versions.get(newest));
                versions = versions();
            }
            for (var old : versions.headMap(versions.lastKey()).entrySet()) {
                archive(old.getKey(), old.getValue());
            }
            return folder(migrations.current());
        } catch (IOException e) {
            throw Failures.io("The database folder %s cannot be prepared".formatted(library.database()), e);
        }
    }

    /** A library that lost its database is no new one: with an empty database its recordings would seem gone. */
    private void refuseToForget() throws IOException {
        if (Files.exists(library.database()) || !Files.isDirectory(library.raw())) {
            return;
        }
        long stored;
        try (var files = Files.list(library.raw())) {
            stored = files.filter(
                            file -> Library.isStoredName(file.getFileName().toString()))
                    .count();
        }
        if (stored > 0) {
            throw new VoiceRecorderException(
                    ErrorCode.ERR_DATABASE,
                    "The library's database folder %s is missing, though %s there"
                            .formatted(
                                    library.database(), stored == 1 ? "1 audio file is" : stored + " audio files are"),
                    "Put the folder 'db' back from a copy of the library. Without one, make an empty folder 'db':"
                            + " the audio then comes in as recovered recordings.",
                    null);
        }
    }

    /** Checks, on an open connection, that the scripts that ran are the ones this program has. */
    public void check(java.sql.Connection connection) throws SQLException {
        runner.check(connection, migrations.current());
    }

    private void upgrade(int from, Path old) throws IOException {
        Path unfinished = library.database().resolve("derby-" + migrations.current() + UNFINISHED);
        if (from > 0) {
            LOG.atInfo()
                    .addKeyValue("from", from)
                    .addKeyValue("to", migrations.current())
                    .log("Upgrading the database");
            Folders.copy(old, unfinished);
            steps.reached("copied");
        }
        try {
            runScripts(unfinished, from);
        } catch (SQLException | IllegalArgumentException e) {
            Folders.delete(unfinished);
            throw failed(from, e);
        }
        steps.reached("closed");
        Folders.force(unfinished);
        steps.reached("forced");
        Folders.rename(unfinished, folder(migrations.current()));
        steps.reached("renamed");
    }

    private void runScripts(Path folder, int from) throws SQLException {
        try (var connection = derby.source(folder, from == 0).getConnection()) {
            runner.run(connection, from);
        } finally {
            derby.shutdown(folder);
        }
    }

    private VoiceRecorderException failed(int from, Exception e) {
        if (e instanceof SQLException sql && Failures.isDiskFull(sql)) {
            return new VoiceRecorderException(
                    ErrorCode.ERR_DISK_FULL, "The disk is full; the database was left as it was", e);
        }
        return new VoiceRecorderException(
                ErrorCode.ERR_MIGRATION,
                "The database could not be brought from version %d to %d: %s"
                        .formatted(from, migrations.current(), e.getMessage()),
                e);
    }

    /** Keeps the database of before the upgrade. */
    private void archive(int version, Path folder) throws IOException {
        Path backup = library.backups().resolve("migration-%d-%s".formatted(version, TIME.format(Instant.now())));
        Files.createDirectories(library.backups());
        Folders.move(folder, backup);
        steps.reached("archived");
        LOG.atInfo().addKeyValue("backup", backup).log("Kept the database of before the upgrade");
    }

    private void deleteUnfinished() throws IOException {
        for (Path path : children()) {
            if (path.getFileName().toString().endsWith(UNFINISHED)) {
                LOG.atWarn().addKeyValue("folder", path).log("Removing what an interrupted upgrade left");
                Folders.delete(path);
            }
        }
    }

    private SortedMap<Integer, Path> versions() throws IOException {
        SortedMap<Integer, Path> versions = new TreeMap<>();
        for (Path path : children()) {
            var matcher = NAME.matcher(path.getFileName().toString());
            if (matcher.matches()) {
                versions.put(Integer.valueOf(matcher.group(1)), path);
            }
        }
        return versions;
    }

    private List<Path> children() throws IOException {
        try (var children = Files.list(library.database())) {
            return children.toList();
        }
    }

    private Path folder(int version) {
        return library.database().resolve("derby-" + version);
    }
}
