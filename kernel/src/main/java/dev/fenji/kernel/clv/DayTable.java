package dev.fenji.kernel.clv;

/**
 * {@code ln(1 + d/scale)} and its derivatives in {@code scale} for whole days d, {@code scale} in weeks. Days are whole
 * numbers: a table replaces a logarithm per customer.
 */
final class DayTable {

    final double[] log;
    final double[] slope;
    final double[] bend;
    final double[] inverse;

    DayTable(double scale, int longestDays) {
        int size = longestDays + 1;
        log = new double[size];
        slope = new double[size];
        bend = new double[size];
        inverse = new double[size];
        for (int day = 0; day < size; day++) {
            double weeks = day / PurchaseState.WEEK;
            inverse[day] = 1 / (scale + weeks);
            log[day] = Math.log1p(weeks / scale);
            slope[day] = -weeks * inverse[day] / scale;
            bend[day] = -slope[day] * (inverse[day] + 1 / scale);
        }
    }
}
