package dev.fenji.kernel.grading;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One forecast graded. A measure that is not defined here (no event, no amount, one value for all) is absent.
 *
 * @param forecast its name
 * @param measures by measure
 * @param reliability bins of the reliability plot; empty without chances
 * @param brier the Brier score taken apart; null without chances
 * @param gain cumulative gain chart in steps of 5 %; empty when nothing happened
 */
public record Grade(
        String forecast,
        Map<Measure, Estimate> measures,
        List<CalibrationBin> reliability,
        @Nullable BrierParts brier,
        List<GainPoint> gain) {

    public Grade {
        measures = Collections.unmodifiableMap(new EnumMap<>(measures));
        reliability = List.copyOf(reliability);
        gain = List.copyOf(gain);
    }

    /** The measure's value, or {@code otherwise} where it is not defined. */
    public double value(Measure measure, double otherwise) {
        Estimate estimate = measures.get(measure);
        return estimate == null ? otherwise : estimate.value();
    }
}
