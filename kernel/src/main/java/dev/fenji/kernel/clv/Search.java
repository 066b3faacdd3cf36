package dev.fenji.kernel.clv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The search for the maximum of one model's likelihood on one set of states. */
final class Search {

    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e6;

    private final ModelKind kind;
    private final int k;
    private final TrustRegion region;
    private final TrustRegion.@Nullable Optimum best;

    private Search(ModelKind kind, int k, TrustRegion region, TrustRegion.@Nullable Optimum best) {
        this.kind = kind;
        this.k = k;
        this.region = region;
        this.best = best;
    }

    static Search of(ModelKind kind, int k, PurchaseStates states, double[][] starts) {
        double weeks = states.longestDays() / PurchaseState.WEEK;
        double[] low = range(kind, SMALLEST, weeks);
        double[] high = range(kind, LARGEST, weeks);
        TrustRegion region = new TrustRegion(objective(kind, k, states), low, high);
        return new Search(kind, k, region, region.best(starts));
    }

    private static Objective objective(ModelKind kind, int k, PurchaseStates states) {
        return switch (kind) {
            case NBD -> new NbdLikelihood(states);
            case BG_NBD -> new BetaGeometricLikelihood(states, 0);
            case MBG_NBD -> new BetaGeometricLikelihood(states, 1);
            case PARETO_NBD -> new ParetoLikelihood(states);
            case BG_CNBD_K -> new StagedLikelihood(states, 0, k);
            case MBG_CNBD_K -> new StagedLikelihood(states, 1, k);
        };
    }

    /**
     * The second parameter, and the fourth of the Pareto/NBD, are times: their range is relative to the observed time.
     */
    private static double[] range(ModelKind kind, double end, double weeks) {
        double[] range = new double[kind.parameters().size()];
        Arrays.fill(range, end);
        range[1] = end * weeks;
        if (kind == ModelKind.PARETO_NBD) {
            range[3] = end * weeks;
        }
        return range;
    }

    ModelKind kind() {
        return kind;
    }

    int regularity() {
        return k;
    }

    boolean found() {
        return best != null;
    }

    PurchaseModel model() {
        return kind.of(k, parameters());
    }

    double[] parameters() {
        return optimum().parameters();
    }

    double logLikelihood() {
        return best == null ? Double.NEGATIVE_INFINITY : best.value();
    }

    double gradientNorm() {
        return optimum().gradientNorm();
    }

    int steps() {
        return optimum().steps();
    }

    Curvature curvature() {
        return Curvature.of(parameters(), optimum().logarithmic());
    }

    boolean atBound() {
        return region.atBound(parameters());
    }

    private TrustRegion.Optimum optimum() {
        if (best == null) {
            throw new IllegalStateException("Nothing was found; ask found() first.");
        }
        return best;
    }
}
