package dev.fenji.intake;

import static dev.fenji.intake.ImportFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.intake.mapping.Kind;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.sales.ExchangeRates;
import dev.fenji.sales.RateRow;
import dev.fenji.test.DatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import(ImportFixture.class)
class RetryingQuarantineTest {

    private static final int MANY = 120_000;

    @Autowired
    ImportFixture company;

    @Autowired
    ExchangeRates rates;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void startEmpty() {
        company.startEmpty();
    }

    @Test
    void veryManyRowsAreTriedAgainInSeveralTransactions() throws Exception {
        var file = new StringBuilder("order,date,customer,item,qty,price,currency\n");
        for (int i = 0; i < MANY; i++) {
            file.append(i / 3)
                    .append(",2024-01-05,c")
                    .append(i / 3 % 500)
                    .append(",p1,")
                    .append(i % 3 + 1)
                    .append(",2,");
            file.append(i / 3 % 2 == 0 ? "EUR" : "USD").append('\n');
        }
        ImportReport report = company.run(file.toString(), withCurrency());
        assertThat(report.counts().quarantined()).isEqualTo(MANY / 2);
        assertThat(company.count("line")).isEqualTo(MANY / 2);

        transaction.executeWithoutResult(_ -> rates.register(
                ExchangeRates.ECB,
                List.of(RateRow.daily("EUR", "USD", LocalDate.of(2024, 1, 5), new BigDecimal("1.25")))));
        ImportReport after = company.retry(report.id());

        assertThat(after.state()).isEqualTo(ImportReport.State.DONE);
        assertThat(after.counts().quarantined()).isZero();
        assertThat(after.counts().linesNew()).isEqualTo(MANY);
        assertThat(after.rowsRead()).isEqualTo(MANY);
        assertThat(company.count("line")).isEqualTo(MANY);
        assertThat(company.jdbc.sql("""
                                select count(distinct d.tx)
                                from sales_document d
                                where d.currency = 'USD'""").query(Integer.class).single())
                .as("transactions")
                .isGreaterThan(1);
        assertThat(company.jdbc
                        .sql("select sum(amount_base) from sales_line")
                        .query(BigDecimal.class)
                        .single())
                .as("3 lines of 2, 4 and 6 per order, half of them in dollars at 1.25")
                .isEqualByComparingTo(new BigDecimal(MANY / 3 / 2).multiply(new BigDecimal("21.6")));
    }

    /** Half of the rows may be bad here. */
    private static Mapping withCurrency() {
        Mapping plain = lines();
        return new Mapping(
                "",
                Kind.ORDER_LINES,
                "shop",
                with(ImportFixture.COLUMNS, "currency", "currency"),
                Map.of(),
                plain.dateFormats(),
                null,
                plain.decimal(),
                plain.creditNote(),
                plain.nonGoods(),
                plain.nulls(),
                0.9,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                false);
    }

    private static Map<String, String> with(Map<String, String> columns, String target, String column) {
        var all = new HashMap<>(columns);
        all.put(target, column);
        return all;
    }

    @Test
    void parentsInACircleWaitInQuarantineUntilSomebodySaysWhichIsWrong() throws Exception {
        Mapping customers = Mapping.plain(
                Kind.CUSTOMERS,
                "crm",
                Map.of("customerKey", "key", "customerName", "name", "parentKey", "parent"),
                Map.of());
        ImportReport report =
                company.run("key,name,parent\nA,Alpha,B\nB,Beta,C\nC,Gamma,A\nD,Delta,A\nE,Epsilon,\n", customers);

        assertThat(report.counts().customersNew()).isEqualTo(5);
        assertThat(report.counts().quarantined()).isEqualTo(3);
        assertThat(company.quarantine.page(report.id(), "OPEN", 0, 10).items())
                .allSatisfy(row -> assertThat(row.findings())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.slug()).isEqualTo("customer/parent-in-circle")))
                .extracting(row -> row.values().get("key"))
                .containsExactly("A", "B", "C");
        assertThat(parents()).containsExactly("A -", "B -", "C -", "D A", "E -");

        company.quarantine.correct(report.id(), 4, Map.of("parent", "")); // C stands alone, as the head of the group
        ImportReport after = company.retry(report.id());

        assertThat(after.counts().quarantined()).isZero();
        assertThat(parents()).containsExactly("A B", "B C", "C -", "D A", "E -");
    }

    @Test
    void aLaterFileCannotCloseACircleEither() throws Exception {
        Mapping customers =
                Mapping.plain(Kind.CUSTOMERS, "crm", Map.of("customerKey", "key", "parentKey", "parent"), Map.of());
        company.run("key,parent\nA,B\nB,\n", customers);
        ImportReport report = company.run("key,parent\nB,A\n", customers);

        assertThat(report.counts().quarantined()).isEqualTo(1);
        assertThat(parents()).containsExactly("A B", "B -");
    }

    private List<String> parents() {
        return company.jdbc.sql("""
                        select c.external_key || ' ' || coalesce(p.external_key, '-')
                        from customer c left join customer p on p.id = c.parent_id
                        order by c.external_key""").query(String.class).list();
    }
}
