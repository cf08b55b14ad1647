package org.voicerecorder.database.internal.catalog;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.UUID;

/** Ids, 16 bytes each. Immutable once built. */
final class UuidList extends AbstractList<UUID> implements RandomAccess {
    private final long[] words;

    private UuidList(long[] words) {
        this.words = words;
    }

    @Override
    public UUID get(int index) {
        Objects.checkIndex(index, size());
        return new UUID(words[2 * index], words[2 * index + 1]);
    }

    @Override
    public int size() {
        return words.length / 2;
    }

    /** Collects ids. */
    static final class Builder {
        private long[] words = new long[256];
        private int used;

        void add(UUID id) {
            if (used == words.length) {
                words = Arrays.copyOf(words, used + (used >> 1 & ~1) + 2);
            }
            words[used++] = id.getMostSignificantBits();
            words[used++] = id.getLeastSignificantBits();
        }

        UuidList build() {
            return new UuidList(Arrays.copyOf(words, used));
        }
    }
}
