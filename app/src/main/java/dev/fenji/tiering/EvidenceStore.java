package dev.fenji.tiering;

import dev.fenji.kernel.time.MetricWindow;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The documents behind a figure. */
@Repository
class EvidenceStore {
    private static final String DOCUMENTS = """
            from sales_document d
            where d.customer_id = :customer and d.kind = any (:kinds) and d.occurred_on >= :from and d.occurred_on < :before
              and d.recorded_at <= :knownAt
              and (:edge::text is null or d.occurred_on = (
                  select case :edge::text when 'LAST' then max(e.occurred_on) else min(e.occurred_on) end
                  from sales_document e
                  where e.customer_id = :customer and e.kind = any (:kinds) and e.occurred_on >= :from
                    and e.occurred_on < :before and e.recorded_at <= :knownAt))
            """;

    private static final String COUNT = "select count(*) " + DOCUMENTS;
    private static final String PAGE = """
            select d.id, d.number, d.source, d.kind, d.occurred_at, d.occurred_on, d.currency, d.original_number,
                   s.amount, s.amount_base, s.lines
            from (select *
            """ + DOCUMENTS + """
                    and (:belowDay::date is null or (d.occurred_on, d.id) < (:belowDay::date, :belowId))
                  order by d.occurred_on desc, d.id desc limit :limit) d
            cross join lateral (
                select coalesce(sum(l.amount), 0) as amount, coalesce(sum(l.amount_base), 0) as amount_base,
                       count(*) as lines
                from sales_line l where l.document_id = d.id and l.recorded_at <= :knownAt) s
            order by d.occurred_on desc, d.id desc""";

    /** The documents that one window counts and another does not. */
    private static final String CROSSED = """
            select d.id, d.number, d.kind, d.occurred_on, s.amount_base, d.entered
            from (
                select d.id, d.number, d.kind, d.occurred_on,
                       d.occurred_on >= :from and d.occurred_on < :before and d.recorded_at <= :knownAt as entered,
                       d.occurred_on >= :fromThen and d.occurred_on < :beforeThen and d.recorded_at <= :knownThen as there
                from sales_document d
                where d.customer_id = :customer and d.occurred_on >= least(:from::date, :fromThen::date)
                  and d.occurred_on < greatest(:before::date, :beforeThen::date)) d
            cross join lateral (
                select coalesce(sum(l.amount_base), 0) as amount_base
                from sales_line l where l.document_id = d.id) s
            where d.entered <> d.there
            order by d.occurred_on, d.id""";

    private final JdbcClient jdbc;

    EvidenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A document with the sums of its lines. */
    record Document(
            long id,
            String number,
            String source,
            String kind,
            Instant occurredAt,
            LocalDate occurredOn,
            String currency,
            BigDecimal amount,
            BigDecimal amountBase,
            int lineCount,
            @Nullable String originalNumber) {}

    long count(long customerId, Evidence evidence, Instant knownAt) {
        return bound(jdbc.sql(COUNT), customerId, evidence, knownAt)
                .query(Long.class)
                .single();
    }

    /** Newest first, from below the given document. */
    List<Document> page(
            long customerId,
            Evidence evidence,
            Instant knownAt,
            @Nullable LocalDate belowDay,
            long belowId,
            int limit) {
        return bound(jdbc.sql(PAGE), customerId, evidence, knownAt)
                .param("belowDay", belowDay)
                .param("belowId", belowId)
                .param("limit", limit)
                .query(EvidenceStore::document)
                .list();
    }

    /**
     * A document that came into a window or fell out of it.
     *
     * @param entered whether it came
     */
    record Crossed(
            long id, String number, boolean credit, LocalDate occurredOn, BigDecimal amountBase, boolean entered) {}

    /** What a policy looked at on a day. */
    record Sight(MetricWindow window, Instant knownAt) {}

    /** What came into sight and what left it between two looks, the oldest first. */
    List<Crossed> crossed(long customerId, Sight then, Sight now) {
        return jdbc.sql(CROSSED)
                .param("customer", customerId)
                .param("from", now.window().from())
                .param("before", now.window().asOf())
                .param("knownAt", Timestamp.from(now.knownAt()))
                .param("fromThen", then.window().from())
                .param("beforeThen", then.window().asOf())
                .param("knownThen", Timestamp.from(then.knownAt()))
                .query((row, _) -> new Crossed(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getString("kind").equals("C"),
                        row.getObject("occurred_on", LocalDate.class),
                        row.getBigDecimal("amount_base"),
                        row.getBoolean("entered")))
                .list();
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement, long customerId, Evidence evidence, Instant knownAt) {
        List<String> kinds = new ArrayList<>();
        if (evidence.purchases()) {
            kinds.add("P");
        }
        if (evidence.credits()) {
            kinds.add("C");
        }
        Evidence.Edge edge = evidence.edge();
        return statement
                .param("customer", customerId)
                .param("kinds", kinds.toArray(String[]::new))
                .param("from", evidence.from())
                .param("before", evidence.before())
                .param("knownAt", Timestamp.from(knownAt))
                .param("edge", edge == null ? null : edge.name());
    }

    private static Document document(ResultSet row, int number) throws SQLException {
        return new Document(
                row.getLong("id"),
                row.getString("number"),
                row.getString("source"),
                row.getString("kind").equals("C") ? "CREDIT_NOTE" : "PURCHASE",
                row.getTimestamp("occurred_at").toInstant(),
                row.getObject("occurred_on", LocalDate.class),
                row.getString("currency"),
                row.getBigDecimal("amount").stripTrailingZeros(),
                row.getBigDecimal("amount_base").stripTrailingZeros(),
                row.getInt("lines"),
                row.getString("original_number"));
    }
}
