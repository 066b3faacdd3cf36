package dev.fenji.overview;

import dev.fenji.shared.ProblemException;
import dev.fenji.shared.SharedProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page: its sort value (null among the rows whose value is unknown, which come last) and its id.
 */
record Cursor(ListQuery.Sort sort, @Nullable String value, long id) {

    private static final char SEPARATOR = '\n';
    private static final int PARTS = 4;

    String encoded() {
        String text = sort.field()
                + SEPARATOR
                + (sort.desc() ? "-" : "+")
                + SEPARATOR
                + id
                + SEPARATOR
                + (value == null ? "" : "=" + value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Cursor decoded(@Nullable String text, ListQuery.Sort sort) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Cursor cursor = decoded(text);
        if (!cursor.sort.equals(sort)) {
            throw new ProblemException(OverviewProblem.CURSOR_OF_ANOTHER_LIST);
        }
        return cursor;
    }

    private static Cursor decoded(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(String.valueOf(SEPARATOR), PARTS);
            if (parts.length != PARTS || plain.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("The cursor has %d parts.".formatted(parts.length));
            }
            String value = parts[3].isEmpty() ? null : parts[3].substring(1);
            return new Cursor(new ListQuery.Sort(parts[0], parts[1].equals("-")), value, Long.parseLong(parts[2]));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(SharedProblem.INVALID_CURSOR);
        }
    }
}
