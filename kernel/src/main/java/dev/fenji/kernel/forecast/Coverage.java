package dev.fenji.kernel.forecast;

import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * How often intervals held on a hold-out.
 *
 * @param expected customers with a forecast
 * @param buyers those that ordered before the hold-out ended
 * @param held buyers whose order fell into the interval of the date
 * @param decided customers whose interval ended before the hold-out did, whether they ordered or not
 * @param heldOfDecided those of them whose order fell into it: those that never come back lower it
 */
public record Coverage(int expected, int buyers, int held, int decided, int heldOfDecided) {

    /** No order within the hold-out. */
    public static final long NO_ORDER = Long.MAX_VALUE;

    /**
     * Measures.
     *
     * @param forecasts as of the start of the hold-out
     * @param actualDay day of the customer's first order in the hold-out, or {@link #NO_ORDER}
     * @param endDay first day after the hold-out
     */
    public static Coverage of(List<NextOrder.Expected> forecasts, LongUnaryOperator actualDay, long endDay) {
        int buyers = 0;
        int held = 0;
        int decided = 0;
        int heldOfDecided = 0;
        for (NextOrder.Expected forecast : forecasts) {
            long day = actualDay.applyAsLong(forecast.customer());
            boolean inside = day < endDay && day >= forecast.fromDay() && day <= forecast.toDay();
            buyers += day < endDay ? 1 : 0;
            held += inside ? 1 : 0;
            if (forecast.toDay() < endDay) {
                decided++;
                heldOfDecided += inside ? 1 : 0;
            }
        }
        return new Coverage(forecasts.size(), buyers, held, decided, heldOfDecided);
    }

    /** Share of the buyers whose date the interval held; 0 without buyers. */
    public double ofBuyers() {
        return buyers == 0 ? 0 : (double) held / buyers;
    }

    /** Share of the decided intervals that held; 0 when none is decided. */
    public double ofDecided() {
        return decided == 0 ? 0 : (double) heldOfDecided / decided;
    }
}
