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
final class Orders {

    static final int DAYS = 730;
    private static final int BIRTHS = 365;
    private static final long SEED = 20_260_102;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Writes the file and tells how many orders it holds. */
    static long write(Path parquet, int customers) throws SQLException {
        try (var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (customer integer, day integer, amount decimal(18,2))");
            long rows;
            try (DuckDBAppender appender = connection.createAppender("main", "orders")) {
                rows = new Orders().append(appender, customers);
            }
            statement.execute("copy (select * from orders order by day) to '%s' (format parquet)".formatted(parquet));
            return rows;
        }
    }

    private long append(DuckDBAppender appender, int customers) throws SQLException {
        long rows = 0;
        for (int customer = 0; customer < customers; customer++) {
            double rate = gamma(0.6) / 5 / 7;
            double x = gamma(0.8);
            double leaves = x / (x + gamma(5));
            double spend = gamma(3.74) / 15.44;
            double time = random.nextInt(BIRTHS);
            do {
                appender.beginRow();
                appender.append(customer);
                appender.append((int) time);
                appender.append(BigDecimal.valueOf(gamma(6.25) / spend)
                        .max(new BigDecimal("0.01"))
                        .setScale(2, RoundingMode.HALF_UP));
                appender.endRow();
                rows++;
                boolean first = time == (int) time;
                time += -Math.log(1 - random.nextDouble()) / rate;
                if (!first && random.nextDouble() < leaves) {
                    break;
                }
            } while (time < DAYS);
        }
        return rows;
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
