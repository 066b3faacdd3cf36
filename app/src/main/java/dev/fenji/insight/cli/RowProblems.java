package dev.fenji.insight.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rows that could not be used, counted, each kind with its first example. */
final class RowProblems {

    /** More unusable rows than this share, and the file is not what it seems. */
    private static final double TOO_MANY = 0.05;

    enum Kind {
        NO_CUSTOMER("name no customer", false),
        NO_DATE("have a date that is not like 2025-01-31", true),
        NO_AMOUNT("have an amount that is not a number like 1234.50", true),
        FUTURE("have a date in the future", true),
        LATER("are not before the as-of day", false);

        private final String text;
        private final boolean mistake;

        Kind(String text, boolean mistake) {
            this.text = text;
            this.mistake = mistake;
        }
    }

    private record Found(long count, long line, String value) {
        Found again() {
            return new Found(count + 1, line, value);
        }
    }

    private final Map<Kind, Found> found = new EnumMap<>(Kind.class);
    private long rows;

    void row() {
        rows++;
    }

    void count(Kind kind, long line, String value) {
        found.merge(kind, new Found(1, line, value), (before, _) -> before.again());
    }

    long rows() {
        return rows;
    }

    /** Whether so many rows are mistaken that nothing should be computed from the rest. */
    boolean tooMany() {
        long mistakes = found.entrySet().stream()
                .filter(entry -> entry.getKey().mistake)
                .mapToLong(entry -> entry.getValue().count())
                .sum();
        return mistakes > TOO_MANY * rows;
    }

    /** One sentence per kind. */
    List<String> sentences() {
        return found.entrySet().stream()
                .map(entry -> "%,d of %,d rows %s; the first is line %d: '%s'."
                        .formatted(
                                entry.getValue().count(),
                                rows,
                                entry.getKey().text,
                                entry.getValue().line(),
                                entry.getValue().value()))
                .toList();
    }
}
