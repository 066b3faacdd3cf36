package dev.fenji.customer;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns for {@code unnest}: one array per column, and arrays of arrays as PostgreSQL's array literals. */
final class TextArrays {

    private TextArrays() {}

    static <T> String[] column(List<T> rows, Function<T, @Nullable String> value) {
        var column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            var text = value.apply(rows.get(i));
            // PostgreSQL has no character zero; a file may.
            column[i] = text == null || text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        }
        return column;
    }

    /** {@code {"a","b"}}: cast it to {@code text[]}. */
    static String literal(Collection<String> values) {
        var text = new StringBuilder("{");
        for (var value : values) {
            text.append(text.length() == 1 ? "\"" : ",\"");
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    text.append('\\');
                }
                text.append(c);
            }
            text.append('"');
        }
        return text.append('}').toString();
    }
}
