package dev.fenji.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code sales_document}, many at a time. */
@Component
class DocumentTable {

    private final JdbcClient jdbc;

    DocumentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stored document, locked until the transaction ends. */
    record Stored(
            int position,
            long id,
            @Nullable Long customerId,
            String currency,
            BigDecimal rate,
            LocalDate rateDate,
            String rateSource) {}

    /** What a known document lacked: its customer, the original it did not name before, or lines. */
    record Completed(
            long id, @Nullable Long customerId, @Nullable String originalNumber, boolean newLines) {}

    long[] nextIds(int count) {
        var ids = jdbc.sql("""
                        select array_agg(nextval('sales_document_id_seq')) as ids
                        from generate_series(1, :count)
                        """)
                .param("count", count)
                .query((row, n) -> (Long[]) row.getArray("ids").getArray())
                .single();
        return Arrays.stream(ids).mapToLong(Long::longValue).toArray();
    }

    /** Inserts those that are new, in the order given; returns their ids. */
    Set<Long> insertNew(List<Draft> drafts, ImportRef ref, Instant recordedAt) {
        if (drafts.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                        insert into sales_document (id, source, number, kind, customer_id, occurred_at, occurred_on,
                                                    currency, rate, rate_date, rate_source, original_number, status,
                                                    import_id, recorded_at)
                        select g.id, g.source, g.number, g.kind, g.customer_id, g.occurred_at::timestamptz,
                               g.occurred_on::date, g.currency, g.rate::numeric, g.rate_date::date, g.rate_source,
                               g.original_number, g.status, :import, :recorded::timestamptz
                        from unnest(:id::bigint[], :source::text[], :number::text[], :kind::text[],
                                    :customer::bigint[], :occurredAt::text[], :occurredOn::text[], :currency::text[],
                                    :rate::text[], :rateDate::text[], :rateSource::text[], :original::text[],
                                    :status::text[])
                             as g(id, source, number, kind, customer_id, occurred_at, occurred_on, currency, rate,
                                  rate_date, rate_source, original_number, status)
                        on conflict (source, number, kind) do nothing
                        returning id
                        """)
                .param("import", ref.importId())
                .param("recorded", recordedAt.toString())
                .param("id", drafts.stream().mapToLong(draft -> draft.id).toArray())
                .param("source", texts(drafts, draft -> draft.document.source()))
                .param("number", texts(drafts, draft -> draft.document.number()))
                .param("kind", texts(drafts, draft -> draft.document.kind().code()))
                .param(
                        "customer",
                        drafts.stream().map(draft -> draft.customerId).toArray(Long[]::new))
                .param("occurredAt", texts(drafts, draft -> draft.occurredAt().toString()))
                .param("occurredOn", texts(drafts, draft -> draft.day.toString()))
                .param("currency", texts(drafts, draft -> draft.document.currency()))
                .param("rate", texts(drafts, draft -> draft.rate().factor().toPlainString()))
                .param("rateDate", texts(drafts, draft -> draft.rate().date().toString()))
                .param("rateSource", texts(drafts, draft -> draft.rate().source()))
                .param("original", texts(drafts, draft -> draft.document.originalNumber()))
                .param("status", texts(drafts, draft -> draft.document.status()))
                .query(Long.class)
                .list());
    }

    /** The stored documents of these identities, locked in key order; positions are those of the list. */
    List<Stored> lock(List<Draft> drafts) {
        return jdbc.sql("""
                        select g.position, d.id, d.customer_id, d.currency, d.rate, d.rate_date, d.rate_source
                        from unnest(:source::text[], :number::text[], :kind::text[])
                             with ordinality as g(source, number, kind, position)
                        join sales_document d on d.source = g.source and d.number = g.number and d.kind = g.kind::char(1)
                        order by g.position
                        for no key update of d
                        """)
                .param("source", texts(drafts, draft -> draft.document.source()))
                .param("number", texts(drafts, draft -> draft.document.number()))
                .param("kind", texts(drafts, draft -> draft.document.kind().code()))
                .query((row, n) -> new Stored(
                        row.getInt("position") - 1,
                        row.getLong("id"),
                        row.getObject("customer_id", Long.class),
                        row.getString("currency"),
                        row.getBigDecimal("rate"),
                        row.getObject("rate_date", LocalDate.class),
                        row.getString("rate_source")))
                .list();
    }

    /** Fills in what known documents lacked. One that got lines is written again too: copies follow documents, not lines. */
    void complete(List<Completed> documents) {
        if (documents.isEmpty()) {
            return;
        }
        attributeFromNow(documents);
        jdbc.sql("""
                        update sales_document d
                        set customer_id     = coalesce(d.customer_id, g.customer_id),
                            original_number = coalesce(d.original_number, g.original_number),
                            tx              = pg_current_xact_id()
                        from unnest(:id::bigint[], :customer::bigint[], :original::text[], :newLines::boolean[])
                             as g(id, customer_id, original_number, new_lines)
                        where d.id = g.id
                          and (g.new_lines
                            or d.customer_id is null and g.customer_id is not null
                            or d.original_number is null and g.original_number is not null)
                        """)
                .param("id", documents.stream().mapToLong(Completed::id).toArray())
                .param("customer", documents.stream().map(Completed::customerId).toArray(Long[]::new))
                .param(
                        "original",
                        documents.stream().map(Completed::originalNumber).toArray(String[]::new))
                .param("newLines", documents.stream().map(Completed::newLines).toArray(Boolean[]::new))
                .update();
    }

    /** Whose sale it is becomes known now: as known before, the customer did not have it. */
    private void attributeFromNow(List<Completed> documents) {
        jdbc.sql("""
                        update sales_line l set recorded_at = now()
                        from unnest(:id::bigint[], :customer::bigint[]) as g(id, customer_id)
                        join sales_document d on d.id = g.id
                        where g.customer_id is not null and d.customer_id is null and l.document_id = d.id
                        """)
                .param("id", documents.stream().mapToLong(Completed::id).toArray())
                .param("customer", documents.stream().map(Completed::customerId).toArray(Long[]::new))
                .update();
    }

    /** Links documents to the purchase they name, whichever of the two came first. */
    void linkOriginals(String source, Set<String> named, Set<String> purchases) {
        if (!named.isEmpty()) {
            link(source, named);
        }
        if (!purchases.isEmpty() && awaited(source)) {
            link(source, purchases);
        }
    }

    private boolean awaited(String source) {
        return jdbc.sql("""
                        select exists (select from sales_document
                                       where source = :source
                                         and original_number is not null and original_document_id is null)
                        """).param("source", source).query(Boolean.class).single();
    }

    private void link(String source, Set<String> originals) {
        jdbc.sql("""
                        update sales_document d
                        set original_document_id = o.id,
                            tx                   = pg_current_xact_id()
                        from sales_document o
                        where d.source = :source
                          and d.original_number = any (:original::text[])
                          and d.original_document_id is null
                          and o.source = d.source and o.number = d.original_number and o.kind = 'P'
                          and o.id <> d.id
                        """)
                .param("source", source)
                .param("original", originals.toArray(String[]::new))
                .update();
    }

    private static String[] texts(List<Draft> drafts, Function<Draft, @Nullable String> column) {
        return drafts.stream().map(column).toArray(String[]::new);
    }
}
