package dev.fenji.insight;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.Population;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Puts a cell of the copy into the current customer of a population. */
final class CellReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final String NO_TAGS = "[]";

    private CellReader() {}

    static void put(ResultSet row, int column, Field field, Population.Builder builder) throws SQLException {
        switch (field.type()) {
            case TEXT, CHOICE, COUNTRY -> builder.text(field.id(), row.getString(column));
            case NUMBER, MONEY, DATE, BOOLEAN -> {
                long micros = row.getLong(column);
                if (!row.wasNull()) {
                    builder.micros(field.id(), micros);
                }
            }
            case TAGS -> builder.tags(field.id(), tags(row.getString(column)));
        }
    }

    private static List<String> tags(String json) {
        return json == null || json.equals(NO_TAGS) ? List.of() : JSON.readValue(json, TEXTS);
    }
}
