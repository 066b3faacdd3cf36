package dev.fenji.overview;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.lifecycle.Stage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the values of fields are called in both languages. */
@Component
class Words {

    private static final TypeReference<Map<String, Map<String, Title>>> TITLES = new TypeReference<>() {};

    private static final Map<String, Title> TYPES = Map.of(
            "ORGANISATION", Title.of("Organisation", "企业"),
            "PERSON", Title.of("Person", "个人"),
            "UNKNOWN", Title.of("Not known", "未知"));

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Words(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Titles of tiers and segments, by field and id, as the policies in force name them. */
    Map<String, Map<String, Title>> ofPolicies() {
        return json.readValue(
                jdbc.sql("select titles from overview_state")
                        .query(String.class)
                        .single(),
                TITLES);
    }

    static Title title(String field, String value, Map<String, Map<String, Title>> ofPolicies) {
        Title fallback = Title.of(value, value);
        return switch (field) {
            case "country" -> country(value);
            case "type" -> TYPES.getOrDefault(value, fallback);
            case "lifecycle" -> stage(value, fallback);
            case "language" -> language(value);
            default -> ofPolicies.getOrDefault(field, Map.of()).getOrDefault(value, fallback);
        };
    }

    private static Title country(String code) {
        Locale country = Locale.of("", code);
        return Title.of(country.getDisplayCountry(Locale.ENGLISH), country.getDisplayCountry(Locale.CHINESE));
    }

    private static Title language(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        return language.getLanguage().isEmpty()
                ? Title.of(tag, tag)
                : Title.of(language.getDisplayName(Locale.ENGLISH), language.getDisplayName(Locale.CHINESE));
    }

    private static Title stage(String id, Title fallback) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .map(Stage::title)
                .orElse(fallback);
    }
}
