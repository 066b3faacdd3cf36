package dev.fenji.adapters.demo;

import dev.fenji.customer.DeclaredPotential;
import dev.fenji.customer.PotentialInputs;
import dev.fenji.customer.PotentialInputs.Given;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.potential.PotentialKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Potential inputs of the demonstration. Its sample databases know none, so they are made up, and every one of them says so: of
 * four in five companies and one in six persons, the same ones with the same figures at every load.
 */
@Component
class DemoPotential {
    static final String SOURCE = "Made up for the demonstration · 演示用虚构数据";

    private static final int SEED = 20_261_122;
    private static final int PERSONS_PER_PICK = 6;
    private static final int COMPANIES_LEFT_OUT = 5;
    private static final int OLDEST_DAYS = 300;
    private static final int PERCENT = 100;

    private final JdbcClient jdbc;
    private final PotentialInputs inputs;

    DemoPotential(JdbcClient jdbc, PotentialInputs inputs) {
        this.jdbc = jdbc;
        this.inputs = inputs;
    }

    /** @param revenue net, of the year before the last sale */
    private record Buyer(long id, String key, boolean person, double revenue, LocalDate lastSale) {

        static Buyer of(ResultSet row, int number) throws SQLException {
            return new Buyer(
                    row.getLong("id"),
                    row.getString("external_key"),
                    row.getBoolean("person"),
                    row.getDouble("revenue"),
                    row.getObject("last_sale", LocalDate.class));
        }
    }

    /** @return inputs that were not there before */
    @Transactional
    public int record(String source) {
        List<Given> given = new ArrayList<>();
        for (Buyer buyer : buyers(source)) {
            var random = new SplittableRandom(SEED + 31L * (source + buyer.key()).hashCode());
            boolean picked =
                    buyer.person() ? random.nextInt(PERSONS_PER_PICK) == 0 : random.nextInt(COMPANIES_LEFT_OUT) > 0;
            if (picked) {
                declare(buyer, random, given);
            }
        }
        return inputs.register(given).recorded();
    }

    private List<Buyer> buyers(String source) {
        return jdbc.sql("""
                        with last as (
                          select max(f.day) as day from sales_fact f join customer c on c.id = f.customer_id
                          where c.source = :source)
                        select c.id, c.external_key, c.type = 'PERSON' as person,
                               sum(f.amount_base)::float8 as revenue, date '1970-01-01' + last.day as last_sale
                        from customer c
                        join sales_fact f on f.customer_id = c.id
                        join last on f.day > last.day - 365
                        where c.source = :source
                        group by c.id, last.day
                        having sum(f.amount_base) > 0
                        order by c.id""").param("source", source).query(Buyer::of).list();
    }

    /** The figures hang together: who gives us little of its wallet has more to spend elsewhere. */
    private static void declare(Buyer buyer, SplittableRandom random, List<Given> given) {
        double share = 0.08 + 0.87 * random.nextDouble();
        double spend = buyer.revenue() / share;
        declare(buyer, PotentialKind.SHARE_OF_WALLET, PERCENT * share, random, given);
        declare(buyer, PotentialKind.PURCHASING_POWER, spend, random, given);
        declare(
                buyer,
                PotentialKind.WHITESPACE_REVENUE,
                spend * (1 - share) * random.nextDouble(0.2, 0.8),
                random,
                given);
        if (random.nextInt(10) < 8) {
            declare(buyer, PotentialKind.ENGAGEMENT, random.nextInt(10, 96), random, given);
        }
        if (!buyer.person()) {
            declare(buyer, PotentialKind.MARKET_GROWTH, random.nextDouble(-6, 18), random, given);
            declare(buyer, PotentialKind.PAYMENT_ABILITY, random.nextInt(35, 98), random, given);
        }
    }

    private static void declare(
            Buyer buyer, PotentialKind kind, double value, SplittableRandom random, List<Given> given) {
        LocalDate observedOn = buyer.lastSale().minusDays(random.nextInt(1, OLDEST_DAYS));
        BigDecimal confidence = BigDecimal.valueOf(random.nextInt(6, 20) * 5L, 2);
        given.add(new Given(
                buyer.id(),
                new DeclaredPotential(kind, rounded(kind, value), SOURCE, observedOn, confidence, null, null)));
    }

    /** As people say such figures: whole points and percents, money to two digits. */
    private static BigDecimal rounded(PotentialKind kind, double value) {
        var exact = BigDecimal.valueOf(value);
        BigDecimal said = exact.setScale(0, RoundingMode.HALF_EVEN);
        int digits = said.precision() - 2;
        return kind.unit() == Unit.MONEY && digits > 0 ? said.setScale(-digits, RoundingMode.HALF_EVEN) : said;
    }
}
