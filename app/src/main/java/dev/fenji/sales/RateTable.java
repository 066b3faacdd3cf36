package dev.fenji.sales;

import dev.fenji.shared.Organisation;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code exchange_rate}, and the rates found in them. */
@Component
class RateTable implements ExchangeRates {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    RateTable(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    @Override
    public Rate on(String currency, LocalDate day) {
        var wanted = new Wanted(currency, day);
        return on(Set.of(wanted)).getOrDefault(wanted, missing(wanted));
    }

    @Override
    public Map<Wanted, Rate> on(Collection<Wanted> wanted) {
        var base = organisation.baseCurrency();
        var legs = new HashSet<RateLegs.Leg>();
        for (var each : wanted) {
            legs.addAll(RateLegs.needed(each.currency(), base, each.day()));
        }
        var found = new RateLegs(legs.isEmpty() ? Map.of() : published(List.copyOf(legs)));
        var result = new HashMap<Wanted, Rate>(wanted.size() * 2);
        for (var each : wanted) {
            var rate = found.rate(each.currency(), base, each.day());
            result.put(each, rate == null ? missing(each) : rate);
        }
        return result;
    }

    private Rate.Missing missing(Wanted wanted) {
        return new Rate.Missing(wanted.currency(), organisation.baseCurrency(), wanted.day());
    }

    /** For each leg the last rate still valid on its day; the organisation's own rates before published ones. */
    private Map<RateLegs.Leg, RateLegs.Published> published(List<RateLegs.Leg> legs) {
        var result = new HashMap<RateLegs.Leg, RateLegs.Published>();
        jdbc.sql("""
                        select g.position, r.source, r.valid_from, r.rate
                        from unnest(:from::text[], :to::text[], :day::text[])
                             with ordinality as g(base, quote, day, position)
                        cross join lateral (
                            (select 1 as rank, e.source, e.valid_from, e.valid_until, e.rate
                             from exchange_rate e
                             where e.base = g.base::char(3) and e.quote = g.quote::char(3) and e.valid_from <= g.day::date
                               and e.source <> 'ECB'
                             order by e.valid_from desc, e.source limit 1)
                            union all
                            (select 2 as rank, e.source, e.valid_from, e.valid_until, e.rate
                             from exchange_rate e
                             where e.base = g.base::char(3) and e.quote = g.quote::char(3) and e.valid_from <= g.day::date
                               and e.source = 'ECB'
                             order by e.valid_from desc limit 1)) r
                        where r.valid_until is null or r.valid_until >= g.day::date
                        order by g.position, r.rank desc
                        """)
                .param("from", texts(legs, RateLegs.Leg::from))
                .param("to", texts(legs, RateLegs.Leg::to))
                .param("day", texts(legs, leg -> leg.day().toString()))
                .query(row -> {
                    var leg = legs.get(row.getInt("position") - 1);
                    result.put(
                            leg,
                            new RateLegs.Published(
                                    row.getBigDecimal("rate"),
                                    row.getObject("valid_from", LocalDate.class),
                                    row.getString("source")));
                });
        return result;
    }

    @Override
    @Transactional
    public int register(String source, Collection<RateRow> rows) {
        var byKey = new TreeMap<RateRow, RateRow>(Comparator.comparing(RateRow::base)
                .thenComparing(RateRow::quote)
                .thenComparing(RateRow::validFrom));
        for (var row : rows) {
            var kept = complete(source, row);
            byKey.remove(kept);
            byKey.put(kept, kept);
        }
        if (byKey.isEmpty()) {
            return 0;
        }
        var sorted = new ArrayList<>(byKey.values());
        return jdbc.sql("""
                        insert into exchange_rate as e (source, base, quote, valid_from, valid_until, rate)
                        select :source, g.base, g.quote, g.valid_from::date, g.valid_until::date, g.rate::numeric
                        from unnest(:base::text[], :quote::text[], :from::text[], :until::text[], :rate::text[])
                             as g(base, quote, valid_from, valid_until, rate)
                        on conflict (base, quote, valid_from, source) do update
                        set valid_until = excluded.valid_until, rate = excluded.rate
                        where e.rate <> excluded.rate or e.valid_until is distinct from excluded.valid_until
                        """)
                .param("source", source)
                .param("base", texts(sorted, RateRow::base))
                .param("quote", texts(sorted, RateRow::quote))
                .param("from", texts(sorted, row -> row.validFrom().toString()))
                .param("until", texts(sorted, row -> text(row.validUntil())))
                .param("rate", texts(sorted, row -> row.rate().toPlainString()))
                .update();
    }

    @Override
    public List<Series> series(@Nullable String currency) {
        return jdbc.sql("""
                        select source, base, quote, min(valid_from) as first_day, max(valid_from) as last_day,
                               (array_agg(rate order by valid_from desc))[1] as latest, count(*) as rates
                        from exchange_rate
                        where :currency::text is null or base = :currency or quote = :currency
                        group by source, base, quote
                        order by source, base, quote
                        """)
                .param("currency", currency, Types.VARCHAR)
                .query((row, n) -> new Series(
                        row.getString("source"),
                        row.getString("base"),
                        row.getString("quote"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getBigDecimal("latest"),
                        row.getLong("rates")))
                .list();
    }

    /** The reference rates are daily: each lasts for a few days only, whoever reads the file. */
    private static RateRow complete(String source, RateRow row) {
        boolean daily = source.equals(ECB) && row.validUntil() == null;
        return daily ? RateRow.daily(row.base(), row.quote(), row.validFrom(), row.rate()) : row;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static <T> String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
