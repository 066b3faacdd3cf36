package dev.fenji.insight;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.potential.PotentialKind;
import dev.fenji.kernel.potential.PotentialSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which attributes of the customer record a population is to hold, and how the copy's columns become its fields.
 *
 * @param fields fields in a fixed order
 */
record Attributes(List<Field> fields) {

    /** The stage of a customer with too few purchases of its own follows the rhythm of its type. */
    static final String LIFECYCLE_SEGMENT = "type";

    private static final Set<String> COLUMNS = Set.of(
            "source",
            "external_key",
            "name",
            "type",
            "country",
            "region",
            "city",
            "industry",
            "size_class",
            "language",
            "currency",
            "credit_limit",
            "tags",
            "created_on");

    /** Those of the wanted fields that are attributes; unknown ones and metrics are left out. */
    static Attributes of(Collection<String> wanted, FieldCatalogue catalogue) {
        var ids = new TreeSet<>(wanted);
        ids.add(LIFECYCLE_SEGMENT);
        List<Field> fields = new ArrayList<>();
        for (String id : ids) {
            Field field = catalogue.find(id);
            if (field != null
                    && Metrics.find(id) == null
                    && (isCustom(id) || isPotential(id) || COLUMNS.contains(id))) {
                fields.add(field);
            }
        }
        return new Attributes(List.copyOf(fields));
    }

    static boolean isCustom(String id) {
        return id.startsWith(Field.CUSTOM_PREFIX);
    }

    static boolean isPotential(String id) {
        return PotentialKind.ofField(id) != null;
    }

    /** What to select for a field: texts as they are, figures as millionths, declared potential from its own rows. Custom names are parameters. */
    static String expression(Field field) {
        if (isCustom(field.id())) {
            String text = "json_extract_string(a.attributes, ?)";
            return switch (field.type()) {
                case NUMBER, MONEY -> "cast(try_cast(" + text + " as decimal(24, 6)) * 1000000 as bigint)";
                case DATE -> "(try_cast(" + text + " as date) - date '1970-01-01') * 1000000::bigint";
                case BOOLEAN -> "case try_cast(" + text + " as boolean) when true then 1000000 when false then 0 end";
                case TEXT, CHOICE, COUNTRY, TAGS -> text;
            };
        }
        if (isPotential(field.id())) {
            return "p." + PotentialSql.column(field.id());
        }
        return switch (field.type()) {
            case NUMBER, MONEY -> "cast(a." + field.id() + " * 1000000 as bigint)";
            case DATE -> "cast(a." + field.id() + " as bigint) * 1000000";
            case TEXT, CHOICE, COUNTRY, TAGS, BOOLEAN -> "a." + field.id();
        };
    }

    /** The JSON pointer of a custom field: any name is safe in it. */
    static String pointer(Field field) {
        String name = field.id().substring(Field.CUSTOM_PREFIX.length());
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    boolean has(String id) {
        return fields.stream().anyMatch(field -> field.id().equals(id));
    }

    List<Field> custom() {
        return fields.stream().filter(field -> isCustom(field.id())).toList();
    }

    List<Field> potential() {
        return fields.stream().filter(field -> isPotential(field.id())).toList();
    }

    static boolean isText(Field field) {
        return field.type().isText();
    }
}
