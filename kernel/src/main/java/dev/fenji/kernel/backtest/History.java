package dev.fenji.kernel.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** All periods of one contender under one resample. */
final class History {

    private static final double DAYS_PER_YEAR = 365.2425;

    private final Contender contender;
    private final Tally[] tallies;
    private final LocalDate[] asOf;
    private final LocalDate[] end;
    private final Tally all;
    /** Expected and realised value per tier, and the customers of the dates that have an expectation. */
    private final double[] expected;

    private final double[] realised;
    private final double[] foreseen;
    private double error;

    private History(Contender contender, Tally[] tallies, LocalDate[] asOf, LocalDate[] end) {
        this.contender = contender;
        this.tallies = tallies;
        this.asOf = asOf;
        this.end = end;
        int places = contender.rungs().size() + 1;
        this.all = new Tally(places);
        for (Tally tally : tallies) {
            add(all.customers, tally.customers);
            add(all.value, tally.value);
            add(all.bought, tally.bought);
            add(all.present, tally.present);
            add(all.lost, tally.lost);
            all.paired += tally.paired;
            all.up += tally.up;
            all.down += tally.down;
            all.second += tally.second;
            all.undone += tally.undone;
        }
        this.expected = new double[places];
        this.realised = new double[places];
        this.foreseen = new double[places];
        for (int period = 0; period < tallies.length; period++) {
            for (int place = 0; place < places; place++) {
                foresee(period, place);
            }
        }
    }

    static History of(Contender contender, int number, int resample, List<Backtest.Span> spans) {
        return new History(
                contender,
                spans.stream().map(span -> span.tallies()[resample][number]).toArray(Tally[]::new),
                spans.stream().map(span -> span.period().asOf()).toArray(LocalDate[]::new),
                spans.stream().map(span -> span.period().end()).toArray(LocalDate[]::new));
    }

    /** What a tier brought after the dates whose horizon had ended by this one is what it is expected to bring again. */
    private void foresee(int period, int place) {
        double customers = 0;
        double value = 0;
        for (int earlier = 0; earlier < period && !end[earlier].isAfter(asOf[period]); earlier++) {
            customers += tallies[earlier].customers[place];
            value += tallies[earlier].value[place];
        }
        double now = tallies[period].customers[place];
        if (customers > 0 && now > 0) {
            double due = value / customers * now;
            double came = tallies[period].value[place];
            expected[place] += due;
            realised[place] += came;
            foreseen[place] += now;
            error += Math.abs(due - came);
        }
    }

    /** By {@link Yardstick#ordinal()}, NaN where undefined. */
    double[] measures() {
        double[] measures = new double[Yardstick.values().length];
        for (Yardstick yardstick : Yardstick.values()) {
            measures[yardstick.ordinal()] = measure(yardstick);
        }
        return measures;
    }

    private double measure(Yardstick yardstick) {
        return switch (yardstick) {
            case CAUGHT_TOP_10 -> mean(tally -> tally.top10);
            case CAUGHT_TOP_20 -> mean(tally -> tally.top20);
            case RANK_CORRELATION -> mean(tally -> tally.correlation);
            case REPEAT_SEPARATION -> mean(tally -> 1 - Tally.below(tally.bought, tally.customers));
            case CHURN_SEPARATION -> mean(tally -> Tally.below(tally.lost, tally.present));
            case MOVES -> ratio(all.up + all.down, all.paired);
            case REVERSALS -> ratio(all.undone, all.second);
            case CALIBRATION_ERROR -> ratio(error, Tally.sum(realised));
            case COST_SHARE -> costShare();
        };
    }

    private double costShare() {
        Double cost = cost();
        return cost == null ? Double.NaN : ratio(cost * tallies.length, Tally.sum(all.value));
    }

    /** Mean cost over a horizon; null where a tier in use has none. */
    @Nullable
    Double cost() {
        double cost = 0;
        for (int place = 0; place < contender.rungs().size(); place++) {
            BigDecimal yearly = contender.rungs().get(place).yearlyCost();
            if (yearly == null && all.customers[place] > 0) {
                return null;
            }
            for (int period = 0; period < tallies.length && yearly != null; period++) {
                double years = ChronoUnit.DAYS.between(asOf[period], end[period]) / DAYS_PER_YEAR;
                cost += yearly.doubleValue() * years * tallies[period].customers[place];
            }
        }
        return cost / tallies.length;
    }

    double customers(int place) {
        return all.customers[place] / tallies.length;
    }

    double customerShare(int place) {
        return ratio(all.customers[place], Tally.sum(all.customers));
    }

    double valueShare(int place) {
        return ratio(all.value[place], Tally.sum(all.value));
    }

    double valueEach(int place) {
        return ratio(all.value[place], all.customers[place]);
    }

    double repeat(int place) {
        return ratio(all.bought[place], all.customers[place]);
    }

    double churn(int place) {
        return ratio(all.lost[place], all.present[place]);
    }

    double expectedEach(int place) {
        return ratio(expected[place], foreseen[place]);
    }

    double realisedEach(int place) {
        return ratio(realised[place], foreseen[place]);
    }

    List<@Nullable Double> caught() {
        List<@Nullable Double> caught = new ArrayList<>();
        for (Tally tally : tallies) {
            caught.add(Double.isFinite(tally.top20) ? tally.top20 : null);
        }
        return caught;
    }

    /** Over the periods in which it is defined. */
    private double mean(ToDoubleFunction<Tally> figure) {
        return Arrays.stream(tallies)
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static double ratio(double part, double whole) {
        return whole > 0 ? part / whole : Double.NaN;
    }

    private static void add(double[] sums, double[] more) {
        Arrays.setAll(sums, i -> sums[i] + more[i]);
    }
}
