package dev.fenji.bench.clv;

import dev.fenji.kernel.clv.Clv;
import dev.fenji.kernel.clv.ClvTerms;
import dev.fenji.kernel.clv.DataWindow;
import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.GammaGamma;
import dev.fenji.kernel.clv.ModelFit;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.Predictions;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseState;
import dev.fenji.kernel.clv.PurchaseStates;
import dev.fenji.kernel.clv.SpendSample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;

/** {@code ./fenji bench clv [CUSTOMERS [ROUNDS]]}: from orders to predictions for everybody, each step beside a raw scan of the same file. */
public final class ClvBench {

    private static final int CUSTOMERS = 1_000_000;
    private static final int ROUNDS = 3;
    private static final int SOME = 10_000;
    private static final double HORIZON_DAYS = 365;
    private static final String SCAN = "raw DuckDB scan (count, sum, max)";
    private static final DataWindow WINDOW = new DataWindow(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31));

    /** Purchases of a day once; one row per customer. */
    private static final String SUMMARY = """
            select count(*) - 1 as x, cast(max(day) - min(day) as integer) as tx, cast(729 - min(day) as integer) as t,
                   cast(sum(spend) - arg_min(spend, day) as double) as repeat_spend
            from (select customer, day, sum(amount) as spend from orders group by customer, day)
            group by customer
            """;

    private final Timing timing = new Timing();

    /** The customers of one round. */
    private record Summary(int[] x, int[] tx, int[] t, double[] repeatSpend) {
        PurchaseState state(int i) {
            return new PurchaseState(x[i], tx[i], t[i]);
        }

        double mean(int i) {
            return repeatSpend[i] / Math.max(1, x[i]);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0].replaceAll("[,_]", "")) : CUSTOMERS;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
        Path folder = Files.createTempDirectory("fenji-bench-clv-");
        Path file = folder.resolve("orders.parquet");
        try {
            long orders = Orders.write(file, customers);
            System.out.printf(
                    "%,d customers, %,d orders, file of %,d bytes, %d processors, Java %s%n",
                    customers, orders, Files.size(file), Runtime.getRuntime().availableProcessors(), Runtime.version());
            new ClvBench().run(file, customers, rounds);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private void run(Path file, int customers, int rounds) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("create view orders as select * from read_parquet('%s')".formatted(file));
            for (int round = 0; round < rounds; round++) {
                round(statement, customers);
            }
        }
        System.out.println(timing.table(SCAN));
        System.out.println("peak heap " + Timing.peakHeap() + ", peak resident size " + Timing.peakResident());
    }

    private void round(Statement statement, int customers) throws Exception {
        timing.of(SCAN, () -> scan(statement));
        Summary summary = timing.of("summary from orders, into Java arrays", () -> summarise(statement, customers));
        PurchaseStates states = timing.of("distinct states", () -> states(summary));
        System.out.printf("%,d states%n", states.size());
        FitOutcome.Fitted<PurchaseModel> bg = fit(ModelKind.BG_NBD, states);
        fit(ModelKind.MBG_NBD, states);
        PurchaseModel pareto = fit(ModelKind.PARETO_NBD, states).model();
        FitOutcome.Fitted<GammaGamma> spend = timing.of("fit of Gamma-Gamma", () -> spend(summary));
        System.out.println(spend.model());
        double total = timing.of(
                "predictions for all, BG/NBD and Gamma-Gamma",
                () -> predict(bg.model(), spend.model(), states, summary));
        double other = timing.of(
                "predictions for all, Pareto/NBD and Gamma-Gamma",
                () -> predict(pareto, spend.model(), states, summary));
        System.out.printf("expected spend of a year: %,.0f (BG/NBD), %,.0f (Pareto/NBD)%n", total, other);
        Clv clv = new Clv(bg, spend, ClvTerms.STANDARD);
        double value = timing.of("discounted value of all, without intervals", () -> value(clv, summary));
        timing.of("value of %,d customers with both intervals".formatted(SOME), () -> intervals(clv, summary));
        System.out.printf("discounted value of a year: %,.0f%n", value);
    }

    private static long scan(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select count(*), sum(amount), max(day), max(customer) from orders")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Summary summarise(Statement statement, int customers) throws SQLException {
        Summary summary =
                new Summary(new int[customers], new int[customers], new int[customers], new double[customers]);
        try (ResultSet rows = statement.executeQuery(SUMMARY)) {
            for (int i = 0; rows.next(); i++) {
                summary.x[i] = rows.getInt(1);
                summary.tx[i] = rows.getInt(2);
                summary.t[i] = rows.getInt(3);
                summary.repeatSpend[i] = rows.getDouble(4);
            }
        }
        return summary;
    }

    private static PurchaseStates states(Summary summary) {
        var builder = new PurchaseStates.Builder(summary.x.length);
        for (int i = 0; i < summary.x.length; i++) {
            builder.add(summary.x[i], summary.tx[i], summary.t[i]);
        }
        return builder.build();
    }

    private FitOutcome.Fitted<PurchaseModel> fit(ModelKind kind, PurchaseStates states) throws Exception {
        FitOutcome<PurchaseModel> outcome = timing.of("fit of " + kind.id(), () -> ModelFit.fit(kind, states, WINDOW));
        if (outcome instanceof FitOutcome.Fitted<PurchaseModel> fitted) {
            System.out.printf(
                    "%s %s ln L %.4f, gradient %.1e, %d steps%n",
                    kind.id(),
                    Arrays.toString(fitted.model().values()),
                    fitted.report().logLikelihood(),
                    fitted.report().gradientNorm(),
                    fitted.report().steps());
            return fitted;
        }
        throw new IllegalStateException("The generated customers could not be fitted: " + outcome);
    }

    private static FitOutcome.Fitted<GammaGamma> spend(Summary summary) {
        var builder = new SpendSample.Builder();
        for (int i = 0; i < summary.x.length; i++) {
            builder.add(summary.x[i], summary.mean(i));
        }
        if (GammaGamma.fit(builder.build(), WINDOW) instanceof FitOutcome.Fitted<GammaGamma> fitted) {
            return fitted;
        }
        throw new IllegalStateException("The generated spend could not be fitted.");
    }

    private static double value(Clv clv, Summary summary) {
        double total = 0;
        for (int i = 0; i < summary.x.length; i++) {
            total += clv.expected(summary.state(i), summary.x[i], summary.mean(i));
        }
        return total;
    }

    private static double intervals(Clv clv, Summary summary) {
        double widest = 0;
        int step = Math.max(1, summary.x.length / SOME);
        for (int i = 0; i < summary.x.length; i += step) {
            Clv.Interval outcome =
                    clv.of(summary.state(i), summary.x[i], summary.mean(i)).outcome();
            widest = Math.max(widest, outcome.high() - outcome.low());
        }
        return widest;
    }

    private static double predict(PurchaseModel model, GammaGamma spend, PurchaseStates states, Summary summary) {
        Predictions predictions = Predictions.of(model, states, HORIZON_DAYS);
        double total = 0;
        for (int i = 0; i < summary.x.length; i++) {
            int at = states.indexOf(summary.x[i], summary.tx[i], summary.t[i]);
            double mean = summary.mean(i);
            total += predictions.expected(at) * spend.expectedSpend(summary.x[i], mean);
        }
        return total;
    }
}
