package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Interval;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Half-open bands [from, to); learned ones are shown as (boundary, boundary], which is the same in millionths. */
final class BandScale implements PointScale {

    private static final long OPEN_LOW = Long.MIN_VALUE + 1;
    private static final long OPEN_HIGH = Long.MAX_VALUE;

    private final long[] from;
    private final long[] to;
    private final long[] points;
    private final long step;
    private final boolean learned;

    BandScale(List<Method.Band> bands, long step, boolean learned) {
        this.learned = learned;
        int n = bands.size();
        from = new long[n];
        to = new long[n];
        points = new long[n];
        for (int i = 0; i < n; i++) {
            Method.Band band = bands.get(i);
            from[i] = band.from() == null ? OPEN_LOW : Micros.of(band.from());
            to[i] = band.to() == null ? OPEN_HIGH : Micros.of(band.to());
            points[i] = Micros.of(band.points());
        }
        this.step = step;
    }

    @Override
    public long points(Inputs inputs, int position) {
        int band = bandOf(inputs.micros(position));
        return band < 0 ? Micros.UNKNOWN : points[band];
    }

    @Override
    public @Nullable Interval band(Inputs inputs, int position) {
        int band = bandOf(inputs.micros(position));
        if (band < 0) {
            return null;
        }
        long shift = learned ? 1 : 0;
        return new Interval(
                from[band] == OPEN_LOW ? null : Micros.decimal(from[band] - shift),
                !learned,
                to[band] == OPEN_HIGH ? null : Micros.decimal(to[band] - shift),
                learned);
    }

    @Override
    public @Nullable Raw nearest(Inputs inputs, int position, LongPredicate enough) {
        long value = inputs.micros(position);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            order.add(i);
        }
        order.sort(
                value == Micros.UNKNOWN
                        ? Comparator.comparingLong(band -> points[band])
                        : Comparator.comparingLong(band -> distance(band, value)));
        for (int band : order) {
            long target = entry(band, value);
            if (target != Micros.UNKNOWN && enough.test(points[band])) {
                return new Raw(Micros.decimal(target), null);
            }
        }
        return null;
    }

    @Override
    public Turns turns() {
        return Turns.at(LongStream.concat(Arrays.stream(from), Arrays.stream(to))
                .filter(end -> end != OPEN_LOW && end != OPEN_HIGH));
    }

    private int bandOf(long value) {
        if (value == Micros.UNKNOWN) {
            return -1;
        }
        for (int i = 0; i < from.length; i++) {
            if (from[i] <= value && value < to[i]) {
                return i;
            }
        }
        return -1;
    }

    /** The value of the band nearest to the present one, on the field's step; unknown when the band holds no step. */
    private long entry(int band, long value) {
        if (value != Micros.UNKNOWN && value >= to[band]) {
            long below = Fields.atMost(to[band] - 1, step);
            return below >= from[band] ? below : Micros.UNKNOWN;
        }
        if (from[band] == OPEN_LOW) {
            return to[band] == OPEN_HIGH ? 0 : Fields.atMost(to[band] - 1, step);
        }
        long at = Fields.atLeast(from[band], step);
        return at < to[band] ? at : Micros.UNKNOWN;
    }

    private long distance(int band, long value) {
        long target = entry(band, value);
        return target == Micros.UNKNOWN ? Long.MAX_VALUE : Math.absExact(Math.subtractExact(target, value));
    }
}
