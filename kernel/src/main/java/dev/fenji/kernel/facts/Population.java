package dev.fenji.kernel.facts;

import dev.fenji.kernel.number.Micros;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All customers as of a day, in columns: about 8 bytes per customer and figure. Immutable once built and safe to read
 * from many threads. Customers without any purchase belong in it too: they are told apart by the policies, not left
 * out.
 */
public final class Population {

    private final LocalDate asOf;
    private final long[] ids;
    /** Not one of {@link Map#copyOf}: those take several times as long to find something, and this is asked for every cell. */
    private final Map<String, Column> columns;

    private Population(LocalDate asOf, long[] ids, Map<String, Column> columns) {
        this.asOf = asOf;
        this.ids = ids;
        this.columns = columns;
    }

    /** Starts a population; {@code expected} rows is a hint. */
    public static Builder builder(LocalDate asOf, int expected) {
        return new Builder(asOf, Math.max(expected, 1));
    }

    public LocalDate asOf() {
        return asOf;
    }

    public int size() {
        return ids.length;
    }

    public long customerId(int row) {
        return ids[row];
    }

    /** The fields that were loaded. */
    public Set<String> fields() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    /** All values of a field; null when it was not loaded or is unknown of everyone. */
    public @Nullable Column column(String field) {
        return columns.get(field);
    }

    /** One customer; the view is cheap and reads through to the columns. */
    public CustomerFacts row(int row) {
        if (row < 0 || row >= ids.length) {
            throw new IndexOutOfBoundsException("The row (%d) must be below the size (%d).".formatted(row, ids.length));
        }
        return new Row(this, row);
    }

    long micros(String field, int row) {
        return columns.get(field) instanceof Column.Numbers numbers ? numbers.micros(row) : Micros.UNKNOWN;
    }

    @Nullable
    String text(String field, int row) {
        return columns.get(field) instanceof Column.Texts texts ? texts.text(row) : null;
    }

    @Nullable
    List<String> tags(String field, int row) {
        return columns.get(field) instanceof Column.Tags tags ? tags.tags(row) : null;
    }

    private record Row(Population population, int row) implements CustomerFacts {
        @Override
        public long customerId() {
            return population.ids[row];
        }

        @Override
        public long micros(String field) {
            return population.micros(field, row);
        }

        @Override
        public @Nullable String text(String field) {
            return population.text(field, row);
        }

        @Override
        public @Nullable List<String> tags(String field) {
            return population.tags(field, row);
        }
    }

    /**
     * Fills a population row by row: {@link #customer} starts a row, the setters fill it, what is not set is unknown.
     * One thread only.
     */
    public static final class Builder {
        private final LocalDate asOf;
        private final Map<String, Column> columns = new HashMap<>();
        private long[] ids;
        private int size;

        private Builder(LocalDate asOf, int expected) {
            this.asOf = asOf;
            this.ids = new long[expected];
        }

        /** Starts the next customer. */
        public Builder customer(long id) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, ids.length * 2);
            }
            ids[size++] = id;
            return this;
        }

        /** A figure of the current customer, in millionths. */
        public Builder micros(String field, long micros) {
            if (micros != Micros.UNKNOWN) {
                numbers(field).set(current(), micros);
            }
            return this;
        }

        /** A text of the current customer; null and empty are unknown. */
        public Builder text(String field, @Nullable String text) {
            if (text != null && !text.isEmpty()) {
                column(field, Column.Texts.class).set(current(), text);
            }
            return this;
        }

        /** A day of the current customer. */
        public Builder date(String field, @Nullable LocalDate day) {
            return day == null ? this : micros(field, Micros.ofUnits(day.toEpochDay()));
        }

        public Builder tags(String field, List<String> tags) {
            column(field, Column.Tags.class).set(current(), tags);
            return this;
        }

        public Population build() {
            return new Population(asOf, Arrays.copyOf(ids, size), new HashMap<>(columns));
        }

        private int current() {
            if (size == 0) {
                throw new IllegalStateException("A customer must be started before its fields are set.");
            }
            return size - 1;
        }

        private Column.Numbers numbers(String field) {
            return column(field, Column.Numbers.class);
        }

        private <C extends Column> C column(String field, Class<C> kind) {
            Column column = columns.get(field);
            if (column == null) {
                column = create(kind);
                columns.put(field, column);
            }
            if (!kind.isInstance(column)) {
                throw new IllegalArgumentException("The field (%s) must keep one kind of value.".formatted(field));
            }
            return kind.cast(column);
        }

        private Column create(Class<? extends Column> kind) {
            if (kind == Column.Numbers.class) {
                return new Column.Numbers(ids.length);
            }
            return kind == Column.Texts.class ? new Column.Texts(ids.length) : new Column.Tags();
        }
    }
}
