package dev.fenji.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A piece of a list. The cursor is opaque: hand it back to get the next piece; none means that this was the last. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /** From rows read with a limit one larger than asked for: the surplus row only tells that there is more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        return new Page<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor);
    }
}
