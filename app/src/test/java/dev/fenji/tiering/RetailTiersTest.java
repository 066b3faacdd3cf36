package dev.fenji.tiering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RetailFile;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.SharedData;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Figures and tiers of a year of real sales, customer by customer, against another computation from the file itself. */
@DatabaseTest
class RetailTiersTest {
    private static final LocalDate DAY = LocalDate.of(2011, 12, 10);

    private static final String FIGURES = """
            create table expected as
            select customer,
                   cast(date '2011-12-10' - max(cast(moment as date)) filter (where not credit) as int) as recency,
                   count(distinct number) filter (where not credit and moment >= timestamp '2010-12-10') as frequency,
                   coalesce(sum(quantity * price) filter (where not credit and moment >= timestamp '2010-12-10'), 0) as gross,
                   coalesce(-sum(quantity * price) filter (where credit and moment >= timestamp '2010-12-10'), 0) as returned,
                   coalesce(sum(quantity * price) filter (where moment >= timestamp '2010-12-10'), 0) as net
            from raw where customer is not null and moment < timestamp '2011-12-10' group by customer""";

    private static final String ABC = """
            select customer, case when net <= 0 then 'C'
                                  when (running - net * peers) / base < 0.80 then 'A'
                                  when (running - net * peers) / base < 0.95 then 'B' else 'C' end as tier, net as score
            from (select customer, net, sum(greatest(net, 0)) over () as base,
                         sum(greatest(net, 0)) over (order by net desc range unbounded preceding) as running,
                         count(*) over (partition by net) as peers
                  from expected where frequency > 0)""";

    private static final String RFM = """
            with q as (
                select quantile_cont(recency, [0.2, 0.4, 0.6, 0.8]) as rq,
                       quantile_cont(frequency, [0.2, 0.4, 0.6, 0.8]) as fq,
                       quantile_cont(cast(net as double), [0.2, 0.4, 0.6, 0.8]) as mq
                from expected where frequency > 0)
            select customer,
                   5 - len(list_filter((select rq from q), lambda b: b < recency)) as r,
                   1 + len(list_filter((select fq from q), lambda b: b < frequency)) as f,
                   1 + len(list_filter((select mq from q), lambda b: b < net - 0.0000005)) as m
            from expected where frequency > 0""";

    @Autowired
    Insights insights;

    @Autowired
    DataSource postgres;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void agreesWithTheFileCustomerByCustomer() throws Exception {
        Optional<Path> csv = SharedData.file("online_retail/online_retail.csv.gz");
        assumeTrue(csv.isPresent(), "the Online Retail file is not here");
        try (var file = new RetailFile(csv.get(), DriverManager.getConnection("jdbc:duckdb:"));
                Statement expected = file.raw().createStatement()) {
            file.store(postgres);
            expected.execute(FIGURES);
            InsightRun run = Runs.run(insights, DAY);
            assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
            compareFigures(expected);
            compareAbc(expected);
            compareRfm(expected);
        }
    }

    private void compareFigures(Statement expected) throws SQLException {
        Map<String, String> stored = new TreeMap<>();
        jdbc.query("""
                select c.external_key, m.recency_days, m.frequency, m.gross, m.returns, m.net_revenue
                from customer_metric m join customer c on c.id = m.customer_id where m.last_purchase_on is not null""", row -> {
            stored.put(row.getString(1), figures(row));
        });
        Map<String, String> wanted = new TreeMap<>();
        try (ResultSet row =
                expected.executeQuery("select customer, recency, frequency, gross, returned, net from expected"
                        + " where recency is not null")) {
            while (row.next()) {
                wanted.put(row.getString(1), figures(row));
            }
        }
        assertThat(wanted).hasSizeGreaterThan(4000);
        assertThat(stored).isEqualTo(wanted);
    }

    private static String figures(ResultSet row) throws SQLException {
        return row.getInt(2) + " " + row.getInt(3) + " " + plain(row.getBigDecimal(4)) + " "
                + plain(row.getBigDecimal(5)) + " " + plain(row.getBigDecimal(6));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private void compareAbc(Statement expected) throws SQLException {
        Map<String, String> stored = new TreeMap<>();
        jdbc.query(
                """
                select c.external_key, a.tier, a.score from latest_assignment a
                join policy p on p.id = a.policy_id and p.slug like 'abc%' join customer c on c.id = a.customer_id
                where a.tier is not null""",
                row -> {
                    stored.put(row.getString(1), row.getString(2) + " " + plain(row.getBigDecimal(3)));
                });
        Map<String, String> wanted = new TreeMap<>();
        try (ResultSet row = expected.executeQuery(ABC)) {
            while (row.next()) {
                wanted.put(row.getString(1), row.getString(2) + " " + plain(row.getBigDecimal(3)));
            }
        }
        assertThat(stored).isEqualTo(wanted);
    }

    private void compareRfm(Statement expected) throws SQLException {
        Map<String, String> stored = new TreeMap<>();
        jdbc.query(
                """
                select c.external_key, a.r, a.f, a.score - a.r - a.f from latest_assignment a
                join policy p on p.id = a.policy_id and p.slug like 'rfm%' join customer c on c.id = a.customer_id
                where a.tier is not null""",
                row -> {
                    stored.put(row.getString(1), row.getInt(2) + "" + row.getInt(3) + row.getInt(4));
                });
        Map<String, String> wanted = new TreeMap<>();
        try (ResultSet row = expected.executeQuery(RFM)) {
            while (row.next()) {
                wanted.put(row.getString(1), row.getInt(2) + "" + row.getInt(3) + row.getInt(4));
            }
        }
        assertThat(stored).isEqualTo(wanted);
    }
}
