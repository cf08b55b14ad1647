package org.voicerecorder.database.internal.catalog;

import java.util.Comparator;
import java.util.UUID;
import org.voicerecorder.api.catalog.RecordingOrder;

/** An order as the database knows it: a column, ties by id, and the index that holds both. */
record Ordering(RecordingOrder order) {
    /** The order of 16 bytes, which is that of the hexadecimal text too; {@link UUID#compareTo} has another. */
    static final Comparator<UUID> BY_ID = (a, b) -> {
        int most = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return most != 0 ? most : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    String column() {
        return switch (order.field()) {
            case CREATED -> "r.created_at";
            case TITLE -> "r.title_sort";
            case DURATION -> "r.duration_ns";
            case SIZE -> "r.size_bytes";
        };
    }

    boolean isText() {
        return order.field() == RecordingOrder.Field.TITLE;
    }

    /** Names the index to Derby, whose optimizer does not know that only the first rows are wanted. */
    String hint() {
        String field =
                switch (order.field()) {
                    case CREATED -> "created";
                    case TITLE -> "title";
                    case DURATION -> "duration";
                    case SIZE -> "size";
                };
        return " --DERBY-PROPERTIES index=recording_%s_%s%n"
                .formatted(field, order.descending() ? "desc" : "asc")
                .replace("\r\n", "\n");
    }

    String clause() {
        String direction = order.descending() ? " DESC" : "";
        return " ORDER BY " + column() + direction + ", r.id" + direction;
    }

    /** Where the rows after a position begin; the first part is what the index is entered by. */
    void after(Position position, Sql sql) {
        String beyond = order.descending() ? " < ?" : " > ?";
        sql.add(" AND " + column() + beyond.replace(" ?", "= ?"), position.key())
                .add(" AND (" + column() + beyond, position.key())
                .add(" OR r.id" + beyond + ")", Values.bytes(position.id()));
    }
}
