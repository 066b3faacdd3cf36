package dev.fenji.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.facts.Population;
import dev.fenji.test.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** SQL and the kernel must answer every condition alike, on known and unknown values: random customers, random conditions. */
@DatabaseTest
class FilterAgreementTest {

    private static final int CUSTOMERS = 200;
    private static final int CONDITIONS = 400;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void empty() {
        jdbc.execute("truncate customer_overview, customer cascade");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121, 77})
    void sqlAndKernelAgreeOnEveryCustomer(long seed) {
        var random = new SplittableRandom(seed);
        var customers = new RandomCustomers(random, jdbc);
        Population population = customers.insert(CUSTOMERS);
        var conditions = new RandomConditions(random, customers.fields());

        for (int i = 0; i < CONDITIONS; i++) {
            Condition condition = conditions.next();
            FilterCheck.check(condition, customers.fields());

            assertThat(inSql(condition, customers.fields()))
                    .as("seed %d, condition %d: %s", seed, i, condition)
                    .isEqualTo(inKernel(condition, population));
        }
    }

    private List<Long> inSql(Condition condition, Fields fields) {
        Sql sql = Sql.of("select o.customer_id from customer_overview o join customer c on c.id = o.customer_id where")
                .then(ConditionSql.of(condition, fields))
                .then("order by 1");
        return jdbc.queryForList(sql.text(), Long.class, sql.arguments());
    }

    private static List<Long> inKernel(Condition condition, Population population) {
        var ids = new ArrayList<Long>();
        for (int row = 0; row < population.size(); row++) {
            if (condition.holds(population.row(row))) {
                ids.add(population.customerId(row));
            }
        }
        return ids;
    }
}
