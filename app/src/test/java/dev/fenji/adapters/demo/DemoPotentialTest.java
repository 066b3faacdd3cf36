package dev.fenji.adapters.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.insight.RandomFacts;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The demonstration's potential is made up and says so. */
@DatabaseTest
class DemoPotentialTest {

    private static final String ALL = """
            select concat_ws(' ', c.external_key, p.kind, p.value, p.confidence, p.observed_on)
            from potential_input p join customer c on c.id = p.customer_id order by 1""";

    @Autowired
    DemoPotential potential;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void theSameCustomersGetTheSameFiguresAtEveryLoadAndEachSaysThatItIsMadeUp() {
        List<String> first = load();
        assertThat(potential.record("test")).as("a second time adds nothing").isZero();
        assertThat(jdbc.queryForList("select distinct source from potential_input", String.class))
                .singleElement()
                .asString()
                .contains("Made up", "虚构");
        assertThat(jdbc.queryForObject(
                        "select count(*) from potential_input where observed_on >= (select max(occurred_on) from sales_document)",
                        Long.class))
                .as("inputs that would not count as of the day after the last sale")
                .isZero();
        assertThat(jdbc.queryForList("select distinct kind from potential_input", String.class))
                .hasSize(6);
        assertThat(first).hasSizeGreaterThan(100);
        assertThat(load()).isEqualTo(first);
    }

    private List<String> load() {
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        var facts = new RandomFacts(jdbc, 29, "UTC");
        facts.customers(90);
        facts.products();
        facts.documents(900);
        assertThat(potential.record("test")).isPositive();
        assertThat(potential.record("nobody's")).isZero();
        return jdbc.queryForList(ALL, String.class);
    }
}
