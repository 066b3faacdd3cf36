package dev.fenji.bench.micro;

import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.GammaGamma;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseStates;
import dev.fenji.kernel.clv.SpendSample;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fits to 100,000 customers, from their distinct states. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FitBenchmark {

    @State(Scope.Benchmark)
    public static class Purchases {

        @Param({"NBD", "BG_NBD", "MBG_NBD", "PARETO_NBD"})
        public ModelKind kind = ModelKind.NBD;

        PurchaseStates states = new PurchaseStates.Builder().build();

        @Setup
        public void make() throws SQLException {
            states = new Crowd(Crowd.CUSTOMERS).states();
        }
    }

    @State(Scope.Benchmark)
    public static class Spend {

        SpendSample sample = new SpendSample.Builder().build();

        @Setup
        public void make() throws SQLException {
            sample = new Crowd(Crowd.CUSTOMERS).spend();
        }
    }

    @Benchmark
    public FitOutcome<PurchaseModel> purchases(Purchases of) {
        return Crowd.fit(of.kind, of.states);
    }

    @Benchmark
    public FitOutcome<GammaGamma> spend(Spend of) {
        return Crowd.fit(of.sample);
    }
}
