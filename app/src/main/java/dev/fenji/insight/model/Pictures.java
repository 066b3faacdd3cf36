package dev.fenji.insight.model;

import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data behind the charts of the models page. */
final class Pictures {
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int LONGEST_TENURE_DAYS = 365;
    private static final int SILENCE_STEPS = 12;
    private static final List<Integer> REPEATS = List.of(0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30);
    private static final int MOST_WEEKS = 600;
    private static final int BINS = 24;
    private static final double TAIL = 0.98;
    private static final double TOP = 0.1;

    private Pictures() {}

    /** Repeat purchases added up by week, and what the model expects of customers who came when these did. */
    static ScopeReport.@Nullable Tracking tracking(
            PurchaseModel model, List<PurchaseReader.DayCount> days, LocalDate asOf) {
        if (days.isEmpty()) {
            return null;
        }
        LocalDate first = days.getFirst().day();
        int span = Math.toIntExact(asOf.toEpochDay() - first.toEpochDay());
        if (span > MOST_WEEKS * DAYS_OF_A_WEEK) {
            return null;
        }
        long[] firsts = new long[span + 1];
        long[] repeats = new long[span + 1];
        for (PurchaseReader.DayCount count : days) {
            int day = Math.toIntExact(count.day().toEpochDay() - first.toEpochDay());
            firsts[day] = count.firsts();
            repeats[day] = count.purchases() - count.firsts();
        }
        double[] ofNew = new double[span + 1];
        Arrays.setAll(ofNew, age -> model.expectedPurchasesOfNew(age));
        List<LocalDate> until = new ArrayList<>();
        List<Double> actual = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (int end = DAYS_OF_A_WEEK; end <= span; end += DAYS_OF_A_WEEK) {
            until.add(first.plusDays(end));
            actual.add((double) Arrays.stream(repeats, 0, end).sum());
            double sum = 0;
            for (int day = 0; day < end; day++) {
                sum += firsts[day] * ofNew[end - day];
            }
            expected.add(rounded(sum));
        }
        return new ScopeReport.Tracking(until, actual, expected);
    }

    static ScopeReport.HeatMap aliveMap(PurchaseModel model, int historyDays) {
        int tenure = Math.min(historyDays, LONGEST_TENURE_DAYS);
        List<Integer> silent = new ArrayList<>();
        for (int step = 0; step <= SILENCE_STEPS; step++) {
            silent.add(Math.round((float) tenure * step / SILENCE_STEPS));
        }
        List<List<@Nullable Double>> rows = new ArrayList<>();
        for (int repeats : REPEATS) {
            List<@Nullable Double> row = new ArrayList<>();
            for (int days : silent) {
                row.add(alive(model, repeats, tenure - days, tenure));
            }
            rows.add(row);
        }
        return new ScopeReport.HeatMap(tenure, REPEATS, silent, rows);
    }

    /** Unknown where no customer can be: repeat purchases on the first day, or a last purchase without a repeat. */
    private static @Nullable Double alive(PurchaseModel model, int repeats, int txDays, int tenure) {
        boolean possible = repeats == 0 ? txDays == 0 : txDays >= repeats;
        return possible ? Finite.orNull(rounded(model.pAlive(new PurchaseState(repeats, txDays, tenure)))) : null;
    }

    /** Equal steps up to where the tail begins; the tail is the last bin. */
    static ScopeReport.@Nullable Histogram histogram(double[] values) {
        if (values.length == 0) {
            return null;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[0];
        double tail = sorted[(int) ((sorted.length - 1) * TAIL)];
        double high = sorted[sorted.length - 1];
        int bins = tail > low ? BINS : 1;
        double step = tail > low ? (tail - low) / bins : 1;
        List<Double> edges = new ArrayList<>();
        for (int i = 0; i <= bins; i++) {
            edges.add(rounded(low + i * step));
        }
        long[] counts = new long[bins + 1];
        double total = 0;
        for (double value : sorted) {
            counts[value >= tail && high > tail ? bins : Math.min(bins - 1, (int) ((value - low) / step))]++;
            total += Math.max(value, 0);
        }
        edges.add(rounded(high));
        double top = Arrays.stream(sorted, sorted.length - (int) Math.ceil(sorted.length * TOP), sorted.length)
                .map(value -> Math.max(value, 0))
                .sum();
        return new ScopeReport.Histogram(
                edges,
                Arrays.stream(counts).boxed().toList(),
                rounded(sorted[sorted.length / 2]),
                total > 0 ? rounded(top / total) : 0);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
