package dev.fenji.bench.micro;

import dev.fenji.kernel.clv.Clv;
import dev.fenji.kernel.clv.ClvTerms;
import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.GammaGamma;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.Predictions;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseStates;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** What models answer: for one customer after the other, and for the distinct states of 100,000. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PredictionBenchmark {

    private static final double YEAR = 365;

    @Param({"MBG_NBD", "PARETO_NBD"})
    public ModelKind kind = ModelKind.MBG_NBD;

    private @Nullable World world;
    private int next;

    private record World(Crowd crowd, PurchaseStates states, PurchaseModel model, Clv clv) {}

    @Setup
    public void make() throws SQLException {
        Crowd crowd = new Crowd(Crowd.CUSTOMERS);
        PurchaseStates states = crowd.states();
        FitOutcome.Fitted<PurchaseModel> fit = Crowd.fit(kind, states);
        FitOutcome.Fitted<GammaGamma> spend = Crowd.fit(crowd.spend());
        world = new World(crowd, states, fit.model(), new Clv(fit, spend, ClvTerms.STANDARD));
    }

    @Benchmark
    public double aliveOfOne() {
        return world().model.pAlive(buyer().state());
    }

    @Benchmark
    public double expectedOfOne() {
        return world().model.expectedPurchases(buyer().state(), YEAR);
    }

    @Benchmark
    public double dertOfOne() {
        return world().model.dert(buyer().state(), 0.0025);
    }

    @Benchmark
    public double valueOfOne() {
        Crowd.Buyer buyer = buyer();
        return world().clv.expected(buyer.state(), buyer.orders(), buyer.mean());
    }

    @Benchmark
    public Clv.Value valueOfOneWithIntervals() {
        Crowd.Buyer buyer = buyer();
        return world().clv.of(buyer.state(), buyer.orders(), buyer.mean());
    }

    @Benchmark
    public Predictions expectedOfAll() {
        return Predictions.of(world().model, world().states, YEAR);
    }

    private Crowd.Buyer buyer() {
        next = (next + 7919) % Crowd.CUSTOMERS;
        return world().crowd.buyers.get(next);
    }

    private World world() {
        if (world == null) {
            throw new IllegalStateException("The customers have not been made.");
        }
        return world;
    }
}
