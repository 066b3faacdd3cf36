package dev.fenji.kernel.lifecycle;

import dev.fenji.kernel.metric.BaseMetrics;
import dev.fenji.kernel.number.Micros;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lifecycle stages. With gap g (own median from four purchases on, else the segment's; floored and capped) and recency
 * r in days: prospect without a purchase; new while young and with few purchases; reactivated when a purchase within
 * the last g days ended a silence of more than 3·g; else active for r ≤ 1.5·g, silent for r ≤ 3·g, lost beyond.
 */
public final class Lifecycle {

    private static final long NO_GAP = 0;

    private final LifecycleRule rule;
    private final LifecycleCalibration calibration;

    public Lifecycle(LifecycleRule rule, LifecycleCalibration calibration) {
        this.rule = rule;
        this.calibration = calibration;
    }

    /** One customer's own gap and its segment, as input of {@link #calibrate}. */
    public record OwnGap(String segment, long medianGapMicros) {}

    /** The customer's contribution to the calibration, or null when it has no own gap. */
    public static @Nullable OwnGap ownGap(LifecycleRule rule, String segment, BaseMetrics base) {
        return hasOwnGap(rule, base) ? new OwnGap(segment, base.medianGapMicros()) : null;
    }

    /** Learns the typical gap of everyone and of each segment with enough customers. */
    public static LifecycleCalibration calibrate(LifecycleRule rule, Collection<OwnGap> gaps) {
        List<Long> all = new ArrayList<>();
        Map<String, List<Long>> bySegment = new HashMap<>();
        for (OwnGap gap : gaps) {
            all.add(gap.medianGapMicros());
            bySegment.computeIfAbsent(gap.segment(), any -> new ArrayList<>()).add(gap.medianGapMicros());
        }
        Map<String, Long> segments = new HashMap<>();
        bySegment.forEach((segment, own) -> {
            if (own.size() >= rule.minimumSegment()) {
                segments.put(segment, median(own));
            }
        });
        long typical = all.isEmpty() ? Micros.ofUnits(rule.capDays()) : median(all);
        return new LifecycleCalibration(typical, all.size(), segments);
    }

    /** The stage of one customer as of the day the base metrics are of. */
    public Stage stage(BaseMetrics base, String segment, int asOfDay) {
        if (base.purchasesEver() == 0) {
            return Stage.PROSPECT;
        }
        if (asOfDay - base.firstDay() <= rule.newDays() && base.purchasesEver() < rule.newPurchases()) {
            return Stage.NEW;
        }
        boolean own = hasOwnGap(rule, base);
        long gap = bounded(own ? base.medianGapMicros() : calibration.gapMicros(segment));
        long recency = Micros.ofUnits(asOfDay - base.lastDay());
        long silence = Micros.ofUnits(own ? known(base.recentGapDays()) : recentGap(base, gap, asOfDay));
        if (silence > 3 * gap) {
            return Stage.REACTIVATED;
        }
        if (2 * recency <= 3 * gap) {
            return Stage.ACTIVE;
        }
        return recency <= 3 * gap ? Stage.SILENT : Stage.LOST;
    }

    private static boolean hasOwnGap(LifecycleRule rule, BaseMetrics base) {
        return base.purchasesEver() >= rule.ownGapPurchases() && base.medianGapMicros() != Micros.UNKNOWN;
    }

    private long bounded(long gap) {
        return Math.clamp(gap, Micros.ofUnits(rule.floorDays()), Micros.ofUnits(rule.capDays()));
    }

    /**
     * The longest gap that ended within the last {@code gap} days, for customers of at most three purchase days: the
     * last gap is counted, and the one before it is what remains between the first and the last day.
     */
    private static long recentGap(BaseMetrics base, long gap, int asOfDay) {
        long last = known(base.lastGapDays());
        if (last == NO_GAP) {
            return NO_GAP;
        }
        long longest = within(asOfDay - base.lastDay(), gap) ? last : NO_GAP;
        if (base.purchaseDaysEver() == 3 && within(asOfDay - base.lastDay() + last, gap)) {
            longest = Math.max(longest, base.lastDay() - base.firstDay() - last);
        }
        return longest;
    }

    private static boolean within(long days, long gapMicros) {
        return Micros.ofUnits(days) <= gapMicros;
    }

    private static long known(long days) {
        return days == Micros.UNKNOWN ? NO_GAP : days;
    }

    private static long median(List<Long> values) {
        Collections.sort(values);
        int middle = values.size() / 2;
        return values.size() % 2 == 1
                ? values.get(middle)
                : Micros.divideHalfUp(Math.addExact(values.get(middle - 1), values.get(middle)), 2);
    }
}
