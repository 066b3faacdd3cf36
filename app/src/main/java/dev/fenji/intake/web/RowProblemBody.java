package dev.fenji.intake.web;

import dev.fenji.intake.mapping.Finding;
import dev.fenji.shared.ProblemWords;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a row, in words. */
record RowProblemBody(
        @Nullable String column,
        @Nullable String value,
        String slug,
        String detail,
        @Nullable String hint) {

    static RowProblemBody of(Finding finding, ProblemWords words, Locale locale) {
        Map<String, Object> values = values(finding);
        return new RowProblemBody(
                finding.column(),
                finding.value(),
                finding.slug(),
                words.detail(finding.slug(), values, locale),
                words.hint(finding.slug(), values, locale));
    }

    static String sentence(Finding finding, ProblemWords words, Locale locale) {
        return words.detail(finding.slug(), values(finding), locale);
    }

    private static Map<String, Object> values(Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("column", finding.column() == null ? "–" : finding.column());
        values.put("value", finding.value() == null ? "" : finding.value());
        values.putAll(finding.values());
        return values;
    }
}
