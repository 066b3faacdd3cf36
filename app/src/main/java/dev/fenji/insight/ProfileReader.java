package dev.fenji.insight;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Attributes of one customer from its record, read as the analytical copy reads them. */
final class ProfileReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private static final String PROFILE = """
            select c.source, c.external_key, c.name, c.type, c.country, c.region, c.city, c.industry, c.size_class,
                   c.language, c.currency, c.credit_limit, array_to_json(c.tags)::text as tags,
                   (c.created_at at time zone (select zone from organisation))::date as created_on,
                   c.attributes::text as attributes
            from customer c where c.id = ?""";

    private ProfileReader() {}

    /** @return the customer's lifecycle segment */
    static String put(Connection connection, long customerId, List<Field> fields, Population.Builder builder)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PROFILE)) {
            query.setLong(1, customerId);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return "";
                }
                Map<String, Object> custom = JSON.readValue(row.getString("attributes"), OBJECT);
                for (Field field : fields) {
                    if (Attributes.isCustom(field.id())) {
                        Object value = custom.get(field.id().substring(Field.CUSTOM_PREFIX.length()));
                        putCustom(field, value == null ? null : value.toString(), builder);
                    } else if (!Attributes.isPotential(field.id())) {
                        putOwn(row, field, builder);
                    }
                }
                return String.valueOf(row.getString(Attributes.LIFECYCLE_SEGMENT));
            }
        }
    }

    private static void putOwn(ResultSet row, Field field, Population.Builder builder) throws SQLException {
        switch (field.type()) {
            case TEXT, CHOICE, COUNTRY, BOOLEAN -> builder.text(field.id(), row.getString(field.id()));
            case NUMBER, MONEY -> builder.micros(field.id(), Micros.ofNullable(row.getBigDecimal(field.id())));
            case DATE -> builder.date(field.id(), row.getObject(field.id(), LocalDate.class));
            case TAGS -> builder.tags(field.id(), JSON.readValue(row.getString(field.id()), TEXTS));
        }
    }

    private static void putCustom(Field field, @Nullable String text, Population.Builder builder) {
        if (text == null) {
            return;
        }
        switch (field.type()) {
            case TEXT, CHOICE, COUNTRY, TAGS -> builder.text(field.id(), text);
            case NUMBER, MONEY -> builder.micros(field.id(), number(text));
            case DATE -> builder.date(field.id(), day(text));
            case BOOLEAN -> builder.micros(field.id(), Boolean.parseBoolean(text) ? Micros.ONE : 0);
        }
    }

    private static long number(String text) {
        try {
            return Micros.of(new BigDecimal(text.strip()).setScale(Micros.SCALE, RoundingMode.HALF_UP));
        } catch (NumberFormatException | ArithmeticException e) {
            return Micros.UNKNOWN;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
