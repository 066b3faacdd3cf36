package dev.fenji.kernel.backtest;

import dev.fenji.kernel.grading.Gain;
import dev.fenji.kernel.grading.PoissonWeights;
import dev.fenji.kernel.grading.Ranked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges contenders on the same customers over many as-of dates. Give it the periods in order, then ask for the outcome. Only
 * sums are kept of a period, so that history of any length fits into memory. One thread gives the periods; each is worked on by
 * all processors, and the result does not depend on their number.
 *
 * <p>Intervals are percentile intervals of a Poisson bootstrap over customers: a customer counts as often in one period as in
 * all others, for what it does in one month and in the next is not independent. All contenders see the same resamples, so
 * differences between them are paired.
 */
public final class Backtest {

    private final List<Contender> contenders;
    private final BacktestRule rule;
    private final List<Span> spans = new ArrayList<>();
    private final Trail[] trails;
    private final double[][] caught;
    private final double[] best = new double[Gain.STEPS + 1];
    private final boolean[][] used;
    private BacktestOutcome.@Nullable Refused refused;

    /** What is kept of a period: {@link Tally} by resample (the customers as they are come first) and contender. */
    record Span(Period period, int customers, Tally[][] tallies) {}

    public Backtest(List<Contender> contenders, BacktestRule rule) {
        if (contenders.isEmpty()) {
            throw new IllegalArgumentException("The contenders (0) must be at least 1.");
        }
        this.contenders = List.copyOf(contenders);
        this.rule = rule;
        this.trails = new Trail[contenders.size()];
        Arrays.fill(trails, Trail.none());
        this.caught = new double[contenders.size()][Gain.STEPS + 1];
        this.used = contenders.stream()
                .map(each -> new boolean[each.rungs().size() + 1])
                .toArray(boolean[][]::new);
    }

    /** The next period, with one placement per contender. Nothing more is done once the back-test is refused. */
    public void add(Period period, List<Placement> placements) {
        requireFit(period, placements);
        if (refused != null) {
            return;
        }
        if (period.size() < rule.minimumCustomers()) {
            refused = new BacktestOutcome.Refused(
                    BacktestOutcome.Reason.TOO_FEW_CUSTOMERS,
                    Map.of("asOf", period.asOf(), "customers", period.size(), "needed", rule.minimumCustomers()));
            return;
        }
        Ranked byValue = Ranked.by(period.values());
        int[] valueGroups = byValue.groups();
        Walk[] walks = IntStream.range(0, contenders.size())
                .parallel()
                .mapToObj(i -> walk(i, period, placements.get(i), valueGroups))
                .toArray(Walk[]::new);
        gain(period, byValue, walks);
        Tally[][] tallies = IntStream.rangeClosed(0, rule.resamples())
                .parallel()
                .mapToObj(resample -> tally(resample, period, byValue, valueGroups, walks))
                .toArray(Tally[][]::new);
        spans.add(new Span(stub(period), period.size(), tallies));
    }

    /** What came of it; refused without a period, and when a contender has nothing to say about who is who. */
    public BacktestOutcome outcome() {
        if (refused != null) {
            return refused;
        }
        if (spans.isEmpty()) {
            return new BacktestOutcome.Refused(BacktestOutcome.Reason.NO_PERIOD, Map.of());
        }
        for (int i = 0; i < used.length; i++) {
            BacktestOutcome.Reason reason = saysNothing(used[i]);
            if (reason != null) {
                return new BacktestOutcome.Refused(
                        reason, Map.of("policy", contenders.get(i).name()));
            }
        }
        if (best[Gain.STEPS] <= 0) {
            return new BacktestOutcome.Refused(BacktestOutcome.Reason.NOTHING_HAPPENED, Map.of());
        }
        return new BacktestOutcome.Judged(new Judging(contenders, rule, spans, caught, best).report());
    }

    /** Why there is nothing to be said, or null. */
    public BacktestOutcome.@Nullable Refused refused() {
        return refused;
    }

    /** The figures of every contender so far, without intervals. */
    public List<Reached> reached() {
        List<Reached> all = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            History asIs = History.of(contenders.get(i), i, 0, spans);
            double[] measures = asIs.measures();
            Map<Yardstick, Double> figures = new EnumMap<>(Yardstick.class);
            for (Yardstick yardstick : Yardstick.values()) {
                if (Double.isFinite(measures[yardstick.ordinal()])) {
                    figures.put(yardstick, measures[yardstick.ordinal()]);
                }
            }
            List<Double> sizes = IntStream.rangeClosed(
                            0, contenders.get(i).rungs().size())
                    .mapToObj(asIs::customerShare)
                    .toList();
            all.add(new Reached(figures, sizes));
        }
        return all;
    }

    private static BacktestOutcome.@Nullable Reason saysNothing(boolean[] used) {
        int tiers = 0;
        for (int tier = 0; tier < used.length - 1; tier++) {
            tiers += used[tier] ? 1 : 0;
        }
        if (tiers == 0) {
            return BacktestOutcome.Reason.NOBODY_RATED;
        }
        return tiers == 1 ? BacktestOutcome.Reason.ALL_ALIKE : null;
    }

    private Walk walk(int contender, Period period, Placement placement, int[] valueGroups) {
        int rungs = contenders.get(contender).rungs().size();
        for (byte tier : placement.tiers()) {
            used[contender][Walk.place(tier, rungs)] = true;
        }
        Trail trail = trails[contender].next(period.customers(), placement.tiers());
        trails[contender] = trail;
        return new Walk(period, placement, rungs, valueGroups, trail);
    }

    private void gain(Period period, Ranked byValue, Walk[] walks) {
        addTo(best, Gain.curve(byValue, period.values()));
        for (int i = 0; i < walks.length; i++) {
            addTo(caught[i], Gain.curve(walks[i].ranked(), period.values()));
        }
    }

    private static void addTo(double[] sums, double[] more) {
        Arrays.setAll(sums, i -> sums[i] + more[i]);
    }

    private Tally[] tally(int resample, Period period, Ranked byValue, int[] valueGroups, Walk[] walks) {
        byte[] weights = new byte[period.size()];
        long total = weights.length;
        if (resample == 0) {
            Arrays.fill(weights, (byte) 1);
        } else {
            long seed = PoissonWeights.seed(rule.seed(), resample);
            total = PoissonWeights.ofCustomers(seed, period.customers(), weights);
        }
        double[] ranks = byValue.midRanks(valueGroups, weights);
        Tally[] tallies = new Tally[walks.length];
        for (int i = 0; i < walks.length; i++) {
            tallies[i] = walks[i].tally(weights, total, ranks);
        }
        return tallies;
    }

    /** The days of a period without its rows. */
    private static Period stub(Period period) {
        boolean[] none = new boolean[0];
        return new Period(period.asOf(), period.end(), new long[0], new double[0], none, none, none);
    }

    private void requireFit(Period period, List<Placement> placements) {
        boolean late = !spans.isEmpty()
                && !period.asOf().isAfter(spans.getLast().period().asOf());
        if (late || placements.size() != contenders.size()) {
            throw new IllegalArgumentException(
                    "The period as of %s must follow the ones before and hold %d placements, not %d."
                            .formatted(period.asOf(), contenders.size(), placements.size()));
        }
        for (Placement placement : placements) {
            if (placement.tiers().length != period.size() || placement.scores().length != period.size()) {
                throw new IllegalArgumentException("A placement as of %s must have %d rows, not %d."
                        .formatted(period.asOf(), period.size(), placement.tiers().length));
            }
        }
    }
}
