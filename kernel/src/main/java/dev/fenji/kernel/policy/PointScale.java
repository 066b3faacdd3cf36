package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Interval;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** A scoring made ready: from the value at a position of the inputs to points, and back to the value needed. */
interface PointScale {

    /** Points in millionths, or {@link Micros#UNKNOWN}. */
    long points(Inputs inputs, int position);

    /** The interval the value fell into; null when unknown or when the scoring has none. */
    @Nullable
    Interval band(Inputs inputs, int position);

    /** The value nearest to the present one whose points are enough; null when there is none. */
    @Nullable
    Raw nearest(Inputs inputs, int position, LongPredicate enough);

    /** Where its points change. */
    Turns turns();

    /** The scale of a criterion, with the boundaries learned for it. */
    static PointScale of(Method.Criterion criterion, Calibration.Learned learned) {
        long step = Fields.step(criterion.field());
        return switch (criterion.scoring()) {
            case Method.Scoring.Bands bands -> new BandScale(bands.bands(), step, false);
            case Method.Scoring.Ramp ramp -> new RampScale(Micros.of(ramp.from()), Micros.of(ramp.to()), step);
            case Method.Scoring.Choice choice -> new ChoiceScale(choice);
            case Method.Scoring.Quantile quantile ->
                new BandScale(QuantileBands.of(quantile, learned.bins().get(criterion.id())), step, true);
        };
    }
}
