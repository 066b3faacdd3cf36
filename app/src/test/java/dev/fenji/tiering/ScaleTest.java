package dev.fenji.tiering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RawQuery;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.test.DatabaseTest;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a first run and the next day's take for many customers, beside the metric query alone. Only on demand:
 * {@code -Dscale.customers=1000000}.
 */
@DatabaseTest
@EnabledIfSystemProperty(named = "scale.customers", matches = "\\d+")
class ScaleTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApplicationContext application;

    @Test
    void takesLittleMoreThanTheQueryItself() throws SQLException {
        int customers = Integer.getInteger("scale.customers", 1000);
        sell(customers);
        tell("first", Runs.run(insights, DAY));
        for (int i = 0; i < 3; i++) {
            System.out.println("raw query: " + RawQuery.time(application, DAY).toMillis() + " ms");
        }
        tell("again", Runs.run(insights, DAY));
        tell("next day", Runs.run(insights, DAY.plusDays(1)));
    }

    private static void tell(String which, InsightRun run) {
        System.out.println(which + ": " + run.state() + " " + run.counts());
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
    }

    /** Skewed: the heaviest customer has a hundred times the orders of the lightest; 2.5 documents of 4 lines on average. */
    private void sell(int customers) {
        jdbc.update("""
                insert into customer (id, source, external_key, name, type, country, search, created_at)
                select i, 'scale', 'K' || i, 'Customer ' || i, 'ORGANISATION', (array['DE','FR','CN','US'])[1 + i %% 4], '',
                       '2020-01-01Z' from generate_series(1, %d) i""".formatted(customers));
        jdbc.update("""
                insert into product (id, source, external_key, name, category)
                select i, 'scale', 'P' || i, 'P' || i, 'C' || i % 25 from generate_series(1, 5000) i""");
        jdbc.update("""
                insert into sales_document (id, source, number, kind, customer_id, occurred_at, occurred_on, currency, rate,
                    rate_date, rate_source, recorded_at)
                select i, 'scale', i::text, case when i %% 25 = 0 then 'C' else 'P' end,
                       1 + floor(power((i * 7919 %% %1$d)::numeric / %1$d, 3) * %1$d)::int %% %1$d,
                       date '2025-01-01' - (i * 104729 %% 900)::int, date '2025-01-01' - (i * 104729 %% 900)::int, 'EUR', 1,
                       '2020-01-01', 'same', '2020-01-01Z'
                from generate_series(1, %2$d::bigint) i""".formatted(customers, customers * 5L / 2));
        jdbc.update("""
                insert into sales_line (document_id, line_no, product_id, content_hash, ordinal, goods, quantity, unit_price,
                    amount, amount_base, recorded_at)
                select d.id, n, p.product, 0, 0, true, 1 + n, p.price, s.sign * (1 + n) * p.price,
                       s.sign * (1 + n) * p.price, '2020-01-01Z'
                from sales_document d cross join generate_series(1, 4) n
                cross join lateral (select 1 + (d.id * 31 + n * 17) % 5000 as product,
                                           ((d.id * 13 + n * 7) % 9999)::numeric / 100 as price) p
                cross join lateral (select case when d.kind = 'C' then -1 else 1 end as sign) s""");
        jdbc.execute("analyze");
    }
}
