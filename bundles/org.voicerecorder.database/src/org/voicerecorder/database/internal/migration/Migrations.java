package org.voicerecorder.database.internal.migration;

import java.util.List;

/**
 * The history of the schema, oldest first.
 *
 * @param all versions 1, 2, 3 … without gaps
 */
public record Migrations(List<Migration> all) {
    public Migrations {
        all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).version() != i + 1) {
                throw new IllegalArgumentException("Expected version %d, found %s".formatted(i + 1, all.get(i)));
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("A schema has at least one version");
        }
    }

    /** Those of the product. */
    public static Migrations released() {
        return new Migrations(List.of(
                Migration.load(Migrations.class, "V001__recordings.sql"),
                Migration.load(Migrations.class, "V002__markers.sql"),
                Migration.load(Migrations.class, "V003__audio_checks.sql")));
    }

    /** The version this program works with. */
    public int current() {
        return all.size();
    }

    List<Migration> after(int version) {
        return all.subList(version, all.size());
    }
}
