package dev.fenji.insight.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Customers who buy as the models say they do: MBG/NBD purchases with known parameters (per week) and Gamma-Gamma spend, put straight
 * into the fact tables.
 */
final class SimulatedSales {
    static final double R = 0.6;
    static final double ALPHA = 5;
    static final double A = 0.8;
    static final double B = 2.5;

    private final SplittableRandom random;
    private final LocalDate from;
    private final int days;
    private final List<String> customers = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    SimulatedSales(long seed, LocalDate from, int days) {
        this.random = new SplittableRandom(seed);
        this.from = from;
        this.days = days;
    }

    /** Customers whose first purchase is spread over the first half of the time. */
    SimulatedSales buyers(int count) {
        return buyers(count, "DE", true);
    }

    SimulatedSales buyers(int count, String country, boolean mayLeave) {
        for (int i = 0; i < count; i++) {
            long id = customer(country, "{}");
            double perDay = gamma(R) / ALPHA / 7;
            double leaves = mayLeave ? beta(A, B) : 0;
            double spendRate = gamma(3.74) / 15.44;
            double day = random.nextDouble() * days / 2;
            while (day < days) {
                sell(id, (int) day, gamma(6.25) / spendRate);
                if (random.nextDouble() < leaves) {
                    break;
                }
                day += -Math.log(1 - random.nextDouble()) / perDay;
            }
        }
        return this;
    }

    long customer(String country, String attributes) {
        long id = customers.size() + 1L;
        customers.add("%d,sim,C%d,C%d,PERSON,%s,\"%s\",,2020-01-01 00:00:00+00"
                .formatted(id, id, id, country, attributes.replace("\"", "\"\"")));
        return id;
    }

    /** A purchase of one line so many days after the beginning. */
    void sell(long customer, int day, double amount) {
        document(customer, day, "P", amount);
    }

    void takeBack(long customer, int day, double amount) {
        document(customer, day, "C", -amount);
    }

    private void document(long customer, int day, String kind, double amount) {
        long id = documents.size() + 1L;
        LocalDate on = from.plusDays(day);
        documents.add(
                "%d,sim,D%d,%s,%d,%s 10:00:00+00,%s,EUR,1,2020-01-01,same".formatted(id, id, kind, customer, on, on));
        BigDecimal money = BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
        lines.add("%d,1,,0,0,true,%s,%s,%s,%s".formatted(id, kind.equals("P") ? "1" : "-1", money.abs(), money, money));
    }

    void store(DataSource postgres) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            connection.setAutoCommit(true);
            copy(
                    connection,
                    "customer (id, source, external_key, name, type, country, attributes, search, created_at)",
                    customers.stream()
                            .map(row -> row.replace("\",,2020", "\",\"\",2020"))
                            .toList());
            copy(connection, """
                        sales_document (id, source, number, kind, customer_id, occurred_at, occurred_on, currency, rate, rate_date,
                            rate_source)\
                        """, documents);
            copy(connection, """
                        sales_line (document_id, line_no, product_id, content_hash, ordinal, goods, quantity, unit_price, amount,
                            amount_base)\
                        """, lines);
        }
    }

    private static void copy(Connection connection, String table, List<String> rows) throws SQLException {
        var copy =
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin (format csv)");
        for (String row : rows) {
            byte[] bytes = (row + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
        copy.endCopy();
    }

    /** Marsaglia and Tsang (2000). */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private double beta(double a, double b) {
        double one = gamma(a);
        return one / (one + gamma(b));
    }
}
