package org.voicerecorder.database.internal.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Ids in portions for {@code IN (?, …)}. A portion is filled up by repeating its last id to one of a few sizes, so that
 * the database compiles a few statements instead of one for every number of ids.
 */
final class IdChunks {
    static final int MOST = 500;

    private static final int[] SIZES = {1, 10, 100, MOST};

    private IdChunks() {}

    static List<List<UUID>> of(Collection<UUID> ids) {
        List<UUID> all = List.copyOf(ids);
        var chunks = new ArrayList<List<UUID>>();
        for (int i = 0; i < all.size(); i += MOST) {
            chunks.add(all.subList(i, Math.min(i + MOST, all.size())));
        }
        return chunks;
    }

    /** A chunk, filled up. */
    static List<byte[]> filled(List<UUID> chunk) {
        var bytes = new ArrayList<byte[]>(chunk.stream().map(Values::bytes).toList());
        int size = size(chunk.size());
        while (bytes.size() < size) {
            bytes.add(bytes.getLast());
        }
        return bytes;
    }

    /** The condition that the row {@code r} is one of a chunk. */
    static void condition(List<UUID> chunk, Sql sql) {
        List<byte[]> ids = filled(chunk);
        sql.add(" AND r.id IN (" + "?, ".repeat(ids.size() - 1) + "?)", ids.toArray());
    }

    private static int size(int wanted) {
        for (int size : SIZES) {
            if (wanted <= size) {
                return size;
            }
        }
        throw new IllegalArgumentException("More than " + MOST + " ids at once");
    }
}
