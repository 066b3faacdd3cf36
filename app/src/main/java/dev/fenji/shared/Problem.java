package dev.fenji.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One problem: facts only. Words are added at the edge, in the language of whoever reads them.
 *
 * @param values the values the words speak of, by placeholder name
 * @param place where in the request or file, when there is a place
 */
public record Problem(
        ProblemType type,
        Map<String, Object> values,
        @Nullable String place) {
    public Problem {
        values = Map.copyOf(values);
    }

    public static Problem of(ProblemType type, Map<String, Object> values) {
        return new Problem(type, values, null);
    }
}
