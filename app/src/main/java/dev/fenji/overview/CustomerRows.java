package dev.fenji.overview;

import dev.fenji.shared.Decimals;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads the rows of a list: id first, then the sort value, then the columns asked for. */
record CustomerRows(List<String> columns) implements RowMapper<CustomerRows.Listed> {

    private static final int FIRST = 3;

    /** A row and what a cursor needs of it. */
    record Listed(long id, @Nullable String sortValue, List<@Nullable Object> values) {}

    @Override
    public Listed mapRow(ResultSet row, int number) throws SQLException {
        var values = new ArrayList<@Nullable Object>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(row, FIRST + i));
        }
        return new Listed(row.getLong(1), row.getString(2), values);
    }

    /** By field, as it is sent: exact decimals as text, whole numbers as numbers, days as ISO text. */
    Map<String, @Nullable Object> json(Listed row) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", row.id());
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.values().get(i);
            json.put(columns.get(i), value instanceof BigDecimal decimal ? Decimals.plain(decimal) : value);
        }
        return json;
    }

    private static @Nullable Object value(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return switch (value) {
            case null -> null;
            case Array array -> List.of((String[]) array.getArray());
            case Date date -> date.toLocalDate();
            default -> value;
        };
    }
}
