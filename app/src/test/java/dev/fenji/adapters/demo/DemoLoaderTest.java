package dev.fenji.adapters.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fenji.adapters.rates.EcbRates;
import dev.fenji.intake.Imports;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.StartupProblem;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** What {@code ./fenji demo} loads before it says that it is ready. */
@DatabaseTest
class DemoLoaderTest {

    private static final String FIRST = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
            536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom
            536366,22633,HAND WARMER UNION JACK,6,2010-12-01 08:28:00,1.85,,EIRE
            C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527,United Kingdom
            """;
    private static final String SECOND = """
            Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country
            489434,85048,15CM CHRISTMAS GLASS BALL 20 LIGHTS,12,2009-12-01 07:45:00,6.95,13085,United Kingdom
            489434,79323P,PINK CHERRY LIGHTS,12,2009-12-01 07:45:00,6.75,13085,United Kingdom
            """;

    @TempDir
    Path folder;

    @Autowired
    DemoState state;

    @Autowired
    Organisation organisation;

    @Autowired
    EcbRates rates;

    @Autowired
    Imports imports;

    @Autowired
    DemoRun run;

    @Autowired
    DemoPotential potential;

    @Autowired
    DemoPolicies policies;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void startEmpty() {
        jdbc.sql("""
                truncate import_quarantine, import_run, import_file, sales_line, sales_document, product, contact, customer,
                    demo_source cascade""").update();
        jdbc.sql("update organisation set demo = null, base_currency = 'EUR'").update();
    }

    @Test
    void loadsTheFileInPoundsAndWorksOutTiersOnce() throws Exception {
        demo(file(FIRST));

        assertThat(lines()).isEqualTo(4);
        assertThat(organisation.current().baseCurrency()).isEqualTo("GBP");
        assertThat(organisation.current().demo())
                .isNotNull()
                .satisfies(demo -> assertThat(demo.source()).isEqualTo("Online Retail"));
        assertThat(number("select count(*) from run where state = 'DONE'")).isEqualTo(1);

        demo(file(FIRST));

        assertThat(number("select count(*) from import_run"))
                .as("a second start loads nothing")
                .isEqualTo(1);
    }

    @Test
    void takesTheSecondEditionOfTheDataSetWithItsOtherColumnsToo() throws Exception {
        demo(file(SECOND));

        assertThat(lines()).isEqualTo(2);
    }

    @Test
    void saysThatAFileIsNotTheDataSet() throws Exception {
        Path other = file("a,b\n1,2\n");

        assertThatThrownBy(() -> demo(other)).isInstanceOf(StartupProblem.class).hasMessageContaining("data.csv");
        assertThat(lines()).isZero();
    }

    @Test
    void theWholeFileWhereItIsAtHand() throws Exception {
        var whole = SharedData.file("online_retail/online_retail.csv.gz");
        if (whole.isPresent()) {
            demo(whole.get());

            assertThat(lines()).isEqualTo(541_909);
        }
    }

    private void demo(Path file) throws Exception {
        var environment = new MockEnvironment();
        Map.of("fenji.demo", "online-retail", "fenji.demo.file", file.toString())
                .forEach(environment::setProperty);
        new DemoLoader(environment, state, organisation, rates, imports, run, potential, policies, clock)
                .run(new DefaultApplicationArguments());
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("data.csv"), text);
    }

    private long lines() {
        return number("select count(*) from sales_line");
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
