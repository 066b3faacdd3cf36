package dev.fenji.bench.micro;

import dev.fenji.kernel.special.BetaAverage;
import dev.fenji.kernel.special.ExponentialIntegral;
import dev.fenji.kernel.special.GammaDifference;
import dev.fenji.kernel.special.Hypergeometric;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Special functions at arguments as the models have them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SpecialBenchmark {

    private static final int SIZE = 1024;

    private final double[] shape =
            new SplittableRandom(1).doubles(SIZE, 0.1, 20).toArray();
    private final double[] count =
            new SplittableRandom(2).doubles(SIZE, 0.5, 100).toArray();
    private final double[] share =
            new SplittableRandom(3).doubles(SIZE, 0.05, 0.9).toArray();
    private int next;

    @Benchmark
    public double logGammaDifference() {
        int i = next();
        return GammaDifference.logGamma(shape[i], count[i]);
    }

    @Benchmark
    public double digammaDifference() {
        int i = next();
        return GammaDifference.digamma(shape[i], count[i]);
    }

    @Benchmark
    public double trigammaDifference() {
        int i = next();
        return GammaDifference.trigamma(shape[i], count[i]);
    }

    @Benchmark
    public double hypergeometric() {
        int i = next();
        return Hypergeometric.gauss(shape[i], count[i], count[i] + 1, share[i]);
    }

    @Benchmark
    public double exponentialIntegral() {
        int i = next();
        return ExponentialIntegral.scaled(shape[i], count[i] / 10);
    }

    @Benchmark
    public double betaAverage() {
        int i = next();
        return BetaAverage.of(0.8, shape[i], p -> 1 / (1 + p), 1, 0.5);
    }

    private int next() {
        next = (next + 1) % SIZE;
        return next;
    }
}
