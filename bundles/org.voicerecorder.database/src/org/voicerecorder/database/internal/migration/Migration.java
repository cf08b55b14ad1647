package org.voicerecorder.database.internal.migration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One step of the schema's history. Once released a script never changes.
 *
 * @param version counts from 1 without gaps
 * @param name of the script, {@code V001__what_it_does.sql}
 * @param sql statements, each ended by a semicolon at the end of a line; whole-line comments begin with two dashes
 */
public record Migration(int version, String name, String sql) {
    private static final Pattern NAME = Pattern.compile("V(\\d{3,})__\\w+\\.sql");

    /** Reads a script that lies beside a class. */
    public static Migration load(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("No script " + name + " beside " + beside);
            }
            return of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    public static Migration of(String name, String sql) {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not the name of a migration: " + name);
        }
        return new Migration(Integer.parseInt(matcher.group(1)), name, sql);
    }

    /** SHA-256 of the script, so that a script changed after its release is noticed. */
    public String checksum() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(sql.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    List<String> statements() {
        var statements = new ArrayList<String>();
        var statement = new StringBuilder();
        for (String line : sql.lines().toList()) {
            if (line.isBlank() || line.stripLeading().startsWith("--")) {
                continue;
            }
            statement.append(line).append('\n');
            if (line.stripTrailing().endsWith(";")) {
                statements.add(statement.substring(0, statement.lastIndexOf(";")));
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalArgumentException(name + " ends within a statement");
        }
        return statements;
    }
}
