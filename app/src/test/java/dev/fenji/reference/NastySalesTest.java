package dev.fenji.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.test.DatabaseTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Seeded nasty sales through the whole application, over HTTP, against a plain computation. */
@DatabaseTest
@Import(Company.class)
class NastySalesTest {
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2021, 6, 30), LocalDate.of(2022, 2, 28), LocalDate.of(2023, 2, 1));

    @Autowired
    Company company;

    @Autowired
    Clock clock;

    @ParameterizedTest(name = "seed {0} in {1}")
    @CsvSource({"5, Asia/Shanghai", "6, America/New_York"})
    void everyDayIsAsThePlainComputationSays(long seed, ZoneId zone) throws Exception {
        NastySales made = customers(seed, zone, 220);
        company.importText("nasty", made.more(1200));
        List<Sale> known = made.sales(company.documents());
        Instant then = between();
        company.importText("nasty", made.more(400));
        company.importText("nasty", made.future(LocalDate.now(clock).plusDays(9), 5));
        List<Sale> sales = made.sales(company.documents());

        for (LocalDate day : DAYS) {
            company.run(day, null);
            var comparison = new Comparison(company, sales, day);
            assertThat(comparison.buyers()).isGreaterThan(100);
            comparison.figuresInForce();
            comparison.tiers();
            Comparison.alone(company, sales, day, 12, null, seed);
            Comparison.alone(company, known, day, 12, then, seed);
        }
        for (LocalDate day : DAYS) {
            new Comparison(company, sales, day).tiers();
        }
        Comparison.alone(company, sales, LocalDate.of(2021, 1, 2), 1, null, seed);
        Comparison.alone(company, sales, LocalDate.of(2024, 2, 29), 24, null, seed);
    }

    @Test
    void theSameFactsGiveTheSameDigestsAndWriteNothing() throws Exception {
        NastySales made = customers(7, ZoneId.of("UTC"), 150);
        company.importText("nasty", made.more(900));
        String first = company.run(DAYS.getLast(), null);
        String second = company.run(DAYS.getLast(), null);
        assertThat(digests(second)).isNotEmpty().isEqualTo(digests(first));
        assertThat(JsonPath.<Integer>read(second, "$.counts.assignmentsChanged"))
                .isZero();
    }

    @Test
    void oneCustomerAlone() throws Exception {
        NastySales made = customers(8, ZoneId.of("Pacific/Auckland"), 1);
        company.importText("nasty", made.more(40));
        List<Sale> sales = made.sales(company.documents());
        for (LocalDate day : DAYS) {
            company.run(day, null);
            var comparison = new Comparison(company, sales, day);
            comparison.figuresInForce();
            comparison.tiers();
        }
    }

    private NastySales customers(long seed, ZoneId zone, int customers) throws Exception {
        company.startEmpty("CNY", zone.getId());
        company.jdbc.update(NastySales.rates());
        company.mapping("nasty-customers", NastySales.CUSTOMERS_MAPPING);
        company.mapping("nasty-products", NastySales.PRODUCTS_MAPPING);
        company.mapping("nasty", NastySales.MAPPING);
        NastySales made = new NastySales(seed, zone, customers);
        company.importText("nasty-customers", made.customersFile());
        company.importText("nasty-products", NastySales.productsFile());
        return made;
    }

    /** A moment after everything recorded so far and before what comes next. */
    private Instant between() throws InterruptedException {
        Instant then = clock.instant().plusMillis(50);
        Thread.sleep(100);
        return then;
    }

    private static List<String> digests(String run) {
        return JsonPath.read(run, "$.policies[*].outputDigest");
    }
}
