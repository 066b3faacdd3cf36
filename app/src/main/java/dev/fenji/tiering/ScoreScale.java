package dev.fenji.tiering;

import dev.fenji.kernel.facts.Column;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How scores are sorted into the bars of a histogram: points of a scorecard or a matrix by fives, sums of RFM scores one by one, and values of
 * an ABC, which are skewed, by steps of 1, 2 and 5.
 */
final class ScoreScale {
    private static final int SCORECARD_BARS = 20;
    private static final long HUNDRED = 100 * Micros.ONE;

    /** Lower ends; the last one is the upper end of the last bar. */
    private final long[] ends;

    private ScoreScale(long[] ends) {
        this.ends = ends;
    }

    static ScoreScale of(PolicyDocument document, Population population) {
        return switch (document.method()) {
            case Method.Weighted weighted -> even(0, HUNDRED / SCORECARD_BARS, SCORECARD_BARS);
            case Method.Rfm rfm -> even(3 * Micros.ONE, Micros.ONE, 3 * rfm.scale() - 2);
            case Method.Abc abc -> values(abc.metric(), population);
        };
    }

    int bars() {
        return ends.length - 1;
    }

    int bar(long score) {
        int at = Arrays.binarySearch(ends, score);
        int bar = at >= 0 ? at : -at - 2;
        return Math.clamp(bar, 0, bars() - 1);
    }

    List<Simulation.Bar> histogram(long[] counts) {
        List<Simulation.Bar> bars = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            bars.add(new Simulation.Bar(decimal(ends[i]), decimal(ends[i + 1]), counts[i]));
        }
        return bars;
    }

    private static ScoreScale even(long from, long step, int bars) {
        long[] ends = new long[bars + 1];
        for (int i = 0; i <= bars; i++) {
            ends[i] = from + i * step;
        }
        return new ScoreScale(ends);
    }

    private static ScoreScale values(String metric, Population population) {
        long highest = Micros.ONE;
        long lowest = 0;
        Column column = population.column(metric);
        for (int row = 0; row < population.size() && column instanceof Column.Numbers numbers; row++) {
            long value = numbers.micros(row);
            if (value != Micros.UNKNOWN) {
                highest = Math.max(highest, value);
                lowest = Math.min(lowest, value);
            }
        }
        List<Long> ends = new ArrayList<>();
        if (lowest < 0) {
            ends.add(lowest);
        }
        ends.add(0L);
        int[] steps = {1, 2, 5};
        long power = Micros.ONE;
        for (int i = 0; ends.getLast() <= highest && power < Long.MAX_VALUE / 100; i++) {
            ends.add(power * steps[i % steps.length]);
            power = i % steps.length == steps.length - 1 ? power * 10 : power;
        }
        return new ScoreScale(ends.stream().mapToLong(Long::longValue).toArray());
    }

    private static BigDecimal decimal(long micros) {
        return Micros.decimal(micros);
    }
}
