package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Interval;
import dev.fenji.kernel.policy.Explanation.Raw;
import dev.fenji.kernel.scorecard.Ramp;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** A linear ramp; the value needed is found by bisection over the field's steps. */
record RampScale(long from, long to, long step) implements PointScale {

    @Override
    public long points(Inputs inputs, int position) {
        long value = inputs.micros(position);
        return value == Micros.UNKNOWN ? Micros.UNKNOWN : Ramp.points(value, from, to);
    }

    /** The ramp's foot or flat parts are told apart from the slope. */
    @Override
    public @Nullable Interval band(Inputs inputs, int position) {
        return inputs.micros(position) == Micros.UNKNOWN
                ? null
                : new Interval(Micros.decimal(Math.min(from, to)), true, Micros.decimal(Math.max(from, to)), true);
    }

    @Override
    public Turns turns() {
        return Turns.between(from, to);
    }

    @Override
    public @Nullable Raw nearest(Inputs inputs, int position, LongPredicate enough) {
        if (!enough.test(Ramp.FULL)) {
            return null;
        }
        long value = inputs.micros(position);
        long start = value == Micros.UNKNOWN ? from : value;
        boolean rising = from < to;
        long origin = rising ? Fields.atMost(start, step) : Fields.atLeast(start, step);
        long sign = rising ? step : -step;
        long most = Math.ceilDiv(Math.absExact(Math.subtractExact(to, origin)), step);
        long low = 0; // not enough, or the present value
        long high = most; // enough
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (enough.test(Ramp.points(origin + sign * middle, from, to))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new Raw(Micros.decimal(origin + sign * high), null);
    }
}
