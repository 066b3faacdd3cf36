package dev.fenji.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem as it goes over the wire: RFC 9457, with our members beside. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String slug,
        Map<String, Object> values,
        WhoActs who,
        @Nullable String hint,
        @Nullable List<Part> problems) {

    private static final String BASE = "https://fenji.dev/problems/";

    /** One of several problems found at once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            String slug,
            @Nullable String place,
            String detail,
            @Nullable String hint,
            Map<String, Object> values) {}

    public static ProblemBody of(ProblemException e, ProblemWords words, Locale locale) {
        Problem problem = e.problem();
        ProblemType type = problem.type();
        return new ProblemBody(
                BASE + type.slug(),
                type.status().getReasonPhrase(),
                type.status().value(),
                words.detail(type.slug(), problem.values(), locale),
                type.slug(),
                problem.values(),
                type.who(),
                words.hint(type.slug(), problem.values(), locale),
                e.parts().isEmpty()
                        ? null
                        : e.parts().stream().map(p -> part(p, words, locale)).toList());
    }

    public static Part part(Problem problem, ProblemWords words, Locale locale) {
        String slug = problem.type().slug();
        return new Part(
                slug,
                problem.place(),
                words.detail(slug, problem.values(), locale),
                words.hint(slug, problem.values(), locale),
                problem.values());
    }
}
