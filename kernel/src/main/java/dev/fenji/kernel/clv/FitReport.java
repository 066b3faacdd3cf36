package dev.fenji.kernel.clv;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a model was fitted.
 *
 * @param logLikelihood at the maximum, times in weeks, without the constant {@code T^x/x!}
 * @param gradientNorm length of the gradient in the logarithms of the parameters, per customer
 * @param steps steps of the optimiser
 * @param curvature how sharp the maximum is
 * @param standardErrors of the parameters, in their order
 * @param window the days that were seen
 * @param customers customers in the fit
 * @param repeatBuyers customers with a repeat purchase
 * @param repeatPurchases all repeat purchases
 * @param states distinct states, the rows that were computed with
 * @param exclusions customers that were left out, by reason
 * @param flags what to beware of
 * @param values further figures by name, for example {@code nbdLogLikelihood}
 */
public record FitReport(
        double logLikelihood,
        double gradientNorm,
        int steps,
        Curvature curvature,
        List<Double> standardErrors,
        DataWindow window,
        long customers,
        long repeatBuyers,
        long repeatPurchases,
        int states,
        Map<Exclusion, Long> exclusions,
        Set<FitFlag> flags,
        Map<String, Double> values) {}
