package dev.fenji.bench.micro;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Assigner;
import dev.fenji.kernel.policy.CalibrationOutcome;
import dev.fenji.kernel.policy.Decision;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.kernel.policy.ShippedPolicies;
import dev.fenji.kernel.policy.Tiering;
import dev.fenji.kernel.provenance.Provenance;
import java.time.LocalDate;
import java.util.SplittableRandom;
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

/** The shipped policies: learn from 100,000 customers, assign them all, explain one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PolicyBenchmark {

    private static final LocalDate AS_OF = LocalDate.of(2026, 1, 1);
    private static final Provenance PROVENANCE = Provenance.of(AS_OF, "UTC", "EUR");

    @Param({"abc-net-revenue", "rfm"})
    public String policy = "abc-net-revenue";

    private @Nullable World world;
    private int next;

    private record World(PolicyVersion version, Population population, Assigner assigner) {}

    @Setup
    public void make() {
        PolicyDocument document = policy.equals("rfm") ? ShippedPolicies.rfm() : ShippedPolicies.abc();
        PolicyVersion version = new PolicyVersion(1, 1, document);
        Population population = population();
        world = new World(version, population, assigner(version, population));
    }

    private static Assigner assigner(PolicyVersion version, Population population) {
        return switch (Tiering.calibrate(version, population, PROVENANCE)) {
            case CalibrationOutcome.Calibrated made -> new Assigner(version, made.calibration());
            case CalibrationOutcome.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private static Population population() {
        SplittableRandom random = new SplittableRandom(1);
        Population.Builder population = Population.builder(AS_OF, Crowd.CUSTOMERS);
        for (int i = 1; i <= Crowd.CUSTOMERS; i++) {
            long orders = 1 + (long) (50 * Math.pow(random.nextDouble(), 4));
            population
                    .customer(i)
                    .micros("frequency", Micros.ofUnits(orders))
                    .micros("net_revenue", orders * random.nextLong(1_000_000, 500_000_000))
                    .micros("recency_days", Micros.ofUnits(1 + random.nextInt(365)));
        }
        return population.build();
    }

    @Benchmark
    public CalibrationOutcome calibrate() {
        return Tiering.calibrate(world().version, world().population, PROVENANCE);
    }

    @Benchmark
    public int assignAll() {
        int tiers = 0;
        for (int i = 0; i < Crowd.CUSTOMERS; i++) {
            tiers += world().assigner.assign(world().population.row(i), null).tier() == null ? 0 : 1;
        }
        return tiers;
    }

    @Benchmark
    public Decision explainOne() {
        next = (next + 7919) % Crowd.CUSTOMERS;
        return world().assigner.decide(world().population.row(next), null);
    }

    private World world() {
        if (world == null) {
            throw new IllegalStateException("The customers have not been made.");
        }
        return world;
    }
}
