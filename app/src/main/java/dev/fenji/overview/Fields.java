package dev.fenji.overview;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldType;
import dev.fenji.shared.ProblemException;
import dev.fenji.tiering.movement.Movements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of this installation's list: the standard ones and the custom fields that customers have. */
final class Fields {

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private Movements.@Nullable Then then;

    Fields(List<Field> custom) {
        for (Field field : ListFields.standard()) {
            fields.put(field.id(), field);
        }
        custom.forEach(field -> fields.put(field.id(), field));
    }

    /** The same fields, with tiers as they were on a past day. */
    Fields asOf(Movements.Then day) {
        var past = new Fields(List.of());
        past.fields.putAll(fields);
        past.then = day;
        return past;
    }

    List<Field> all() {
        return new ArrayList<>(fields.values());
    }

    @Nullable
    Field find(String id) {
        return fields.get(id);
    }

    /** The SQL behind a field of this catalogue. */
    ListColumn column(String id) {
        Field field = fields.get(id);
        ListColumn standard = then != null && id.equals("tier") ? ListColumns.tierThen(then) : ListColumns.find(id);
        if (field == null) {
            throw new ProblemException(OverviewProblem.UNKNOWN_FIELD, Map.of("field", id));
        }
        return standard != null ? standard : custom(field);
    }

    private static ListColumn custom(Field field) {
        String name = field.id().substring(Field.CUSTOM_PREFIX.length());
        return ListColumn.custom(field.id(), name, kind(field.type()));
    }

    private static ListColumn.Kind kind(FieldType type) {
        return switch (type) {
            case NUMBER, MONEY -> ListColumn.Kind.CUSTOM_NUMBER;
            case DATE -> ListColumn.Kind.CUSTOM_DATE;
            case BOOLEAN -> ListColumn.Kind.CUSTOM_FLAG;
            case TEXT, CHOICE, COUNTRY, TAGS -> ListColumn.Kind.CUSTOM_TEXT;
        };
    }

    boolean needsCustomer(Set<String> ids) {
        return ids.stream().anyMatch(id -> column(id).kind().joinsCustomer());
    }

    boolean needsWorth(Set<String> ids) {
        return ids.stream().anyMatch(id -> column(id).kind().joinsWorth());
    }
}
