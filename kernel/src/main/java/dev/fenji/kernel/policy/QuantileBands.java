package dev.fenji.kernel.policy;

import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.scorecard.Ramp;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learned quantile boundaries as half-open bands. A value at a boundary belongs to the bin below it, so a band begins
 * one millionth above its boundary; bins emptied by ties vanish.
 */
final class QuantileBands {

    private static final BigDecimal NEXT = BigDecimal.ONE.movePointLeft(Micros.SCALE);

    private QuantileBands() {}

    static List<Method.Band> of(Method.Scoring.Quantile scoring, Calibration.@Nullable Bins bins) {
        if (bins == null) {
            return List.of();
        }
        List<Method.Band> bands = new ArrayList<>();
        BigDecimal from = null;
        for (int i = 0; i <= bins.boundaries().size(); i++) {
            boolean last = i == bins.boundaries().size();
            BigDecimal to = last ? null : bins.boundaries().get(i).add(NEXT);
            if (from == null || to == null || from.compareTo(to) < 0) {
                bands.add(new Method.Band(from, to, points(scoring, i)));
                from = to;
            }
        }
        return bands;
    }

    /** 0 in the worst bin, 100 in the best, equal steps between. */
    private static BigDecimal points(Method.Scoring.Quantile scoring, int bin) {
        int top = scoring.bins() - 1;
        int place = scoring.better() == Direction.LOW ? top - bin : bin;
        return Micros.decimal(Micros.multiplyDivide(Ramp.FULL, place, top));
    }
}
