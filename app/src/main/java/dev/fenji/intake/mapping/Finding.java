package dev.fenji.intake.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something wrong with a row. Facts only: the words are in the problem bundles. */
public record Finding(
        String slug, @Nullable String column, @Nullable String value, Map<String, Object> values) {

    public static Finding of(String slug, @Nullable String column, @Nullable String value) {
        return new Finding(slug, column, value, Map.of());
    }
}
