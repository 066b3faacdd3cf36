package dev.fenji.sales;

import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.SharedProblem;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code product}. */
@Component
class ProductTable implements Products {

    private final JdbcClient jdbc;

    ProductTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public Map<String, Long> register(String source, Collection<ProductRow> rows) {
        var byKey = new TreeMap<String, ProductRow>();
        rows.forEach(row -> byKey.merge(row.key(), row, ProductTable::over));
        if (byKey.isEmpty()) {
            return Map.of();
        }
        var sorted = List.copyOf(byKey.values());
        insertNew(source, sorted);
        update(source, sorted);
        return find(source, byKey.keySet());
    }

    /** The ids of these products; those that nobody registered become products as the rows say. */
    Map<String, Long> idsOf(String source, List<ProductRow> rows) {
        var ids = new HashMap<>(find(source, rows.stream().map(ProductRow::key).toList()));
        if (ids.size() < rows.size()) {
            var unknown = rows.stream()
                    .filter(row -> !ids.containsKey(row.key()))
                    .sorted(Comparator.comparing(ProductRow::key))
                    .toList();
            insertNew(source, unknown);
            ids.putAll(find(source, unknown.stream().map(ProductRow::key).toList()));
        }
        return ids;
    }

    @Override
    public Page<Product> list(@Nullable String text, @Nullable String cursor, int limit) {
        var rows = jdbc.sql("""
                        select id, source, external_key, name, category, subcategory, goods, unit_cost, currency
                        from product
                        where id > :after
                          and (:text::text is null
                               or position(lower(:text::text) in
                                           lower(external_key || ' ' || coalesce(name, '') || ' ' || coalesce(category, '')))
                                  > 0)
                        order by id
                        limit :rows
                        """)
                .param("after", after(cursor))
                .param("text", text, Types.VARCHAR)
                .param("rows", limit + 1)
                .query(Product.class)
                .list();
        return Page.of(rows, limit, product -> Long.toString(product.id()));
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw new ProblemException(SharedProblem.INVALID_CURSOR, Map.of("cursor", String.valueOf(cursor)));
        }
    }

    private Map<String, Long> find(String source, Collection<String> keys) {
        var ids = new HashMap<String, Long>(keys.size() * 2);
        jdbc.sql("""
                        select external_key, id
                        from product
                        where source = :source and external_key = any (:keys::text[])
                        """)
                .param("source", source)
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString(1), row.getLong(2));
                });
        return ids;
    }

    private void insertNew(String source, List<ProductRow> sorted) {
        given("""
                        insert into product (source, external_key, name, category, subcategory, goods, unit_cost, currency)
                        select :source, g.external_key, g.name, g.category, g.subcategory,
                               coalesce(g.goods::boolean, true), g.unit_cost::numeric, g.currency
                        from unnest(:keys::text[], :names::text[], :categories::text[], :subcategories::text[],
                                    :goods::text[], :costs::text[], :currencies::text[])
                             as g(external_key, name, category, subcategory, goods, unit_cost, currency)
                        on conflict (source, external_key) do nothing
                        """, source, sorted).update();
    }

    private void update(String source, List<ProductRow> sorted) {
        given("""
                        update product p
                        set name        = coalesce(g.name, p.name),
                            category    = coalesce(g.category, p.category),
                            subcategory = coalesce(g.subcategory, p.subcategory),
                            goods       = coalesce(g.goods::boolean, p.goods),
                            unit_cost   = coalesce(g.unit_cost::numeric(18, 6), p.unit_cost),
                            currency    = coalesce(g.currency, p.currency),
                            tx          = pg_current_xact_id()
                        from unnest(:keys::text[], :names::text[], :categories::text[], :subcategories::text[],
                                    :goods::text[], :costs::text[], :currencies::text[])
                             as g(external_key, name, category, subcategory, goods, unit_cost, currency)
                        where p.source = :source
                          and p.external_key = g.external_key
                          and (g.name <> coalesce(p.name, '')
                            or g.category <> coalesce(p.category, '')
                            or g.subcategory <> coalesce(p.subcategory, '')
                            or g.goods::boolean <> p.goods
                            or g.unit_cost::numeric(18, 6) <> coalesce(p.unit_cost, -1)
                            or g.currency <> coalesce(p.currency, ''))
                        """, source, sorted).update();
    }

    private JdbcClient.StatementSpec given(String sql, String source, List<ProductRow> rows) {
        return jdbc.sql(sql)
                .param("source", source)
                .param("keys", texts(rows, ProductRow::key))
                .param("names", texts(rows, ProductRow::name))
                .param("categories", texts(rows, ProductRow::category))
                .param("subcategories", texts(rows, ProductRow::subcategory))
                .param(
                        "goods",
                        texts(
                                rows,
                                row -> row.goods() == null ? null : row.goods().toString()))
                .param("costs", texts(rows, row -> plain(row.unitCost())))
                .param("currencies", texts(rows, ProductRow::currency));
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static String[] texts(List<ProductRow> rows, Function<ProductRow, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** What the later row says, and where it says nothing, what the earlier one said. */
    private static ProductRow over(ProductRow earlier, ProductRow later) {
        return new ProductRow(
                later.key(),
                first(later.name(), earlier.name()),
                first(later.category(), earlier.category()),
                first(later.subcategory(), earlier.subcategory()),
                first(later.goods(), earlier.goods()),
                first(later.unitCost(), earlier.unitCost()),
                first(later.currency(), earlier.currency()));
    }

    private static <T> @Nullable T first(@Nullable T a, @Nullable T b) {
        return a == null ? b : a;
    }
}
