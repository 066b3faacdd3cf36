package dev.fenji.kernel.grading;

/** The measures of amounts and of their order, under any weights, in one walk from the best customer down. */
final class AmountMeasures {

    private final Ranked ranked;
    private final double[] expected;
    private final double[] actual;
    private final int[] actualGroup;
    private final boolean amounts;

    AmountMeasures(double[] expected, double[] actual, int[] actualGroups, boolean amounts) {
        this.ranked = Ranked.by(expected);
        this.expected = ranked.arrange(expected);
        this.actual = ranked.arrange(actual);
        this.actualGroup = new int[actual.length];
        for (int place = 0; place < actualGroup.length; place++) {
            actualGroup[place] = actualGroups[ranked.order[place]];
        }
        this.amounts = amounts;
    }

    /** Fills the measures it has; NaN stays where one is undefined. */
    void measure(byte[] weights, long total, double[] actualRanks, double[] into) {
        Sums all = new Sums(total);
        int start = 0;
        for (int end : ranked.groupEnd) {
            all.startGroup();
            for (int place = start; place < end; place++) {
                int weight = weights[ranked.order[place]];
                if (weight != 0) {
                    all.add(weight, expected[place], actual[place], actualRanks[actualGroup[place]]);
                }
            }
            all.endGroup();
            start = end;
        }
        all.results(into, amounts);
    }

    /** Running sums of one walk. */
    private static final class Sums {
        private final double total;
        private double expected;
        private double actual;
        private double absolute;
        private double squared;
        private double expectedSquared;
        private double actualSquared;
        private double product;
        private double top10;
        private double top20;
        private double walked;
        private double rankProduct;
        private double rankSquared;
        private double actualRankSquared;
        private double groupWeight;
        private double groupActual;
        private double groupRanks;

        Sums(long total) {
            this.total = total;
        }

        void startGroup() {
            groupWeight = 0;
            groupActual = 0;
            groupRanks = 0;
        }

        void add(int weight, double e, double a, double actualRank) {
            double error = e - a;
            expected += weight * e;
            absolute += weight * Math.abs(error);
            squared += weight * error * error;
            expectedSquared += weight * e * e;
            actualSquared += weight * a * a;
            product += weight * e * a;
            groupWeight += weight;
            groupActual += weight * a;
            double centred = actualRank - total / 2;
            groupRanks += weight * centred;
            actualRankSquared += weight * centred * centred;
        }

        void endGroup() {
            if (groupWeight == 0) {
                return;
            }
            double rank = walked + groupWeight / 2 - total / 2;
            rankProduct += rank * groupRanks;
            rankSquared += groupWeight * rank * rank;
            top10 += groupActual * inside(0.1 * total);
            top20 += groupActual * inside(0.2 * total);
            actual += groupActual;
            walked += groupWeight;
        }

        /** The part of this group that is above the line. */
        private double inside(double line) {
            return Math.clamp((line - walked) / groupWeight, 0.0, 1.0);
        }

        void results(double[] into, boolean amounts) {
            if (amounts) {
                put(into, Measure.TOTAL_ERROR, actual == 0 ? Double.NaN : expected / actual - 1);
                put(into, Measure.MAE, absolute / total);
                put(into, Measure.RMSE, Math.sqrt(squared / total));
                double covariance = product - expected * actual / total;
                double spread = Math.sqrt(
                        (expectedSquared - expected * expected / total) * (actualSquared - actual * actual / total));
                put(into, Measure.CORRELATION, spread > 1e-12 * expectedSquared ? covariance / spread : Double.NaN);
            }
            put(into, Measure.CAUGHT_TOP_10, actual > 0 ? top10 / actual : Double.NaN);
            put(into, Measure.CAUGHT_TOP_20, actual > 0 ? top20 / actual : Double.NaN);
            double rankSpread = Math.sqrt(rankSquared * actualRankSquared);
            put(into, Measure.SPEARMAN, rankSpread > 0 ? rankProduct / rankSpread : Double.NaN);
        }

        private static void put(double[] into, Measure measure, double value) {
            into[measure.ordinal()] = Double.isFinite(value) ? value : Double.NaN;
        }
    }
}
