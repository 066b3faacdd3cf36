package dev.fenji.kernel.policy;

import dev.fenji.kernel.policy.Calibration.Bins;
import dev.fenji.kernel.policy.Calibration.Learned;
import java.math.BigDecimal;
import java.util.List;

/**
 * Turns an RFM policy that learns its boundaries into one that fixes those it learned: afterwards a customer moves only
 * by its own doing.
 */
public final class FixedBoundaries {

    private FixedBoundaries() {}

    /**
     * The same policy with fixed boundaries, those learned from everyone; ranking within groups ends with it.
     *
     * @throws IllegalArgumentException when the policy is not RFM or the calibration is of another method
     */
    public static PolicyDocument of(PolicyDocument document, Calibration calibration) {
        if (!(document.method() instanceof Method.Rfm rfm)) {
            throw new IllegalArgumentException(
                    "The method (%s) must be rfm.".formatted(document.method().kind()));
        }
        Method.Boundaries boundaries = new Method.Boundaries(
                axis(calibration.whole(), 0), axis(calibration.whole(), 1), axis(calibration.whole(), 2));
        Method.Rfm fixed = new Method.Rfm(
                rfm.scale(),
                Method.Binning.FIXED,
                boundaries,
                rfm.frequencyMetric(),
                rfm.monetaryMetric(),
                rfm.axis(),
                rfm.segments(),
                rfm.minimumPopulation());
        return new PolicyDocument(
                document.slug(),
                document.title(),
                document.description(),
                document.windowMonths(),
                document.value(),
                document.requiresPurchase(),
                document.scope(),
                List.of(),
                document.minimumGroup(),
                fixed,
                document.tiers());
    }

    private static List<BigDecimal> axis(Learned learned, int axis) {
        Bins bins = learned.bins().get(RfmScorer.AXES.get(axis));
        if (bins == null) {
            throw new IllegalArgumentException(
                    "The calibration must hold boundaries for (%s).".formatted(RfmScorer.AXES.get(axis)));
        }
        return bins.boundaries();
    }
}
