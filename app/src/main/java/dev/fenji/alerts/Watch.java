package dev.fenji.alerts;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks at what runs and changes between them left behind for what the rules speak of. Reads only, and names the largest customers first. */
@Repository
class Watch {
    /** More of one kind at once is a change of policy or of the season, and nobody works through it one by one. */
    static final int MOST_OF_A_KIND = 500;

    private static final String RESULTS = """
            with latest as (
                select distinct on (a.customer_id) a.customer_id, a.tier, a.tier_rank, a.held_until, a.valid_from,
                       greatest(m.net_revenue, m.net_revenue_previous) as worth, m.net_revenue
                from assignment a
                join customer_metric m on m.customer_id = a.customer_id
                where a.policy_id = :policy
                  and not exists (select 1 from tier_override_in_force o
                                  where o.policy_id = a.policy_id and o.customer_id = a.customer_id)
            """;
    private static final String ONE_EACH = """
                order by a.customer_id, a.valid_from desc, a.calibration_id desc)
            """;
    private static final String OF_ALL = RESULTS + ONE_EACH;
    private static final String OF_SOME = RESULTS + " and a.customer_id = any(:customers)\n" + ONE_EACH;
    private static final String WILL_DROP = """
            select l.customer_id, l.tier, null as tier_after, l.held_until, l.net_revenue
            from latest l
            where l.held_until is not null and l.tier_rank < :threshold and l.worth >= :minimum
            order by l.worth desc, l.customer_id limit :most""";
    private static final String DEMOTED = """
            select l.customer_id, b.tier, l.tier as tier_after, null::date as held_until, l.net_revenue
            from latest l
            cross join lateral (
                select a.tier, a.tier_rank from assignment a
                where a.policy_id = :policy and a.customer_id = l.customer_id and a.valid_from < l.valid_from
                order by a.valid_from desc, a.calibration_id desc limit 1) b
            where l.valid_from = :asOf and b.tier_rank = 0 and coalesce(l.tier_rank, 1) > 0 and l.worth >= :minimum
            order by l.worth desc, l.customer_id limit :most""";
    private static final String SIZES = """
            select c.as_of, t.value ->> 'tier' as tier, (t.value ->> 'customers')::bigint as customers
            from (select as_of, summary from calibration
                  where policy_id = :policy and as_of <= :asOf and data is not null and summary is not null
                  order by as_of desc, id desc limit 2) c
            cross join lateral jsonb_array_elements(c.summary -> 'tiers') with ordinality t
            where t.ordinality = 1
            order by c.as_of desc""";
    private static final String COUNTRIES = """
            select c.country, sum(m.net_revenue) as now, sum(m.net_revenue_previous) as before
            from customer_metric m
            join customer c on c.id = m.customer_id
            where c.country is not null
            group by c.country
            having sum(m.net_revenue_previous) > 0 and sum(m.net_revenue_previous) >= :minimum
               and sum(m.net_revenue) <= sum(m.net_revenue_previous) * (1 - :threshold / 100.0)
            order by sum(m.net_revenue_previous) - sum(m.net_revenue) desc, c.country
            limit :most""";

    private final JdbcClient jdbc;

    Watch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param customers only what concerns these; null for everything */
    List<Finding> findings(AlertRule rule, int policyId, LocalDate asOf, @Nullable Set<Long> customers) {
        return switch (rule.kind()) {
            case WILL_DROP ->
                ofCustomers(results(WILL_DROP, customers).param("threshold", rule.threshold()), rule, policyId);
            case DEMOTED -> ofCustomers(results(DEMOTED, customers).param("asOf", asOf), rule, policyId);
            case TIER_SHRINKS -> customers == null ? ofTheBestTier(rule, policyId, asOf) : List.of();
            case COUNTRY_LOSES -> customers == null ? ofCountries(rule) : List.of();
        };
    }

    private JdbcClient.StatementSpec results(String found, @Nullable Set<Long> customers) {
        return customers == null
                ? jdbc.sql(OF_ALL + found)
                : jdbc.sql(OF_SOME + found).param("customers", customers.toArray(Long[]::new));
    }

    private static List<Finding> ofCustomers(JdbcClient.StatementSpec query, AlertRule rule, int policyId) {
        return query.param("policy", policyId)
                .param("minimum", rule.minimum())
                .param("most", MOST_OF_A_KIND)
                .query((row, number) -> customer(rule.kind(), row))
                .list();
    }

    private static Finding customer(AlertKind kind, ResultSet row) throws SQLException {
        var facts = new HashMap<String, Object>();
        put(facts, "tier", row.getString("tier"));
        put(facts, "tierAfter", row.getString("tier_after"));
        put(facts, "until", row.getString("held_until"));
        put(facts, "netRevenue", plain(row.getBigDecimal("net_revenue")));
        return Finding.ofCustomer(kind, row.getLong("customer_id"), row.getString("tier"), facts);
    }

    private record Size(LocalDate asOf, String tier, long customers) {}

    private List<Finding> ofTheBestTier(AlertRule rule, int policyId, LocalDate asOf) {
        List<Size> sizes = jdbc.sql(SIZES)
                .param("policy", policyId)
                .param("asOf", asOf)
                .query(Size.class)
                .list();
        if (sizes.size() < 2 || !sizes.get(0).tier().equals(sizes.get(1).tier())) {
            return List.of();
        }
        Size now = sizes.get(0);
        Size before = sizes.get(1);
        long lost = before.customers() - now.customers();
        boolean matters = lost > 0
                && BigDecimal.valueOf(lost).compareTo(rule.minimum()) >= 0
                && BigDecimal.valueOf(100 * lost)
                                .compareTo(rule.threshold().multiply(BigDecimal.valueOf(before.customers())))
                        >= 0;
        return matters
                ? List.of(Finding.ofTier(
                        rule.kind(),
                        now.tier(),
                        Map.of(
                                "tier", now.tier(),
                                "before", before.customers(),
                                "now", now.customers(),
                                "since", before.asOf().toString())))
                : List.of();
    }

    private List<Finding> ofCountries(AlertRule rule) {
        return new ArrayList<>(jdbc.sql(COUNTRIES)
                .param("threshold", rule.threshold())
                .param("minimum", rule.minimum())
                .param("most", MOST_OF_A_KIND)
                .query((row, number) -> {
                    var facts = new HashMap<String, Object>();
                    put(facts, "now", plain(row.getBigDecimal("now")));
                    put(facts, "before", plain(row.getBigDecimal("before")));
                    return Finding.ofCountry(rule.kind(), row.getString("country"), facts);
                })
                .list());
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object fact) {
        if (fact != null) {
            facts.put(name, fact);
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros().toPlainString();
    }
}
