package dev.fenji.customer;

import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.SharedProblem;
import dev.fenji.shared.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code country_alias}, and the countries of many customers. */
@Component
class CountryTable {

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;

    CountryTable(JdbcClient jdbc, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
    }

    Map<String, Optional<String>> decisions(Collection<String> folded) {
        var result = new HashMap<String, Optional<String>>();
        jdbc.sql("select given, country from country_alias where given = any (:given::text[])")
                .param("given", folded.toArray(String[]::new))
                .query(row -> {
                    result.put(row.getString("given"), Optional.ofNullable(row.getString("country")));
                });
        return result;
    }

    void decide(String folded, @Nullable String country, String by) {
        jdbc.sql("""
                        insert into country_alias (given, country, decided_by)
                        values (:given, :country, :by)
                        on conflict (given) do update
                        set country = excluded.country, decided_by = excluded.decided_by, decided_at = now()
                        """)
                .param("given", folded)
                .param("country", country)
                .param("by", by)
                .update();
    }

    void forget(String folded) {
        jdbc.sql("delete from country_alias where given = :given")
                .param("given", folded)
                .update();
    }

    List<Countries.Alias> aliases() {
        return jdbc.sql("select given, country, decided_by, decided_at from country_alias order by given")
                .query((row, n) -> new Countries.Alias(
                        row.getString("given"),
                        row.getString("country"),
                        row.getString("decided_by"),
                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    List<Countries.Unresolved> unresolved() {
        var sql = SqlText.of("""
                select c.country_given as given, count(*) as customers
                from customer c
                where c.country is null and c.country_given is not null and\s
                """);
        return CustomerScope.visible(sql, currentUser.scope())
                .add(" group by c.country_given order by customers desc, given")
                .on(jdbc)
                .query(Countries.Unresolved.class)
                .list();
    }

    /** Every country text that a customer has: few, however many customers there are. */
    List<String> spellings() {
        return jdbc.sql("select distinct country_given from customer where country_given is not null")
                .query(String.class)
                .list();
    }

    int setCountry(List<String> spellings, @Nullable String country) {
        return jdbc.sql("""
                        update customer
                        set country = :country, updated_at = now(), tx = pg_current_xact_id()
                        where country_given = any (:given::text[]) and country is distinct from :country
                        """)
                .param("country", country)
                .param("given", spellings.toArray(String[]::new))
                .update();
    }

    Page<Countries.Disagreement> disagreements(@Nullable String cursor, int limit) {
        var sql = SqlText.of("""
                select c.id, c.name, c.country, c.country_given, c.countries_seen
                from customer c
                where cardinality(c.countries_seen) > 1 and c.id > :after and\s
                """);
        var rows = CustomerScope.visible(sql, currentUser.scope())
                .add(" order by c.id limit :rows")
                .on(jdbc)
                .param("after", cursor == null ? 0 : after(cursor))
                .param("rows", limit + 1)
                .query(CountryTable::disagreement)
                .list();
        return Page.of(rows, limit, row -> Long.toString(row.customerId()));
    }

    private static Countries.Disagreement disagreement(ResultSet row, int number) throws SQLException {
        return new Countries.Disagreement(
                row.getLong("id"),
                row.getString("name"),
                row.getString("country"),
                row.getString("country_given"),
                List.of((String[]) row.getArray("countries_seen").getArray()));
    }

    private static long after(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw new ProblemException(SharedProblem.INVALID_CURSOR, Map.of("cursor", cursor));
        }
    }
}
