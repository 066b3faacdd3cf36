package dev.fenji.sales;

import dev.fenji.customer.CustomerScope;
import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.Page;
import dev.fenji.shared.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads documents, within what the caller may see. */
@Component
class DocumentReader implements OrderHistory {

    /** The wanted documents first: only theirs are the lines to add up. */
    private static final String WANTED = """
            select d.id, d.number, d.source, d.kind, d.customer_id, d.occurred_at, d.occurred_on, d.currency, d.rate,
                   d.rate_date, d.rate_source, d.original_number, d.original_document_id, d.status,
                   s.amount, s.amount_base, s.line_count
            from (select d.*
                  from sales_document d
                  left join customer c on c.id = d.customer_id
                  where\s
            """;

    private static final String LATEST_FIRST = " order by d.occurred_on desc, d.id desc limit :rows";

    private static final String SUMMED_UP = """
            ) d
            cross join lateral (
                select coalesce(sum(l.amount), 0) as amount, coalesce(sum(l.amount_base), 0) as amount_base,
                       count(*) as line_count
                from sales_line l
                where l.document_id = d.id) s
            order by d.occurred_on desc, d.id desc
            """;

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    DocumentReader(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    @Override
    public Page<OrderSummary> ofCustomer(
            long customerId, @Nullable DocumentKind kind, @Nullable String cursor, int limit) {
        var after = DayCursor.read(cursor);
        var sql = SqlText.of(WANTED + """
                  d.customer_id = :customer
                  and (:kind::text is null or d.kind = :kind)
                  and (d.occurred_on, d.id) < (:day, :id)
                  and\s
                """);
        var rows = visible(sql)
                .add(LATEST_FIRST + SUMMED_UP)
                .on(jdbc)
                .param("customer", customerId)
                .param("kind", kind == null ? null : kind.code(), Types.VARCHAR)
                .param("day", after.day())
                .param("id", after.id())
                .param("rows", limit + 1)
                .query(DocumentReader::summary)
                .list();
        return Page.of(rows, limit, DayCursor::after);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Order> get(long id) {
        var named = visible(SqlText.of(WANTED + "d.id = :id and (d.customer_id is not null and "));
        return CustomerScope.visibleOfNobody(named.add(" or d.customer_id is null and "), currentUser.scope())
                .add(")" + SUMMED_UP)
                .on(jdbc)
                .param("id", id)
                .query((row, n) -> new Order(
                        summary(row, n),
                        row.getObject("customer_id", Long.class),
                        row.getObject("original_document_id", Long.class),
                        row.getBigDecimal("rate"),
                        row.getObject("rate_date", LocalDate.class),
                        row.getString("rate_source"),
                        lines(id)))
                .optional();
    }

    /** A figure of the whole company that names nobody. */
    @Override
    public Unattributed unattributed() {
        return jdbc.sql("""
                        select count(distinct d.id) as documents, count(l.document_id) as lines,
                               coalesce(sum(l.amount_base), 0) as amount_base,
                               min(d.occurred_on) as first_on, max(d.occurred_on) as last_on
                        from sales_document d
                        left join sales_line l on l.document_id = d.id
                        where d.customer_id is null
                        """)
                .query((row, n) -> new Unattributed(
                        row.getLong("documents"),
                        row.getLong("lines"),
                        row.getBigDecimal("amount_base"),
                        row.getObject("first_on", LocalDate.class),
                        row.getObject("last_on", LocalDate.class)))
                .single();
    }

    @Override
    public Page<OrderSummary> unattributedOrders(@Nullable String cursor, int limit) {
        var after = DayCursor.read(cursor);
        var sql = SqlText.of(WANTED + """
                  d.customer_id is null and (d.occurred_on, d.id) < (:day, :id)
                  and\s
                """);
        var rows = CustomerScope.visibleOfNobody(sql, currentUser.scope())
                .add(LATEST_FIRST + SUMMED_UP)
                .on(jdbc)
                .param("day", after.day())
                .param("id", after.id())
                .param("rows", limit + 1)
                .query(DocumentReader::summary)
                .list();
        return Page.of(rows, limit, DayCursor::after);
    }

    private List<Order.Line> lines(long document) {
        return jdbc.sql("""
                        select l.line_no, p.external_key, coalesce(l.description, p.name) as description, l.goods,
                               l.quantity, l.unit_price, l.amount, l.amount_base, l.cost_base
                        from sales_line l
                        left join product p on p.id = l.product_id
                        where l.document_id = :document
                        order by l.line_no
                        """)
                .param("document", document)
                .query((row, n) -> new Order.Line(
                        row.getInt("line_no"),
                        row.getString("external_key"),
                        row.getString("description"),
                        row.getBoolean("goods"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("unit_price"),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("amount_base"),
                        row.getBigDecimal("cost_base")))
                .list();
    }

    private SqlText visible(SqlText sql) {
        return CustomerScope.visible(sql, currentUser.scope());
    }

    private static OrderSummary summary(ResultSet row, int number) throws SQLException {
        return new OrderSummary(
                row.getLong("id"),
                row.getString("number"),
                row.getString("source"),
                DocumentKind.ofCode(row.getString("kind")),
                row.getTimestamp("occurred_at").toInstant(),
                row.getObject("occurred_on", LocalDate.class),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("amount_base"),
                row.getInt("line_count"),
                row.getString("original_number"),
                row.getString("status"));
    }
}
