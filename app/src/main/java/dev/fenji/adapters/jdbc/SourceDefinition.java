package dev.fenji.adapters.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to read from one database.
 *
 * @param name the source's name: it becomes part of every customer's and document's identity
 * @param sets in reading order: customers and products before the order lines that name them
 */
public record SourceDefinition(
        String name,
        String title,
        String url,
        @Nullable String user,
        @Nullable String password,
        List<Query> sets) {

    /**
     * One named record set. Columns carry the names of the mapping's target fields ({@code select … as "customerKey"}), so the
     * query is the mapping; a column named {@code attribute.x} becomes the custom field x.
     *
     * @param kind CUSTOMERS, PRODUCTS or ORDER_LINES
     */
    public record Query(String name, String kind, String sql) {}

    public SourceDefinition {
        sets = List.copyOf(sets);
    }
}
