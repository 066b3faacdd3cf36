package dev.fenji.overview;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldType;
import dev.fenji.shared.ConditionNames;
import dev.fenji.shared.ProblemException;
import dev.fenji.tiering.movement.Movements;
import java.time.LocalDate;
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
    private @Nullable PastColumns past;

    Fields(List<Field> custom) {
        for (Field field : ListFields.standard()) {
            fields.put(field.id(), field);
        }
        custom.forEach(field -> fields.put(field.id(), field));
    }

    /** The fields that are known for a past day, as they were on it. */
    Fields asOf(Movements.Then day) {
        var past = new Fields(List.of());
        past.fields.putAll(fields);
        past.then = day;
        past.past = new PastColumns(day);
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
        if (field == null) {
            throw new ProblemException(OverviewProblem.UNKNOWN_FIELD, Map.of("field", id));
        }
        Map<String, Object> lacking = lacking(id);
        if (lacking != null) {
            throw new ProblemException(OverviewProblem.NOT_OF_THAT_DAY, lacking);
        }
        ListColumn then = past == null ? null : past.find(id);
        ListColumn standard = then == null ? ListColumns.find(id) : then;
        return standard != null ? standard : custom(field);
    }

    /** What there is to say of a field that is not known for the day; null where it is. */
    @Nullable
    Map<String, Object> lacking(String id) {
        Field field = fields.get(id);
        return then == null || field == null || PastColumns.has(field)
                ? null
                : Map.of("field", ConditionNames.field(field), "day", then.day().toString());
    }

    /** The past day that is shown; null for now. */
    @Nullable
    LocalDate day() {
        return then == null ? null : then.day();
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
