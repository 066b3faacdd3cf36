package dev.fenji.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.test.DatabaseTest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two years of a real wholesaler, compared with what DuckDB says about the same files. */
@DatabaseTest
class OnlineRetailImportTest {

    private static final long LINES_OF_FIRST_FILE = 541_909;

    /** The files share nine days, line for line: 22,523 lines. */
    private static final long LINES_OF_BOTH = 1_044_847;

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aBritishCompany() {
        jdbc.sql(
                        "truncate import_quarantine, import_run, import_file, sales_line, sales_document, product, customer cascade")
                .update();
        jdbc.sql("update organisation set base_currency = 'GBP', zone = 'Europe/London'")
                .update();
    }

    @Test
    void storesEveryLineAndOverlappingLinesOnce() throws Exception {
        Path later = SharedData.file("online_retail/online_retail.csv.gz");
        Path earlier = SharedData.file("online_retail/online_retail_ii_2009_2010.csv.gz");

        ImportReport first = done(imports.start(List.of(later), "online-retail"));
        assertThat(first.rowsTotal()).isEqualTo(LINES_OF_FIRST_FILE);
        assertThat(first.counts().linesNew()).isEqualTo(LINES_OF_FIRST_FILE);
        assertThat(first.counts().quarantined()).isZero();
        assertThat(first.counts().unattributedLines()).isEqualTo(135_080);

        ImportReport second = done(imports.start(List.of(earlier), "online-retail-ii"));
        assertThat(second.counts().quarantined()).isZero();
        assertThat(lines()).isEqualTo(LINES_OF_BOTH);

        ImportReport again = done(imports.start(List.of(later), "online-retail"));
        assertThat(again.counts().linesNew()).isZero();
        assertThat(lines()).isEqualTo(LINES_OF_BOTH);

        assertThat(netByCustomer()).isEqualTo(netByCustomerInDuckDb(later, earlier));
    }

    private ImportReport done(List<Long> ids) throws InterruptedException {
        ImportReport report = imports.await(ids.getFirst(), Duration.ofMinutes(10));
        assertThat(report.error()).isNull();
        assertThat(report.state()).isEqualTo(ImportReport.State.DONE);
        Duration took = Duration.between(report.startedAt(), requireNonNull(report.finishedAt()));
        System.out.printf(
                "%s: %,d rows in %,d ms = %,d rows/s%n",
                report.fileName(), report.rowsRead(), took.toMillis(), report.rowsRead() * 1000 / took.toMillis());
        return report;
    }

    private long lines() {
        return jdbc.sql("select count(*) from sales_line").query(Long.class).single();
    }

    private Map<String, BigDecimal> netByCustomer() {
        Map<String, BigDecimal> net = new HashMap<>();
        jdbc.sql("""
                select c.external_key, sum(l.amount_base) as net
                from sales_line l join sales_document d on d.id = l.document_id join customer c on c.id = d.customer_id
                group by c.external_key""").query(rs -> {
            net.put(rs.getString(1), rs.getBigDecimal(2).stripTrailingZeros());
        });
        return net;
    }

    /** The overlapping days are taken from the later file only. */
    private static Map<String, BigDecimal> netByCustomerInDuckDb(Path later, Path earlier) throws Exception {
        Map<String, BigDecimal> net = new HashMap<>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        with line as (
                            select "CustomerID" as customer, "Quantity"::decimal(18, 6) as q, "UnitPrice"::decimal(18, 6) as p
                            from read_csv('%s', all_varchar = true)
                            union all
                            select "Customer ID", "Quantity"::decimal(18, 6), "Price"::decimal(18, 6)
                            from read_csv('%s', all_varchar = true)
                            where "InvoiceDate" < '2010-12-01'
                        )
                        select customer, sum(q * p) from line where customer <> '' group by customer""".formatted(later, earlier))) {
            while (rows.next()) {
                net.put(rows.getString(1), rows.getBigDecimal(2).stripTrailingZeros());
            }
        }
        return net;
    }
}
