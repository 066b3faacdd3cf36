package dev.fenji.kernel.clv;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maximum-likelihood fits of the purchase models. Deterministic: the same customers give the same bits, in whatever
 * order they come and however many threads
 * compute.
 */
public final class ModelFit {

    /** Fewer customers are not a population. */
    public static final int LEAST_CUSTOMERS = 50;
    /** Fewer repeat buyers say nothing about rates. */
    public static final int LEAST_REPEAT_BUYERS = 10;

    /** Gain in log-likelihood over {@link Nbd} below which dropout is not shown: two parameters buy 2 by chance. */
    private static final double LEAST_GAIN = 2;
    /** Mean chance to leave after a purchase, or rate to leave per week, below which dropout is not shown. */
    private static final double LEAST_DROPOUT = 1e-3;

    private static final double CONVERGED = 1e-5;
    /** From this many states on, a first fit on whole weeks finds the start of the exact one. */
    private static final int MANY_STATES = 20_000;
    /** Highest regularity that is tried. */
    static final int MOST_REGULAR = 12;

    private final PurchaseStates states;
    private final DataWindow window;
    private final Search nbd;

    private ModelFit(PurchaseStates states, DataWindow window) {
        this.states = states;
        this.window = window;
        this.nbd = Search.of(ModelKind.NBD, 1, states, nbdStarts());
    }

    /**
     * Fits a model.
     *
     * @param kind which model; for the CNBD models the regularity k is chosen by likelihood
     * @param states the customers
     * @param window the days they were observed, for the record
     */
    public static FitOutcome<PurchaseModel> fit(ModelKind kind, PurchaseStates states, DataWindow window) {
        FitOutcome.Refused<PurchaseModel> refused = refusal(states);
        return refused != null ? refused : new ModelFit(states, window).fit(kind);
    }

    private static FitOutcome.@Nullable Refused<PurchaseModel> refusal(PurchaseStates states) {
        if (states.customers() == 0) {
            return refused(Refusal.NO_CUSTOMERS, Map.of(), states);
        }
        if (states.customers() < LEAST_CUSTOMERS) {
            return refused(
                    Refusal.TOO_FEW_CUSTOMERS,
                    Map.of("customers", (double) states.customers(), "needed", (double) LEAST_CUSTOMERS),
                    states);
        }
        if (states.longestDays() == 0) {
            return refused(Refusal.NO_TIME, Map.of(), states);
        }
        if (states.repeatBuyers() < LEAST_REPEAT_BUYERS) {
            return refused(
                    Refusal.TOO_FEW_REPEAT_BUYERS,
                    Map.of("repeatBuyers", (double) states.repeatBuyers(), "needed", (double) LEAST_REPEAT_BUYERS),
                    states);
        }
        return null;
    }

    private static FitOutcome.Refused<PurchaseModel> refused(
            Refusal reason, Map<String, Double> values, PurchaseStates states) {
        return new FitOutcome.Refused<>(reason, values, states.exclusions());
    }

    private FitOutcome<PurchaseModel> fit(ModelKind kind) {
        if (!nbd.found()) {
            return refused(Refusal.NO_FINITE_LIKELIHOOD, Map.of(), states);
        }
        Search best = kind == ModelKind.NBD ? nbd : withDropout(kind);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("nbdLogLikelihood", nbd.logLikelihood());
        Set<FitFlag> flags = EnumSet.noneOf(FitFlag.class);
        if (kind != ModelKind.NBD && !showsDropout(best)) {
            flags.add(FitFlag.DROPOUT_NOT_IDENTIFIED);
            for (int i = 0; best.found() && i < kind.parameters().size(); i++) {
                values.put("unidentified." + kind.parameters().get(i), best.parameters()[i]);
            }
            values.put("unidentified.logLikelihood", best.logLikelihood());
            best = nbd;
        }
        if (best.regularity() == MOST_REGULAR) {
            flags.add(FitFlag.REGULARITY_AT_LIMIT);
        }
        return new FitOutcome.Fitted<>(best.model(), report(best, flags, values));
    }

    private Search withDropout(ModelKind kind) {
        if (kind != ModelKind.BG_CNBD_K && kind != ModelKind.MBG_CNBD_K) {
            return search(kind, 1);
        }
        Search best = search(kind, 1);
        boolean gapsAreKnown = states.logGaps() > 0;
        for (int k = 2; gapsAreKnown && k <= MOST_REGULAR; k++) {
            Search next = search(kind, k);
            if (!(next.logLikelihood() > best.logLikelihood())) {
                break;
            }
            best = next;
        }
        return best;
    }

    private Search search(ModelKind kind, int k) {
        double[][] starts = starts(kind, k);
        if (states.size() <= MANY_STATES) {
            return Search.of(kind, k, states, starts);
        }
        Search coarse = Search.of(kind, k, states.weekly(), starts);
        return Search.of(kind, k, states, coarse.found() ? new double[][] {coarse.parameters()} : starts);
    }

    private boolean showsDropout(Search best) {
        if (!best.found()) {
            return false;
        }
        double[] p = best.parameters();
        boolean leaves = best.kind() == ModelKind.PARETO_NBD
                ? p[2] / p[3] > LEAST_DROPOUT / longestWeeks()
                : p[2] / (p[2] + p[3]) > LEAST_DROPOUT;
        return leaves && (best.regularity() > 1 || best.logLikelihood() - nbd.logLikelihood() >= LEAST_GAIN);
    }

    private double longestWeeks() {
        return states.longestDays() / PurchaseState.WEEK;
    }

    private double[][] nbdStarts() {
        return new double[][] {{1, longestWeeks() / 2}, {0.2, longestWeeks() / 10}, {10, longestWeeks()}};
    }

    /** An ordinary start, one where customers differ little, and one where hardly anybody leaves. */
    private double[][] starts(ModelKind kind, int k) {
        double r = nbd.parameters()[0];
        double alpha = nbd.parameters()[1];
        if (kind == ModelKind.PARETO_NBD) {
            double weeks = longestWeeks();
            return new double[][] {{r, alpha, 0.5, weeks / 2}, {2 * r, alpha, 2, 4 * weeks}, {r, alpha, 0.01, weeks}};
        }
        return new double[][] {{r * k, alpha, 0.5, 2}, {r * k, alpha, 2, 20}, {r * k, alpha, 0.01, 5}};
    }

    private FitReport report(Search best, Set<FitFlag> flags, Map<String, Double> values) {
        Curvature curvature = best.curvature();
        if (curvature.flat()) {
            flags.add(FitFlag.FLAT_LIKELIHOOD);
        }
        if (best.atBound()) {
            flags.add(FitFlag.AT_BOUND);
        }
        if (LeftTruncation.isSuspected(states)) {
            flags.add(FitFlag.LEFT_TRUNCATED);
        }
        double gradient = best.gradientNorm() / states.customers();
        if (!(gradient < CONVERGED) && !best.atBound()) {
            flags.add(FitFlag.NOT_CONVERGED);
        }
        return new FitReport(
                best.logLikelihood(),
                gradient,
                best.steps(),
                curvature,
                curvature.standardErrors(),
                window,
                states.customers(),
                states.repeatBuyers(),
                states.repeatPurchases(),
                states.size(),
                states.exclusions(),
                Set.copyOf(flags),
                Map.copyOf(values));
    }
}
