package dev.fenji.insight;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldType;
import dev.fenji.shared.CustomTitles;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The fields that a company's own customer attributes make: their type is what all known values have in common. */
final class CustomFields {

    private static final String VALUES = """
            with pair as (
                select unnest(json_keys(attributes)) as name, attributes
                from customer_attribute where attributes <> '{}'),
            given as (
                select name,
                       json_extract_string(attributes, '/' || replace(replace(name, '~', '~0'), '/', '~1')) as given
                from pair)
            select name,
                   count(given) as known,
                   count(try_cast(given as decimal(24, 6))) as numbers,
                   count(*) filter (where given in ('true', 'false')) as flags,
                   count(*) filter (where regexp_full_match(given, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
                                      and try_cast(given as date) is not null) as days
            from given group by name order by name""";

    private CustomFields() {}

    static List<Field> read(Connection copy) throws SQLException {
        List<Field> fields = new ArrayList<>();
        try (Statement statement = copy.createStatement();
                ResultSet rows = statement.executeQuery(VALUES)) {
            while (rows.next()) {
                String name = rows.getString("name");
                fields.add(Field.custom(name, type(rows), CustomTitles.of(name)));
            }
        }
        return fields;
    }

    private static FieldType type(ResultSet row) throws SQLException {
        long known = row.getLong("known");
        if (known == 0) {
            return FieldType.CHOICE;
        }
        if (row.getLong("flags") == known) {
            return FieldType.BOOLEAN;
        }
        if (row.getLong("days") == known) {
            return FieldType.DATE;
        }
        return row.getLong("numbers") == known ? FieldType.NUMBER : FieldType.CHOICE;
    }
}
