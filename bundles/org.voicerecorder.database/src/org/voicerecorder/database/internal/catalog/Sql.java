package org.voicerecorder.database.internal.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A query under construction: text and parameters side by side, so that no value ever gets into the text. */
final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    Sql add(String part, Object... values) {
        text.append(part);
        Collections.addAll(parameters, values);
        return this;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes rows, one after the other. */
    @FunctionalInterface
    interface EachRow {
        void accept(ResultSet row) throws SQLException;
    }

    <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
        var result = new ArrayList<T>();
        each(connection, rows -> result.add(row.read(rows)));
        return result;
    }

    void each(Connection connection, EachRow consumer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(rows);
                }
            }
        }
    }
}
