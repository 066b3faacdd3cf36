package dev.fenji.customer;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who belongs to whom, by the keys that a source gives. */
@Component
class ParentLinks {

    private static final String LINK_GIVEN = """
            update customer c
            set parent_id = p.id, tx = pg_current_xact_id()
            from customer p
            where c.source = :source and c.external_key = any (:keys::text[])
              and c.parent_key is not null and c.parent_id is null
              and p.source = c.source and p.external_key = c.parent_key and p.id <> c.id
            """;

    private static final String LINK_WAITING = """
            update customer c
            set parent_id = p.id, tx = pg_current_xact_id()
            from customer p
            where p.source = :source and p.external_key = any (:keys::text[])
              and c.source = p.source and c.parent_key = p.external_key
              and c.parent_id is null and c.id <> p.id
            """;

    /** Walks up from each child just linked; who meets itself is in a circle, and the link that closed it goes. */
    private static final String BREAK_CIRCLES = """
            with recursive above(child, id) as (
                select c.id, c.parent_id
                from customer c
                where c.source = :source and c.external_key = any (:keys::text[]) and c.parent_id is not null
                union
                select a.child, c.parent_id
                from above a
                join customer c on c.id = a.id
                where a.id <> a.child and c.parent_id is not null
            )
            update customer c
            set parent_id = null, parent_key = null, tx = pg_current_xact_id()
            from above a
            where a.child = a.id and c.id = a.child
            returning c.external_key
            """;

    private final JdbcClient jdbc;

    ParentLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Parents by key, whichever of the two came first. A customer is not its own parent.
     *
     * @return the keys whose parent was not taken, because it belongs to them
     */
    Set<String> link(String source, List<GivenCustomer> rows) {
        var children =
                rows.stream().filter(row -> row.row().parentKey() != null).toList();
        if (!children.isEmpty()) {
            on(LINK_GIVEN, source, children).update();
        }
        boolean awaited =
                jdbc.sql("""
                        select exists (select from customer
                                       where source = :source and parent_key is not null and parent_id is null)
                        """).param("source", source).query(Boolean.class).single();
        if (awaited) {
            on(LINK_WAITING, source, rows).update();
        }
        return children.isEmpty()
                ? Set.of()
                : on(BREAK_CIRCLES, source, children).query(String.class).set();
    }

    private JdbcClient.StatementSpec on(String sql, String source, List<GivenCustomer> rows) {
        return jdbc.sql(sql)
                .param("source", source)
                .param("keys", TextArrays.column(rows, row -> row.row().key()));
    }
}
