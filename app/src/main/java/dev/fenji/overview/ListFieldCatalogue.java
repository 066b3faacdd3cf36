package dev.fenji.overview;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldType;
import dev.fenji.shared.CustomTitles;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The fields of the list as the pages need them: titles, what can be done with each, and the values to choose from. */
@Component
public class ListFieldCatalogue {

    private static final TypeReference<List<CustomField>> CUSTOM = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<String>>> CHOICES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Words words;

    ListFieldCatalogue(JdbcClient jdbc, JsonMapper json, Words words) {
        this.jdbc = jdbc;
        this.json = json;
        this.words = words;
    }

    record CustomField(String name, FieldType type) {}

    public record Choice(String value, Title title) {}

    /**
     * @param past whether a list as of a past day has it
     * @param choices the values that occur, as long as a person can read them all
     */
    public record ListField(
            String id,
            Field.Group group,
            FieldType type,
            @Nullable String unit,
            Title title,
            boolean sortable,
            boolean past,
            List<String> operators,
            @Nullable List<Choice> choices) {}

    Fields current() {
        String stored = jdbc.sql("select custom_fields from overview_state")
                .query(String.class)
                .single();
        return new Fields(json.readValue(stored, CUSTOM).stream()
                .map(field -> Field.custom(field.name(), field.type(), CustomTitles.of(field.name())))
                .toList());
    }

    public List<ListField> all() {
        Fields fields = current();
        Map<String, List<String>> choices = json.readValue(
                jdbc.sql("select choices from overview_state")
                        .query(String.class)
                        .single(),
                CHOICES);
        Map<String, Map<String, Title>> titles = words.ofPolicies();
        return fields.all().stream()
                .map(field -> describe(field, fields.column(field.id()), choices(field.id(), choices, titles)))
                .toList();
    }

    private static @Nullable List<Choice> choices(
            String field, Map<String, List<String>> choices, Map<String, Map<String, Title>> titles) {
        List<String> values = choices.get(field);
        return values == null
                ? null
                : values.stream()
                        .map(value -> new Choice(value, Words.title(field, value, titles)))
                        .toList();
    }

    private static ListField describe(Field field, ListColumn column, @Nullable List<Choice> choices) {
        return new ListField(
                field.id(),
                field.group(),
                field.type(),
                field.type().isNumeric() ? field.unit().name() : null,
                field.title(),
                column.sortable(),
                PastColumns.has(field),
                Operator.of(field.type()).stream().map(Operator::id).toList(),
                choices);
    }
}
