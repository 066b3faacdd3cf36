package dev.fenji.insight;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Sales that have everything a metric can stumble over: returns linked and not, ties, documents of zero value, identical lines,
 * lines that are no goods, unknown cost, unattributed sales, customers without any, and late in the day in other zones.
 */
public final class RandomFacts {
    private static final Instant FIRST = Instant.parse("2023-01-01T00:00:00Z");
    private static final int DAYS = 900;
    private static final int PRODUCTS = 12;
    private static final int CATEGORIES = 4;

    private final SplittableRandom random;
    private final JdbcTemplate jdbc;
    private final String zone;

    public RandomFacts(JdbcTemplate jdbc, long seed, String zone) {
        System.out.println("Random facts: seed " + seed);
        this.jdbc = jdbc;
        this.random = new SplittableRandom(seed);
        this.zone = zone;
    }

    private record Bought(
            long customer, long document, long product, BigDecimal quantity, BigDecimal price, Instant at) {}

    public void customers(int count) {
        for (int i = 1; i <= count; i++) {
            jdbc.update(
                    """
                    insert into customer (source, external_key, name, type, country, attributes, tags, search, created_at)
                    values ('test', ?, ?, ?, ?, ?::jsonb, ?::text[], '', '2022-01-01Z')""",
                    "K" + jdbc.queryForObject("select count(*) from customer", Long.class),
                    "Name \"" + i + "\",\nwith a break",
                    random.nextInt(3) == 0 ? "PERSON" : "ORGANISATION",
                    List.of("DE", "FR", "CN").get(random.nextInt(3)),
                    "{\"payment_days\": \"%d\", \"segment/a~b\": \"%s\"}"
                            .formatted(random.nextInt(60), random.nextInt(4)),
                    random.nextBoolean() ? "{vip,\"a,b\"}" : "{}");
        }
    }

    public void products() {
        for (int i = 1; i <= PRODUCTS; i++) {
            jdbc.update(
                    "insert into product (source, external_key, name, category) values ('test', ?, ?, ?)",
                    "P" + i,
                    "Product " + i,
                    i == PRODUCTS ? null : "Category " + i % CATEGORIES);
        }
    }

    public void documents(int count) {
        List<Long> customers = jdbc.queryForList("select id from customer order by id", Long.class);
        List<Long> products = jdbc.queryForList("select id from product order by id", Long.class);
        // The last tenth never buys.
        int buyers = Math.max(1, customers.size() * 9 / 10);
        List<Bought> bought = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!bought.isEmpty() && random.nextInt(5) == 0) {
                credit(bought.get(random.nextInt(bought.size())));
            } else {
                purchase(customers.get(skewed(buyers)), products, bought);
            }
        }
    }

    private void purchase(long customer, List<Long> products, List<Bought> bought) {
        Instant at = FIRST.plus(Duration.ofMinutes(random.nextLong(DAYS * 24L * 60)));
        boolean attributed = random.nextInt(10) > 0;
        long document = document('P', attributed ? customer : null, at, null);
        boolean free = random.nextInt(15) == 0;
        int lines = 1 + random.nextInt(4);
        for (int line = 1; line <= lines; line++) {
            long product = products.get(random.nextInt(products.size()));
            BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(5));
            BigDecimal price = free ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(1, 2000), 2);
            line(document, line, product, quantity, price, 1);
            if (random.nextInt(12) == 0) {
                line(document, ++lines + 10, product, quantity, price, 1);
            }
            if (attributed) {
                bought.add(new Bought(customer, document, product, quantity, price, at));
            }
        }
    }

    private void credit(Bought back) {
        boolean sameDay = random.nextInt(3) == 0;
        Instant at = back.at().plus(Duration.ofMinutes(sameDay ? 5 : random.nextLong(60L * 24 * 90)));
        long document = document('C', back.customer(), at, random.nextBoolean() ? back.document() : null);
        BigDecimal quantity = random.nextBoolean() ? back.quantity() : BigDecimal.ONE;
        line(document, 1, back.product(), quantity.negate(), back.price(), -1);
    }

    private long document(char kind, @Nullable Long customer, Instant at, @Nullable Long original) {
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                insert into sales_document (source, number, kind, customer_id, occurred_at, occurred_on, currency, rate,
                    rate_date, rate_source, original_document_id, recorded_at)
                values ('test', gen_random_uuid()::text, ?, ?, ?, (?::timestamptz at time zone ?)::date, 'EUR', 1,
                    '2023-01-01', 'same', ?, ?) returning id""",
                Long.class,
                String.valueOf(kind),
                customer,
                Timestamp.from(at),
                Timestamp.from(at),
                zone,
                original,
                Timestamp.from(recorded(at))));
    }

    private void line(long document, int number, long product, BigDecimal quantity, BigDecimal price, int sign) {
        boolean goods = random.nextInt(10) > 0;
        BigDecimal amount = quantity.abs().multiply(price).multiply(BigDecimal.valueOf(sign));
        BigDecimal cost = random.nextInt(20) == 0 ? null : amount.multiply(new BigDecimal("0.61"));
        jdbc.update("""
                insert into sales_line (document_id, line_no, product_id, content_hash, ordinal, goods, quantity,
                    unit_price, amount, amount_base, cost_base, recorded_at)
                select ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, d.recorded_at from sales_document d where d.id = ?""", document, number, product, number, goods, quantity, price, amount, amount, cost, document);
    }

    /** Some facts become known late. */
    private Instant recorded(Instant at) {
        return at.plus(Duration.ofDays(random.nextInt(4) == 0 ? random.nextInt(200) : 0));
    }

    private int skewed(int bound) {
        double u = random.nextDouble();
        return (int) (u * u * u * bound);
    }
}
