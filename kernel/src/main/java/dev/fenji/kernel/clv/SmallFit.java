package dev.fenji.kernel.clv;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The best of several searches, and its report, for the models with few states. */
final class SmallFit {

    private static final double CONVERGED = 1e-5;

    private final TrustRegion region;
    private final TrustRegion.@Nullable Optimum best;

    private SmallFit(TrustRegion region, TrustRegion.@Nullable Optimum best) {
        this.region = region;
        this.best = best;
    }

    static SmallFit of(Objective objective, double smallest, double largest, double[][] starts) {
        double[] low = new double[objective.size()];
        double[] high = new double[objective.size()];
        Arrays.fill(low, smallest);
        Arrays.fill(high, largest);
        TrustRegion region = new TrustRegion(objective, low, high);
        return new SmallFit(region, region.best(starts));
    }

    boolean found() {
        return best != null;
    }

    double[] parameters() {
        return optimum().parameters();
    }

    FitReport report(
            DataWindow window,
            long customers,
            long buyers,
            long purchases,
            int states,
            Map<Exclusion, Long> exclusions) {
        TrustRegion.Optimum at = optimum();
        Curvature curvature = Curvature.of(at.parameters(), at.logarithmic());
        double gradient = at.gradientNorm() / customers;
        Set<FitFlag> flags = EnumSet.noneOf(FitFlag.class);
        if (curvature.flat()) {
            flags.add(FitFlag.FLAT_LIKELIHOOD);
        }
        if (region.atBound(at.parameters())) {
            flags.add(FitFlag.AT_BOUND);
        } else if (!(gradient < CONVERGED)) {
            flags.add(FitFlag.NOT_CONVERGED);
        }
        return new FitReport(
                at.logarithmic().value,
                gradient,
                at.steps(),
                curvature,
                curvature.standardErrors(),
                window,
                customers,
                buyers,
                purchases,
                states,
                exclusions,
                Set.copyOf(flags),
                Map.of());
    }

    private TrustRegion.Optimum optimum() {
        if (best == null) {
            throw new IllegalStateException("Nothing was found; ask found() first.");
        }
        return best;
    }
}
