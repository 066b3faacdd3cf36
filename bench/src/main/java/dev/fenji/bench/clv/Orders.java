package dev.fenji.bench.clv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Orders of two years made at random: customers come in the first year; BG/NBD with r 0.6, α 5 weeks, a 0.8, b 5; amounts by Gamma-Gamma with
 * p 6.25, q 3.74, γ 15.44.
 */
public final class Orders {

    /** Days that are observed. */
    public static final int DAYS = 730;

    private static final int BIRTHS = 365;
    private static final long SEED = 20_260_102;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private Orders() {}

    /** Takes one order; those of a customer come one after the other, in the order of time. */
    @FunctionalInterface
    public interface Sink {
        void order(int customer, int day, BigDecimal amount) throws SQLException;
    }

    /** Writes the file and tells how many orders it holds. */
    static long write(Path parquet, int customers) throws SQLException {
        try (var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (customer integer, day integer, amount decimal(18,2))");
            long rows;
            try (DuckDBAppender appender = connection.createAppender("main", "orders")) {
                rows = each(customers, (customer, day, amount) -> {
                    appender.beginRow();
                    appender.append(customer);
                    appender.append(day);
                    appender.append(amount);
                    appender.endRow();
                });
            }
            statement.execute("copy (select * from orders order by day) to '%s' (format parquet)".formatted(parquet));
            return rows;
        }
    }

    /** Makes the orders of so many customers and tells how many there were. */
    public static long each(int customers, Sink sink) throws SQLException {
        Orders orders = new Orders();
        long rows = 0;
        for (int customer = 0; customer < customers; customer++) {
            rows += orders.of(customer, sink);
        }
        return rows;
    }

    private long of(int customer, Sink sink) throws SQLException {
        double rate = gamma(0.6) / 5 / 7;
        double x = gamma(0.8);
        double leaves = x / (x + gamma(5));
        double spend = gamma(3.74) / 15.44;
        double time = random.nextInt(BIRTHS);
        long rows = 0;
        do {
            sink.order(customer, (int) time, amount(spend));
            rows++;
            boolean first = time == (int) time;
            time += -Math.log(1 - random.nextDouble()) / rate;
            if (!first && random.nextDouble() < leaves) {
                break;
            }
        } while (time < DAYS);
        return rows;
    }

    private BigDecimal amount(double spend) {
        return BigDecimal.valueOf(gamma(6.25) / spend)
                .max(new BigDecimal("0.01"))
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** Marsaglia and Tsang (2000). */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double normal = random.nextGaussian();
            double v = 1 + normal / Math.sqrt(9 * d);
            double cube = v * v * v;
            if (v > 0
                    && Math.log(1 - random.nextDouble()) < 0.5 * normal * normal + d - d * cube + d * Math.log(cube)) {
                return d * cube;
            }
        }
    }
}
