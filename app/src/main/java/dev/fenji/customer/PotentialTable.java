package dev.fenji.customer;

import dev.fenji.identity.CurrentUser;
import dev.fenji.kernel.potential.PotentialKind;
import dev.fenji.shared.FactsPresence;
import dev.fenji.shared.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code potential_input}. Money among them is in the base currency, which therefore stays. */
@Component
class PotentialTable implements FactsPresence {

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    PotentialTable(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    @Override
    public boolean factsExist() {
        return jdbc.sql("select exists (select from potential_input)")
                .query(Boolean.class)
                .single();
    }

    long insert(long customerId, DeclaredPotential said, String by) {
        return jdbc.sql("""
                        insert into potential_input (customer_id, kind, value, confidence, source, observed_on,
                                                     valid_until, note, recorded_by)
                        values (:customer, :kind, :value, :confidence, :source, :observedOn, :validUntil, :note, :by)
                        returning id""")
                .param("customer", customerId)
                .param("kind", said.kind().id())
                .param("value", said.value())
                .param("confidence", said.confidence())
                .param("source", said.source())
                .param("observedOn", said.observedOn())
                .param("validUntil", said.validUntil())
                .param("note", said.note())
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /** Customers are locked in the order of their ids, so that two imports of the same inputs wait for each other. */
    int insertNew(List<PotentialInputs.Given> given, String by) {
        jdbc.sql("""
                        select 1 from customer c where c.id = any (:customers::bigint[])
                        order by c.id for no key update""").param("customers", ids(given)).query(Integer.class).list();
        return jdbc.sql("""
                        insert into potential_input (customer_id, kind, value, confidence, source, observed_on,
                                                     valid_until, note, recorded_by)
                        select customer_id, kind, value, confidence, source, observed_on, valid_until, note, :by
                        from (select g.*, row_number() over (
                                  partition by customer_id, kind, value, confidence, source, observed_on, valid_until,
                                               note order by place) as copy
                              from unnest(:customers::bigint[], :kinds::text[], :values::text[]::numeric[],
                                          :confidences::text[]::numeric[], :sources::text[], :days::text[]::date[],
                                          :untils::text[]::date[], :notes::text[])
                                   with ordinality
                                   as g(customer_id, kind, value, confidence, source, observed_on, valid_until, note,
                                        place)) g
                        where copy = 1 and not exists (
                            select from potential_input p
                            where p.customer_id = g.customer_id and p.kind = g.kind and p.observed_on = g.observed_on
                              and p.source = g.source and p.value = g.value and p.confidence = g.confidence
                              and p.valid_until is not distinct from g.valid_until
                              and p.note is not distinct from g.note)
                        order by place""")
                .param("by", by)
                .param("customers", ids(given))
                .param("kinds", column(given, said -> said.kind().id()))
                .param("values", column(given, said -> said.value().toPlainString()))
                .param("confidences", column(given, said -> said.confidence().toPlainString()))
                .param("sources", column(given, DeclaredPotential::source))
                .param("days", column(given, said -> said.observedOn().toString()))
                .param(
                        "untils",
                        column(
                                given,
                                said -> said.validUntil() == null
                                        ? null
                                        : said.validUntil().toString()))
                .param("notes", column(given, DeclaredPotential::note))
                .update();
    }

    private static Long[] ids(List<PotentialInputs.Given> given) {
        return given.stream().map(PotentialInputs.Given::customerId).toArray(Long[]::new);
    }

    private static String[] column(
            List<PotentialInputs.Given> given, Function<DeclaredPotential, @Nullable String> value) {
        return TextArrays.column(given, one -> value.apply(one.said()));
    }

    /** Marks an input that still holds; false when it was withdrawn before. */
    boolean withdraw(long id, String by, @Nullable String reason, @Nullable Long replacedBy) {
        return jdbc.sql("""
                                update potential_input
                                set withdrawn_at = now(), withdrawn_by = :by, withdrawn_reason = :reason,
                                    replaced_by = :replacedBy, tx = pg_current_xact_id()
                                where id = :id and withdrawn_at is null""")
                        .param("id", id)
                        .param("by", by)
                        .param("reason", reason)
                        .param("replacedBy", replacedBy)
                        .update()
                == 1;
    }

    Optional<PotentialInput> get(long id) {
        return visible(inputs().add("where p.id = :id and "))
                .on(jdbc)
                .param("id", id)
                .query(PotentialTable::input)
                .optional();
    }

    List<PotentialInput> history(long customerId, @Nullable PotentialKind kind) {
        return visible(inputs().add("""
                        where p.customer_id = :customer and p.kind = coalesce(:kind, p.kind) and\s
                        """))
                .add(" order by p.observed_on desc, p.recorded_at desc, p.id desc")
                .on(jdbc)
                .param("customer", customerId)
                .param("kind", kind == null ? null : kind.id())
                .query(PotentialTable::input)
                .list();
    }

    List<PotentialInput> asOf(long customerId, LocalDate day) {
        return visible(inputs().add("""
                        where p.customer_id = :customer and p.withdrawn_at is null and p.observed_on < :day
                          and (p.valid_until is null or p.valid_until >= :day)
                          and not exists (
                              select from potential_input l
                              where l.customer_id = p.customer_id and l.kind = p.kind and l.withdrawn_at is null
                                and l.observed_on < :day and (l.valid_until is null or l.valid_until >= :day)
                                and (l.observed_on, l.recorded_at, l.id) > (p.observed_on, p.recorded_at, p.id))
                          and\s
                        """))
                .on(jdbc)
                .param("customer", customerId)
                .param("day", day)
                .query(PotentialTable::input)
                .list();
    }

    private static SqlText inputs() {
        return SqlText.of("""
                select p.id, p.customer_id, p.kind, p.value, p.confidence, p.source, p.observed_on, p.valid_until,
                       p.note, p.recorded_at, p.recorded_by, p.withdrawn_at, p.withdrawn_by, p.withdrawn_reason,
                       p.replaced_by
                from potential_input p join customer c on c.id = p.customer_id\s
                """);
    }

    private SqlText visible(SqlText sql) {
        return CustomerScope.visible(sql, currentUser.scope());
    }

    private static PotentialInput input(ResultSet row, int number) throws SQLException {
        var said = new DeclaredPotential(
                Objects.requireNonNull(PotentialKind.find(row.getString("kind"))),
                row.getBigDecimal("value"),
                row.getString("source"),
                row.getObject("observed_on", LocalDate.class),
                row.getBigDecimal("confidence"),
                row.getObject("valid_until", LocalDate.class),
                row.getString("note"));
        return new PotentialInput(
                row.getLong("id"),
                row.getLong("customer_id"),
                said,
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("recorded_by"),
                withdrawal(row));
    }

    private static PotentialInput.@Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("withdrawn_at");
        return at == null
                ? null
                : new PotentialInput.Withdrawal(
                        at.toInstant(),
                        row.getString("withdrawn_by"),
                        row.getString("withdrawn_reason"),
                        row.getObject("replaced_by", Long.class));
    }
}
