package dev.fenji.insight.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.kernel.forecast.NextOrderGrade;
import dev.fenji.kernel.grading.Grade;
import dev.fenji.kernel.grading.GradeReport;
import dev.fenji.kernel.grading.Verdict;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import dev.fenji.test.SharedData;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two years of a real wholesaler: learned from the first, judged on the second. */
@DatabaseTest
class OnlineRetailModelTest {
    private static final LocalDate AS_OF = LocalDate.of(2011, 12, 10);

    /** The files overlap by nine days: the second one is taken from where the first ends. */
    private static final String INVOICES = """
        with line as (
            select Invoice as invoice, "Customer ID" as customer, cast(InvoiceDate as timestamp) as moment,
                   cast(Quantity as double) * cast(Price as double) as amount
            from read_csv(?, header = true, all_varchar = true, quote = '"')
            where InvoiceDate < '2010-12-01'
            union all
            select InvoiceNo, CustomerID, cast(InvoiceDate as timestamp),
                   cast(Quantity as double) * cast(UnitPrice as double)
            from read_csv(?, header = true, all_varchar = true, quote = '"')
        )
        select cast(try_cast(customer as double) as bigint) as customer, invoice like 'C%' as credit,
               cast(min(moment) as date) as day, sum(amount) as amount
        from line where customer is not null
        group by 1, 2, invoice order by 3, 1, invoice\
        """;

    @Autowired
    Insights insights;

    @Autowired
    FitBook book;

    @Autowired
    DataSource postgres;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void theSecondYearIsForetoldFromTheFirstAndTheGradeIsShown() throws Exception {
        Path first = SharedData.file("online_retail/online_retail_ii_2009_2010.csv.gz")
                .orElse(null);
        Path second = SharedData.file("online_retail/online_retail.csv.gz").orElse(null);
        assumeThat(first).isNotNull();
        assumeThat(second).isNotNull();
        load(Objects.requireNonNull(first), Objects.requireNonNull(second));

        InsightRun run = Runs.withModels(insights, AS_OF);

        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
        ScopeReport report = book.of(run.id()).getFirst();
        System.out.println("Online Retail: " + run.counts());
        InsightRun next = Runs.withModels(insights, AS_OF.plusDays(1));
        System.out.println("Online Retail, the day after: " + next.counts());
        System.out.println("Online Retail: " + report.purchases());
        assertThat(report.refusal()).isNull();
        GradePart grade = Objects.requireNonNull(report.grade());
        GradeReport purchases = Objects.requireNonNull(grade.purchases());
        show(purchases.model());
        purchases.rules().forEach(OnlineRetailModelTest::show);
        System.out.println("Online Retail: %s, recommended %s, churn %s"
                .formatted(purchases.verdict(), purchases.recommended(), report.churn()));
        NextOrderGrade orders = Objects.requireNonNull(
                Objects.requireNonNull(grade.nextOrders()).grade());
        System.out.println("Online Retail, next orders: " + orders.coverage() + ", amounts held " + orders.amountsHeld()
                + " of " + orders.compared() + " compared");
        for (GradeReport each :
                new GradeReport[] {Objects.requireNonNull(orders.days()), Objects.requireNonNull(orders.amounts())}) {
            show(each.model());
            each.rules().forEach(OnlineRetailModelTest::show);
            System.out.println("Online Retail: " + each.verdict() + ", recommended " + each.recommended());
        }
        assertThat(orders.compared()).isGreaterThan(1000);
        assertThat(orders.coverage().ofBuyers()).isBetween(.7, .95);
        assertThat(orders.days().comparisons()).allMatch(comparison -> comparison.verdict() == Verdict.BETTER);
        assertThat(grade.customers()).isGreaterThan(3000);
        assertThat(purchases.rules()).hasSize(4);
        assertThat(jdbc.queryForObject("select count(*) from customer_worth where clv is null", Integer.class))
                .isZero();
    }

    private static void show(Grade grade) {
        System.out.println("Online Retail: " + grade.forecast() + " " + grade.measures());
    }

    private void load(Path first, Path second) throws Exception {
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        var sales = new SimulatedSales(0, LocalDate.EPOCH, 0);
        Map<String, Long> ids = new HashMap<>();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var query = duck.prepareStatement(INVOICES)) {
            query.setString(1, first.toString());
            query.setString(2, second.toString());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    long customer = ids.computeIfAbsent(rows.getString(1), _ -> sales.customer("GB", "{}"));
                    int day = Math.toIntExact(rows.getObject(3, LocalDate.class).toEpochDay());
                    if (rows.getBoolean(2)) {
                        sales.takeBack(customer, day, Math.abs(rows.getDouble(4)));
                    } else {
                        sales.sell(customer, day, rows.getDouble(4));
                    }
                }
            }
        }
        sales.store(postgres);
    }
}
